import GIS
import PlanFile

extension Plan {
  /// Reads a plan file and checks all that can be checked without its layers.
  ///
  /// The file's shape is documented by `GeoData/plan.schema.json`.
  /// Errors: ``/GIS/Failure`` with every problem and its line; of kind missing input where the plan or one of its
  /// files is not there and nothing else is wrong, of kind bad data otherwise. Cost: O(text).
  public init(contentsOf path: String, catalogue: MeasureCatalogue) throws(Failure) {
    let draft = try PlanDraft(contentsOf: path, catalogue: catalogue)
    if let failure = Failure(draft.problems) { throw failure }
    self = draft.plan
  }
}

/// A plan as far as it could be read, with what is wrong with it: so that the data can be checked as well before
/// everything is reported in one go.
package struct PlanDraft {
  /// The parts that could be read.
  package let plan: Plan
  /// What is wrong with the rest.
  package let problems: [Problem]

  /// Joins a plan and its problems.
  package init(plan: Plan, problems: [Problem]) {
    self.plan = plan
    self.problems = problems
  }

  /// Reads a plan file.
  ///
  /// Errors: only where there is no plan to speak of: no such file, no YAML, nothing in it.
  package init(contentsOf path: String, catalogue: MeasureCatalogue) throws(Failure) {
    try self.init(text: readText(path), file: path, catalogue: catalogue)
  }

  /// Reads the text of a plan file; `file` says where it stands, from which paths are taken.
  ///
  /// - Parameter standards: The names of standards whose rows stand in the place of the plan's indicators, as far as its layers
  ///   allow; none for the plan's own.
  package init(
    text: String, file: String, catalogue: MeasureCatalogue, standards: [String] = []
  ) throws(Failure) {
    guard let root = try PlanNode.parse(text, file: file) else {
      throw Failure(.badData, texts.problem("empty-file"), at: Place(file: file))
    }
    var reader = PlanReader(file: file, catalogue: catalogue, standards: standards)
    plan = reader.plan(root)
    problems = reader.problems
  }
}

/// Walks through a plan file, section by section.
struct PlanReader {
  package let file: String
  package let folder: String
  package let catalogue: MeasureCatalogue
  package var problems: [Problem] = []
  /// The keys under `layers`, also of those that could not be read, so that one fault is reported once.
  package var layerKeys: [String] = []
  /// The standards whose rows stand in the place of the indicators.
  let standards: [String]
  /// Where standards stand: looked for once, and only where one is named.
  lazy var library = StandardLibrary.nearest(to: folder)
  /// The layers in the roles of standards.
  var roles = RoleMap(layerKeys: [])

  package init(file: String, catalogue: MeasureCatalogue, standards: [String] = []) {
    self.file = file
    self.catalogue = catalogue
    self.standards = standards
    folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
  }

  package mutating func plan(_ root: PlanNode) -> Plan {
    var plan = Plan(
      title: LocalizedText(""), workingSystem: WorkingSystemChoice(code: nil), layers: [],
      zones: ZoneDefinition(layer: "", nameField: "", groups: [], place: root.place), population: nil,
      indicators: [], file: file)
    guard let section = SectionReader(root, as: .plan, texts("what/plan"), &problems) else { return plan }
    plan.title = section["title"]?.localizedText(texts("what/title"), &problems) ?? plan.title
    plan.workingSystem = section["working-system"].flatMap { workingSystem($0) } ?? plan.workingSystem
    plan.layers = section["layers"].map { layers($0) } ?? []
    plan.zones = section["zones"].flatMap { zones($0, plan.layers) } ?? plan.zones
    plan.population = section["population"].flatMap { population($0) }
    let surroundings = ParameterReader.Surroundings(
      layers: layerKeys, hasPopulation: section["population"] != nil, folder: folder)
    roles = RoleMap(layerKeys: layerKeys).merging(section["roles"]?.entries ?? [])
    plan.indicators =
      standards.isEmpty
      ? section["indicators"].map { indicators($0, in: surroundings) } ?? []
      : indicators(of: standards, in: surroundings)
    return plan
  }

  private mutating func workingSystem(_ node: PlanNode) -> WorkingSystemChoice? {
    guard let text = node.text(texts("what/working-system"), &problems) else { return nil }
    if text == "local" { return WorkingSystemChoice(code: nil, at: node.place) }
    return node.coordinateSystem(texts("what/working-system"), &problems).map {
      WorkingSystemChoice(code: $0.name, at: node.place)
    }
  }

  private mutating func population(_ node: PlanNode) -> PopulationSource? {
    guard let section = SectionReader(node, as: .population, texts("what/population"), &problems) else {
      return nil
    }
    let layer = section["layer"]?.layerKey(texts("what/population"), among: layerKeys, &problems)
    let property = section["property"]?.text(texts("what/population-s-property"), &problems)
    let year = section["year"]?.year(texts("what/population-s-year"), &problems)
    let mask = section["mask"]?.layerKey(texts("what/population-s-mask"), among: layerKeys, &problems)
    let weight = section["weight"]?.text(texts("what/population-s-weight"), &problems)
    let cell = section["cell"]?.length(texts("what/population-s-cell"), &problems)
    if let node = section["weight"], section["mask"] == nil {
      problems.refuse(texts.problem("weight-without-mask"), at: node.place)
    }
    guard let layer, let property else { return nil }
    return PopulationSource(
      layer: layer, property: property, year: year, mask: mask, weight: weight, cell: cell, place: node.place)
  }
}
