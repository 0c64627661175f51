import GIS

/// Takes the edits out of a scenario file, each problem with its line.
struct EditReader {
  /// The project of edits that name none.
  package let project: LocalizedText
  /// The folder of the file, from which paths are taken.
  package let folder: String
  package var problems: [Problem] = []

  package init(project: LocalizedText, folder: String) {
    self.project = project
    self.folder = folder
  }

  /// Reads one edit; `nil`, with everything reported, where it is none.
  package mutating func edit(_ node: PlanNode) -> ScenarioEdit? {
    guard case .mapping(let entries) = node.content, let first = entries.first else {
      return node.report(
        texts.problem("not-a-group/edit"), &problems
      )
    }
    let kinds = entries.filter { EditKind.names.contains($0.key) }
    guard let kind = kinds.first else {
      problems.refuse(
        texts.problem("unknown-edit", ["key": first.key]), at: first.place,
        advice: suggestion(for: first.key, among: EditKind.names))
      return nil
    }
    if kinds.count > 1 {
      problems.refuse(
        texts.problem("two-edits", ["key": kinds[0].key, "key2": kinds[1].key]), at: kinds[1].place)
      return nil
    }
    let what: LocalizedText = texts("what/edit", ["key": kind.key])
    guard let table = PlanSection.edits.first(where: { $0.name == kind.key }),
      let section = SectionReader(node, as: table, what, &problems)
    else { return nil }
    let before = problems.count
    let change = self.change(kind, section, what)
    let named = section["project"]?.localizedText(what.part("project"), &problems)
    let cost = section["cost"].flatMap { self.cost($0, what) }
    let year = section["year"]?.year(what.part("year"), &problems)
    guard let change, problems.count == before else { return nil }
    return ScenarioEdit(
      edit: change, project: named ?? project, cost: cost, year: year, place: node.place, folder: folder)
  }

  package mutating func change(_ kind: PlanNode.Entry, _ section: SectionReader, _ what: LocalizedText)
    -> EditKind?
  {
    if kind.key == "population" { return population(kind.value, section, what) }
    guard let layer = kind.value.text(what.part("layer"), &problems) else { return nil }
    let selection = FeatureSelection(
      layer: layer, ids: kind.key == "add" ? [] : ids(of: section, kind.key, what),
      condition: kind.key == "replace" || kind.key == "extend"
        ? nil : section["where"]?.condition(what.part("where"), &problems))
    if selection.isAll, ["remove", "close", "move", "replace", "extend"].contains(kind.key) {
      return problems.refuse(
        ["replace", "extend"].contains(kind.key)
          ? texts.problem("no-selection/one", ["what": what])
          : texts.problem("no-selection/several", ["what": what]),
        at: kind.place)
    }
    switch kind.key {
    case "add":
      guard let shapes = shapes(section, what, kind.place) else { return nil }
      return .add(
        layer: layer, shapes: shapes, properties: properties(section["properties"], what),
        id: section["id"].flatMap { $0.propertyValue(what.part("id"), &problems) })
    case "remove": return .remove(selection)
    case "close": return .close(selection)
    case "move": return movement(section, what, kind.place).map { .move(selection, $0) }
    case "replace": return shapes(section, what, kind.place).map { .replace(selection, $0) }
    case "set": return .set(selection, properties(section["properties"], what))
    case "scale":
      let property = section["property"]?.text(what.part("property"), &problems)
      return section["by"].flatMap { factor($0, what) }.map {
        .scale(selection, property: property, factor: $0)
      }
    default:
      guard let along = section["along"], let places = positions(along, what) else { return nil }
      return .extend(selection, along: inline(type: "MultiPoint", places, system(section, what)))
    }
  }

  // MARK: - Features

  package mutating func ids(of section: SectionReader, _ kind: String, _ what: LocalizedText) -> [Condition
    .Value]
  {
    (section["id"]?.elements ?? []).compactMap { element in
      guard let text = element.text(what.part("id"), &problems) else { return nil }
      return Condition.Value(text: text, number: element.number)
    }
  }

