import GIS
import Importing
import PlanFile

/// Plans that are made in memory: a command that answers one question makes a plan of it and evaluates that, so that a
/// question has one answer.
extension Plan {
  /// Joins the parts of a plan without a file.
  package init(
    title: LocalizedText, workingSystem: String?, layers: [PlanLayer], zones: ZoneDefinition,
    population: PopulationSource?, indicators: [Indicator]
  ) {
    self.title = title
    self.workingSystem = WorkingSystemChoice(code: workingSystem)
    self.layers = layers
    self.zones = zones
    self.population = population
    self.indicators = indicators
    file = ""
  }
}

extension PlanLayer {
  /// A whole file as a layer, named after it.
  ///
  /// - Parameter key: Its key; other layers of the plan have others.
  package init(
    key: String, path: String, reading: ReadingOptions, system: CoordinateSystem?, repairs: Bool = false
  ) {
    self.init(
      key: key, name: LocalizedText(fileStem(path)), file: path, path: path, reading: reading, system: system,
      nameField: reading.nameProperty, condition: nil, repairs: repairs, place: Place(file: path))
  }
}

extension PlanLayer {
  /// A layer that is at hand, and given to the workspace beside the plan.
  ///
  /// - Parameters:
  ///   - key: Its key; other layers of the plan have others.
  ///   - nameField: The property that names a feature.
  package init(atHand key: String, nameField: String? = nil) {
    self.init(
      key: key, name: LocalizedText(key), file: "", path: "layer:\(key)", reading: ReadingOptions(),
      system: nil, nameField: nameField, condition: nil, repairs: false, place: Place())
  }
}

extension ZoneDefinition {
  /// Zones without groups.
  package init(layer: String, nameField: String?, at place: Place) {
    self.init(layer: layer, nameField: nameField, groups: [], place: place)
  }
}

extension PopulationSource {
  /// People of a layer, counted in no particular year.
  package init(
    layer: String, property: String, mask: String?, weight: String?, cell: Length?, at place: Place
  ) {
    self.init(
      layer: layer, property: property, year: nil, mask: mask, weight: weight, cell: cell, place: place)
  }
}

extension Indicator {
  /// An indicator whose parameters are options of a command.
  ///
  /// - Parameters:
  ///   - id: Its id.
  ///   - name: Its name.
  ///   - measure: How it is computed.
  ///   - options: The parameters by name, as text; those without text are left out.
  ///   - layers: The keys of the plan's layers.
  ///   - hasPopulation: Whether the plan says where people live.
  /// - Throws: ``/GIS/Failure`` with all that is wrong with the options, each named as it is typed.
  package init<M: Measure>(
    id: String, name: LocalizedText, measure: M.Type, options: [(name: String, values: [String])],
    layers: [String], hasPopulation: Bool
  ) throws(Failure) {
    let entries = options.filter { !$0.values.isEmpty }.map { option in
      PlanNode.Entry(
        key: option.name, place: Place(),
        value: PlanNode(.list(option.values.map { PlanNode(.scalar($0, quoted: false)) })).unwrapped)
    }
    let node = PlanNode(.mapping(entries))
    var reader = ParameterReader(
      node, for: M.description, of: name, at: Place(),
      in: ParameterReader.Surroundings(layers: layers, hasPopulation: hasPopulation, folder: ""),
      areOptions: true)
    let measure = M(from: &reader)
    if let failure = Failure(reader.problems) { throw failure }
    self.init(
      id: id, name: name, measureName: M.description.name, measure: measure, parameters: node,
      layers: reader.layers.uniqued(), files: reader.files, place: Place())
  }
}

extension PlanNode {
  /// The element of a list of one; the node itself otherwise.
  fileprivate var unwrapped: PlanNode { elements.count == 1 ? elements[0] : self }
}
