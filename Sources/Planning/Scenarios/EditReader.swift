import GIS

/// Takes the edits out of a scenario file, each problem with its line.
struct EditReader {
  /// The project of edits that name none.
  let project: LocalizedText
  /// The folder of the file, from which paths are taken.
  let folder: String
  var problems: [Problem] = []

  init(project: LocalizedText, folder: String) {
    self.project = project
    self.folder = folder
  }

  /// Reads one edit; `nil`, with everything reported, where it is none.
  mutating func edit(_ node: PlanNode) -> ScenarioEdit? {
    guard case .mapping(let entries) = node.content, let first = entries.first else {
      return node.report(
        "not-a-group", "An edit should be a group of keys", advice: "For example - add: bus-stops.", &problems
      )
    }
    let kinds = entries.filter { Edit.names.contains($0.key) }
    guard let kind = kinds.first else {
      problems.append(
        Problem(
          .error, code: "unknown-edit", "“\(first.key)” is no edit.", at: first.place,
          advice: suggestion(for: first.key, among: Edit.names)))
      return nil
    }
    if kinds.count > 1 {
      problems.append(
        Problem(
          .error, code: "two-edits", "“\(kinds[0].key)” and “\(kinds[1].key)” stand in one edit.",
          at: kinds[1].place, advice: "Begin a new edit with - \(kinds[1].key): …"))
      return nil
    }
    let what = "The edit “\(kind.key)”"
    guard let table = PlanSection.edits.first(where: { $0.name == kind.key }),
      let section = SectionReader(node, as: table, what, &problems)
    else { return nil }
    let before = problems.count
    let change = self.change(kind, section, what)
    let named = section["project"]?.localizedText("\(what): its project", &problems)
    let cost = section["cost"].flatMap { self.cost($0, what) }
    let year = section["year"]?.year("\(what): its year", &problems)
    guard let change, problems.count == before else { return nil }
    return ScenarioEdit(
      edit: change, project: named ?? project, cost: cost, year: year, place: node.place, folder: folder)
  }

  private mutating func change(_ kind: PlanNode.Entry, _ section: SectionReader, _ what: String) -> Edit? {
    if kind.key == "population" { return population(kind.value, section, what) }
    guard let layer = kind.value.text("\(what): its layer", &problems) else { return nil }
    let selection = FeatureSelection(
      layer: layer, ids: kind.key == "add" ? [] : ids(of: section, kind.key, what),
      condition: kind.key == "replace" || kind.key == "extend"
        ? nil : section["where"]?.condition("\(what): its where", &problems))
    if selection.isAll, ["remove", "close", "move", "replace", "extend"].contains(kind.key) {
      return refuse(
        "no-selection", "\(what) does not say which features are meant.", at: kind.place,
        advice: "Add id: …" + (["replace", "extend"].contains(kind.key) ? "." : " or where: { … }."))
    }
    switch kind.key {
    case "add":
      guard let shapes = shapes(section, what, kind.place) else { return nil }
      return .add(
        layer: layer, shapes: shapes, properties: properties(section["properties"], what),
        id: section["id"].flatMap { $0.propertyValue("\(what): its id", &problems) })
    case "remove": return .remove(selection)
    case "close": return .close(selection)
    case "move": return movement(section, what, kind.place).map { .move(selection, $0) }
    case "replace": return shapes(section, what, kind.place).map { .replace(selection, $0) }
    case "set": return .set(selection, properties(section["properties"], what))
    case "scale":
      let property = section["property"]?.text("\(what): its property", &problems)
      return section["by"].flatMap { factor($0, what) }.map {
        .scale(selection, property: property, factor: $0)
      }
    default:
      guard let along = section["along"], let places = positions(along, what) else { return nil }
      return .extend(selection, along: inline(type: "MultiPoint", places, system(section, what)))
    }
  }

  // MARK: - Features

  private mutating func ids(of section: SectionReader, _ kind: String, _ what: String) -> [Condition.Value] {
    (section["id"]?.elements ?? []).compactMap { element in
      guard let text = element.text("\(what): its id", &problems) else { return nil }
      return Condition.Value(text: text, number: element.number)
    }
  }

  private mutating func properties(_ node: PlanNode?, _ what: String) -> Properties {
    var properties = Properties()
    guard let node else { return properties }
    guard case .mapping(let entries) = node.content else {
      let _: Never? = node.report(
        "not-a-group", "\(what): its properties should be names with values", &problems)
      return properties
    }
    for entry in entries {
      properties[entry.key] = entry.value.propertyValue("\(what): the property “\(entry.key)”", &problems)
    }
    return properties
  }

  private mutating func system(_ section: SectionReader, _ what: String) -> CoordinateSystem? {
    section["system"]?.coordinateSystem("\(what): its system", &problems)
  }