  package mutating func properties(_ node: PlanNode?, _ what: LocalizedText) -> Properties {
    var properties = Properties()
    guard let node else { return properties }
    guard case .mapping(let entries) = node.content else {
      let _: Never? = node.report(
        texts.problem("not-a-group/properties", ["what": what]), &problems)
      return properties
    }
    for entry in entries {
      properties[entry.key] = entry.value.propertyValue(
        texts("what/property", ["what": what, "key": entry.key]), &problems)
    }
    return properties
  }

  package mutating func system(_ section: SectionReader, _ what: LocalizedText) -> CoordinateSystem? {
    section["system"]?.coordinateSystem(what.part("system"), &problems)
  }

  /// Exactly one of at, geometry and file.
  package mutating func shapes(_ section: SectionReader, _ what: LocalizedText, _ place: Place)
    -> ShapeSource?
  {
    let given = ["at", "geometry", "file"].filter { section[$0] != nil }
    guard given.count == 1 else {
      problems.append(
        Problem(
          .error,
          given.isEmpty
            ? texts.problem("no-geometry", ["what": what])
            : texts.problem("two-geometries", ["what": what, "first": given[0], "second": given[1]]),
          at: place))
      return nil
    }
    let system = system(section, what)
    if let node = section["file"] { return file(node, section, system, what) }
    if let node = section["geometry"] { return .inline(json: node.json, system: system) }
    guard let node = section["at"], let places = positions(node, what) else { return nil }
    let features = places.map {
      #"{"type":"Feature","properties":null,"geometry":{"type":"Point","coordinates":\#($0)}}"#
    }
    return .inline(
      json: #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#, system: system)
  }

  private func inline(type: String, _ places: [String], _ system: CoordinateSystem?) -> ShapeSource {
    .inline(
      json: #"{"type":"\#(type)","coordinates":[\#(places.joined(separator: ","))]}"#, system: system)
  }

  /// One position or a list of them, as JSON.
  package mutating func positions(_ node: PlanNode, _ what: LocalizedText) -> [String]? {
    let isOne = node.elements.contains { $0.number != nil }
    let lists = isOne ? [node] : node.elements
    let places = lists.compactMap { list -> String? in
      let numbers = list.elements.compactMap(\.number)
      guard numbers.count == 2, list.elements.count == 2 else {
        return list.report(texts.problem("not-a-position", ["what": what]), &problems)
      }
      return list.json
    }
    return places.isEmpty || places.count < lists.count ? nil : places
  }

  package mutating func movement(_ section: SectionReader, _ what: LocalizedText, _ place: Place) -> Movement?
  {
    if let node = section["to"], section["by"] == nil {
      guard let places = positions(node, what), places.count == 1 else { return nil }
      return .to(
        .inline(json: #"{"type":"Point","coordinates":\#(places[0])}"#, system: system(section, what)))
    }
    guard let node = section["by"], section["to"] == nil else {
      problems.refuse(texts.problem("no-movement", ["what": what]), at: place)
      return nil
    }
    guard let shift = SectionReader(node, as: .shift, what.part("by"), &problems) else { return nil }
    let metres = ["east", "north"].map { key in
      guard let node = shift[key] else { return 0.0 }
      guard let length = node.text.flatMap({ Length($0) }),
        abs(length.metres) <= Length.sensible.upperBound.metres
      else {
        let _: Never? = node.report(
          texts.problem("unknown-unit/length", ["what": what, "key": key]), &problems)
        return 0.0
      }
      return length.metres
    }
    return .by(east: metres[0], north: metres[1])
  }

  /// The features of a file that stands where the scenario says; those that satisfy where, if the edit takes one.
  package mutating func file(
    _ node: PlanNode, _ section: SectionReader, _ system: CoordinateSystem?, _ what: LocalizedText
  ) -> ShapeSource? {
    guard let file = node.text(what.part("file"), &problems) else { return nil }
    let path = pathFromPlan(file, folder: folder)
    do {
      try requireFile(path, at: node.place)
    } catch {
      problems += error.problems
      return nil
    }
    let condition =
      section.has("where") ? section["where"]?.condition(what.part("where"), &problems) : nil
    return .file(path: path, condition: condition, system: system)
  }
}
