import GIS
import PlanFile

/// Makes the study areas of a plan out of its layer of zones.
package struct ZoneReading {
  package private(set) var problems: [Problem] = []

  /// Joins the parts.
  package init(problems: [Problem] = []) {
    self.problems = problems
  }

  /// The zones by name, their groups and their union; `nil`, with everything reported, where they cannot be used.
  package mutating func areas(of plan: ZoneDefinition, from layer: LoadedLayer) throws -> StudyAreas? {
    if let field = plan.nameField,
      let problem = unknownProperty(field, in: layer.features, of: layer.declaration, at: plan.place)
    {
      problems.append(problem)
      return nil
    }
    let zones = zones(of: layer, namedBy: plan.nameField ?? layer.nameOfEveryFeature)
    let members = members(of: plan, among: zones.map(\.key))
    guard !zones.isEmpty else {
      problems.refuse(texts.problem("no-zones/3", ["key": layer.declaration.key]), at: plan.place)
      return nil
    }
    // Surfaces that are not valid cannot be merged; they have been reported already.
    guard !problems.contains(where: { $0.severity == .error }) else { return nil }

    let geometries = zones.map(\.geometry)
    let union = try ZoneUnion(of: geometries)
    if let warning = union.overlapWarning(file: layer.declaration.path, { zones[$0].key }) {
      problems.append(warning)
    }
    let groups = try zip(plan.groups, members).map { group, numbers in
      let union = try ZoneUnion(of: numbers.map { geometries[$0] })
      return StudyArea(name: group.name, key: group.key, polygons: union.geometry?.polygons ?? [])
    }
    let whole = StudyArea(
      name: LocalizedText(zh: "全部", en: "whole"), key: "whole", polygons: union.geometry?.polygons ?? [])
    return StudyAreas(
      zones: zones, groups: groups, members: members, whole: whole,
      isPartition: union.overlaps.isEmpty)
  }

  /// The zones, named by a property or, without one, by their numbers.
  private mutating func zones(of layer: LoadedLayer, namedBy field: String?) -> [StudyArea] {
    var faults = CappedProblems()
    var zones: [StudyArea] = []
    var first: [String: Int] = [:]
    for (index, feature) in layer.features.enumerated() {
      let place = layer.place(ofFeature: index)
      let name =
        field.map { (feature.properties[$0]?.text ?? "").trimmingWhitespace } ?? String(layer.numbers[index])
      if name.isEmpty, let field {
        faults.refuse(texts.problem("zone-without-name", ["field": field]), at: place)
        continue
      }
      if let earlier = first.updateValue(layer.numbers[index], forKey: name) {
        faults.refuse(texts.problem("duplicate-zone", ["name": name, "earlier": earlier]), at: place)
      }
      let polygons = feature.geometry?.polygons ?? []
      if polygons.isEmpty {
        let kind = feature.geometry?.typeName ?? "feature without a place"
        faults.refuse(texts.problem("wrong-geometry/2", ["name": name, "kind": kind]), at: place)
      }
      zones.append(StudyArea(name: LocalizedText(name), key: name, polygons: polygons, id: feature.id))
    }
    problems += faults.all
    return zones
  }

  /// The numbers of the zones of each group; members that are no zone are reported.
  package mutating func members(of plan: ZoneDefinition, among names: [String]) -> [[Int]] {
    plan.groups.map { group in
      group.members.compactMap { member in
        if let number = names.firstIndex(of: member.name) { return number }
        problems.refuse(
          texts.problem("unknown-zone", ["key": group.key, "member": member.name, "layer": plan.layer]),
          at: member.place, advice: suggestion(for: member.name, among: names))
        return nil
      }
    }
  }
}

extension LoadedLayer {
  /// `name` where every feature has one; `nil` otherwise.
  fileprivate var nameOfEveryFeature: String? {
    features.allSatisfy { !($0.properties["name"]?.text ?? "").trimmingWhitespace.isEmpty } ? "name" : nil
  }
}

extension String {
  /// The text without white space at its ends.
  fileprivate var trimmingWhitespace: String {
    var rest = self[...].drop(while: \.isWhitespace)
    while rest.last?.isWhitespace == true { rest = rest.dropLast() }
    return String(rest)
  }
}