  /// Exactly one of at, geometry and file.
  private mutating func shapes(_ section: SectionReader, _ what: String, _ place: Place) -> ShapeSource? {
    let given = ["at", "geometry", "file"].filter { section[$0] != nil }
    guard given.count == 1 else {
      problems.append(
        Problem(
          .error, code: given.isEmpty ? "no-geometry" : "two-geometries",
          given.isEmpty
            ? "\(what) does not say where." : "\(what) says where by \(given.joined(separator: " and by ")).",
          at: place, advice: "Give one of at: [longitude, latitude], geometry: { … } and file: …"))
      return nil
    }
    let system = system(section, what)
    if let node = section["file"] {
      guard let file = node.text("\(what): its file", &problems) else { return nil }
      let path = pathFromPlan(file, folder: folder)
      do {
        try requireFile(path, at: node.place)
      } catch {
        problems += error.problems
        return nil
      }
      // "replace" takes no condition; its table has no where.
      let condition =
        section.has("where") ? section["where"]?.condition("\(what): its where", &problems) : nil
      return .file(path: path, condition: condition, system: system)
    }
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
  private mutating func positions(_ node: PlanNode, _ what: String) -> [String]? {
    let isOne = node.elements.contains { $0.number != nil }
    let lists = isOne ? [node] : node.elements
    let places = lists.compactMap { list -> String? in
      let numbers = list.elements.compactMap(\.number)
      guard numbers.count == 2, list.elements.count == 2 else {
        return list.report(
          "not-a-position", "\(what): a place should be two numbers", advice: "Write [longitude, latitude].",
          &problems)
      }
      return list.json
    }
    return places.isEmpty || places.count < lists.count ? nil : places
  }

  private mutating func movement(_ section: SectionReader, _ what: String, _ place: Place) -> Movement? {
    if let node = section["to"], section["by"] == nil {
      guard let places = positions(node, what), places.count == 1 else { return nil }
      return .to(
        .inline(json: #"{"type":"Point","coordinates":\#(places[0])}"#, system: system(section, what)))
    }
    guard let node = section["by"], section["to"] == nil else {
      problems.append(
        Problem(
          .error, code: "no-movement", "\(what) needs either to or by.", at: place,
          advice: "Write to: [longitude, latitude], or by: { east: 100 m, north: 0 m }."))
      return nil
    }
    guard let shift = SectionReader(node, as: .shift, "\(what): its by", &problems) else { return nil }
    let metres = ["east", "north"].map { key in
      guard let node = shift[key] else { return 0.0 }
      guard let length = node.text.flatMap({ Length($0) }) else {
        let _: Never? = node.report(
          "unknown-unit", "\(what): its \(key) should be a length such as 100 m", &problems)
        return 0.0
      }
      return length.metres
    }
    return .by(east: metres[0], north: metres[1])
  }

  // MARK: - People and numbers

  private mutating func population(_ node: PlanNode, _ section: SectionReader, _ what: String) -> Edit? {
    let names = node.elements.compactMap { $0.text("\(what): a zone", &problems) }
    let zones = names == ["all"] ? [] : names
    let given = ["by", "growth", "people", "file"].filter { section[$0] != nil }
    guard given.count == 1, let value = section[given[0]] else {
      return refuse(
        "no-change", "\(what) does not say how the people change, or says it twice.", at: node.place,
        advice: "Give one of by, growth, people and file.")
    }
    if given[0] != "growth", let until = section["until"] {
      return refuse("misplaced-key", "\(what): until goes with growth alone.", at: until.place)
    }
    switch given[0] {
    case "by":
      return factor(value, what).map { .population(PopulationChange(zones: zones, change: .factor($0))) }
    case "growth":
      guard let rate = value.text.flatMap({ Share($0)?.fraction }), rate > -1 else {
        return value.report(
          "bad-value", "\(what): its growth should be a rate above −100 %, such as 1.2 %", &problems)
      }
      guard let until = section["until"] else {
        return refuse(
          "missing-key", "\(what) does not say until which year the people grow.", at: value.place,
          advice: "Add until: 2025.")
      }
      return until.year("\(what): its until", &problems).map {
        .population(PopulationChange(zones: zones, change: .growth(rate: rate, until: $0)))
      }
    case "people":
      guard let people = value.text.flatMap({ MeasureUnit.people.value(of: $0) }), people >= 0 else {
        return value.report("bad-value", "\(what): its people should be a number of 0 or more", &problems)
      }
      return .population(PopulationChange(zones: zones, change: .people(people)))
    default:
      if !zones.isEmpty {
        return refuse(
          "misplaced-key", "\(what): a file takes the place of all people, not of some zones'.",
          at: node.place,
          advice: "Write population: all.")
      }
      return shapes(of: value, section, what).map {
        .population(PopulationChange(zones: [], change: .file($0)))
      }
    }
  }

  private mutating func shapes(of node: PlanNode, _ section: SectionReader, _ what: String) -> ShapeSource? {
    guard let file = node.text("\(what): its file", &problems) else { return nil }
    let path = pathFromPlan(file, folder: folder)
    do {
      try requireFile(path, at: node.place)
    } catch {
      problems += error.problems
      return nil
    }
    return .file(path: path, condition: nil, system: system(section, what))
  }

  private mutating func refuse<Value>(
    _ code: String, _ message: String, at place: Place, advice: String = ""
  ) -> Value? {
    problems.append(Problem(.error, code: code, message, at: place, advice: advice))
    return nil
  }

  private mutating func factor(_ node: PlanNode, _ what: String) -> Double? {
    guard let factor = node.text.flatMap({ Share($0)?.fraction }), factor >= 0, factor.isFinite else {
      return node.report(
        "bad-value", "\(what): its factor should be a number of 0 or more, such as 1.2", &problems)
    }
    return factor
  }

  private mutating func cost(_ node: PlanNode, _ what: String) -> Double? {
    guard let cost = node.number, cost >= 0 else {
      return node.report("bad-value", "\(what): its cost should be a number of 0 or more", &problems)
    }
    return cost
  }
}
