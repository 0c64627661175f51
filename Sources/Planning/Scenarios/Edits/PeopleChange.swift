import Evaluation
import GIS
import PlanFile

/// Other people. They change zone by zone, which ``PeopleEditing`` does.
struct PeopleChange: EditAction {
  let change: PopulationChange

  var shapes: ShapeSource? { if case .file(let source) = change.change { source } else { nil } }
  var parts: [String?] {
    shapes == nil ? ["people", "\(change.change)"] + change.zones : ["people of a file"]
  }

  func apply(_ edit: ResolvedEdit, to editing: inout LayerEditing, _ problems: inout [Problem]) {}
}

/// Changes the people of a plan's population layer, zone by zone.
struct PeopleEditing: Sendable {
  /// The population as the plan declares it.
  package let source: PopulationSource
  /// The zones and their groups.
  package let areas: StudyAreas
  /// What the people of each surface live on; `nil` where they live all over it.
  package let mask: LoadedLayer?

  /// Applies a change of people to the population layer. Places across the border of the zones that change are cut
  /// there, so that nobody outside is counted among those who change; what is wrong is reported.
  ///
  /// Errors: computation, where a library fails. Cost: an overlay for each place on a border.
  func apply(
    _ change: PopulationChange, _ edit: ResolvedEdit, to layer: inout LoadedLayer, _ problems: inout [Problem]
  ) throws {
    let place = edit.place
    guard let regions = regions(of: change.zones, at: place, &problems) else { return }
    layer = layer.withCells(source.cell)
    switch change.change {
    case .factor(let factor): try scale(&layer, by: factor, inside: change.zones.isEmpty ? nil : regions)
    case .growth(let rate, let until):
      guard let year = source.year else {
        problems.refuse(texts.problem("no-year"), at: place)
        return
      }
      guard until >= year else {
        problems.refuse(
          texts.problem("year-out-of-order/people", ["year": year, "until": until]), at: place)
        return
      }
      var factor = 1.0
      for _ in year..<until { factor *= 1 + rate }
      let inside = change.zones.isEmpty ? nil : regions
      let people = try self.people(of: layer, inside: inside)
      let growth = Growth(
        rate: rate, years: year...until, factor: factor, people: people, zones: change.zones)
      problems.append(growth.problem(at: place))
      if growth.isSensible { try scale(&layer, by: factor, inside: inside) }
    case .people(let people):
      for region in regions {
        let now = try self.people(of: layer, in: region.geometry).reduce(0, +)
        guard now > 0 || people == 0 else {
          problems.refuse(
            texts.problem("nobody-lives-here", ["area": region.name, "people": people]), at: place)
          continue
        }
        if now > 0 { try scale(&layer, by: people / now, inside: [region]) }
      }
    case .file:
      let replaced = LoadedLayer(
        declaration: layer.declaration, features: edit.features,
        numbers: edit.features.indices.map { $0 + 1 })
      if let problem = unknownProperty(
        source.property, in: replaced.features, of: layer.declaration, at: place)
      {
        problems.append(problem)
      }
      layer = replaced
    }
  }

  /// The people of some regions, or all for `nil`.
  private func people(of layer: LoadedLayer, inside regions: [StudyArea]?) throws -> Double {
    guard let regions else {
      var remarks: [Problem] = []
      return try Population(source, from: layer, mask: mask, &remarks).total
    }
    guard let region = try Geometry.union(of: regions.map(\.geometry)) else { return 0 }
    return try people(of: layer, in: region).reduce(0, +)
  }

  /// The zones or groups of some names; all zones for none.
  private func regions(
    of names: [String], at place: Place, _ problems: inout [Problem]
  ) -> [StudyArea]? {
    if names.isEmpty { return areas.zones }
    let known = areas.zones + areas.groups
    var found: [StudyArea] = []
    for name in names {
      if let area = known.first(where: { $0.key == name || $0.name.zh == name || $0.name.en == name }) {
        found.append(area)
      } else {
        problems.refuse(
          texts.problem("unknown-zone", ["name": name]), at: place,
          advice: suggestion(for: name, among: known.map(\.key)))
      }
    }
    return found.count == names.count ? found : nil
  }

  /// The people of each feature who live in a region.
  private func people(of layer: LoadedLayer, in region: Geometry) throws -> [Double] {
    // That somebody has no mask to live on is told once the people are what the edits make of them.
    var remarks: [Problem] = []
    let population = try Population(source, from: layer, mask: mask, &remarks)
    let places: [Geometry] =
      switch population.places {
      case .points(let points): points.map(Geometry.point)
      case .surfaces(let surfaces): surfaces.map { Geometry(polygons: $0) ?? .multiPolygon([]) }
      }
    var people = [Double](repeating: 0, count: layer.features.count)
    for piece in try Geometry.clip(places, to: [region])[0] {
      let (area, all) = (places[piece.part].area, population.people[piece.part])
      people[population.features[piece.part]] += area > 0 ? all * piece.geometry.area / area : all
    }
    return people
  }

  /// Multiplies the people inside some regions, or all for `nil`.
  private func scale(_ layer: inout LoadedLayer, by factor: Double, inside regions: [StudyArea]?) throws {
    guard let regions else {
      for index in layer.features.indices { layer.features[index].multiply(source.property, by: factor) }
      return
    }
    guard let region = try Geometry.union(of: regions.map(\.geometry)) else { return }
    let parts = layer.features.map { $0.geometry ?? .multiPoint([]) }
    let people = try self.people(of: layer, in: region)
    var insides: [Int: Geometry] = [:]
    for piece in try Geometry.clip(parts, to: [region])[0] { insides[piece.part] = piece.geometry }
    var features: [Feature] = []
    var numbers: [Int] = []
    for (index, feature) in layer.features.enumerated() {
      var inside = feature
      if let geometry = insides[index] {
        let whole = parts[index].area
        if whole > 0, geometry != parts[index], let rest = try parts[index].subtracting(geometry) {
          var outside = feature
          outside.geometry = rest
          let all = feature.properties[source.property]?.double ?? 0
          let share = all > 0 ? min(1, people[index] / all) : 0
          outside.multiply(source.property, by: 1 - share)
          features.append(outside)
          numbers.append(layer.numbers[index])
          inside.geometry = geometry
          inside.multiply(source.property, by: factor * share)
        } else {
          inside.multiply(source.property, by: factor)
        }
      }
      features.append(inside)
      numbers.append(layer.numbers[index])
    }
    layer.features = features
    layer.numbers = numbers
    layer.radiusFactors = []
  }
}

extension Feature {
  /// Multiplies a property; one that is no number stays.
  fileprivate mutating func multiply(_ property: String, by factor: Double) {
    guard let value = properties[property]?.double else { return }
    properties[property] = .number(value * factor)
  }
}
