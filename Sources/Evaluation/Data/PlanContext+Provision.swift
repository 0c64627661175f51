import GIS
import PlanFile
import Provision

extension PlanContext {
  /// The surfaces of layers, overlaps once. Errors: as ``geometries(of:_:)``.
  package func mergedSurface(of keys: [String]) throws -> MergedSurface {
    try MergedSurface(of: keys.flatMap { try geometries(of: $0, .surface) })
  }

  /// The area of a surface inside each area, in square metres, in the order of ``StudyAreas/all``.
  package func squareMetres(of surface: MergedSurface) throws -> [Double] {
    areas.completed(try surface.areas(in: areas.counted.map(\.geometry)).map(\.squareMetres))
  }

  /// The length of lines inside each area, in metres, in the order of ``StudyAreas/all``; a stretch on a border of two
  /// zones counts half in each, and so half in a group that has but one of them.
  package func metres(of network: LineNetwork) throws -> [Double] {
    let (zones, _, whole) = areas.split(areas.geometries)
    let inZones = try network.lengths(in: zones)
    if areas.isPartition { return areas.completed(inZones.map(\.metres)) }
    let inGroups = try zip(areas.groups, areas.members).map { group, members in
      let others = zones.indices.filter { !members.contains($0) }.map { zones[$0] }
      return try network.lengths(in: [group.geometry] + others)[0]
    }
    return (inZones + inGroups + (try network.lengths(in: [whole]))).map(\.metres)
  }

  /// The sum of the weights of a layer's features by the zone that each belongs to, in the order of
  /// ``StudyAreas/all``: groups add up their zones, so that no feature counts in two of them that share no zone.
  package func sums(of weights: [Double], in layer: LoadedLayer) throws -> [Double] {
    var sums = [ExactSum](repeating: ExactSum(), count: areas.zones.count)
    var inWhole = ExactSum()
    for (home, weight) in zip(try homes(of: layer), weights) {
      guard let home else { continue }
      sums[home].add(weight)
      inWhole.add(weight)
    }
    let inZones = sums.map(\.value)
    return inZones + areas.members.map { $0.lazy.map { inZones[$0] }.exactSum } + [inWhole.value]
  }

  /// The number of the zone that each feature belongs to; `nil` for one that lies in none, or nowhere.
  private func homes(of layer: LoadedLayer) throws -> [Int?] {
    try shared.value(HomesKey(layer: layer.declaration.key)) {
      try FeaturePlaces(of: layer.features).homes(among: areas.zones.map(\.geometry))
    }
  }

  /// A note on the features of layers that lie in no zone and count nowhere; none where all count.
  package func noteOnFeaturesOutside(_ keys: [String]) throws -> [LocalizedText] {
    var outside = 0
    for key in keys { outside += try homes(of: layer(key)).count { $0 == nil } }
    if outside == 0 { return [] }
    return [texts("note/features-outside", ["outside": outside])]
  }

  /// The sum of a property of several layers in each area, with remarks on what is missing.
  package func sums(of property: String, in keys: [String]) throws -> (
    values: [Double], notes: [LocalizedText]
  ) {
    var values = [Double](repeating: 0, count: areas.all.count)
    var notes: [LocalizedText] = []
    for key in keys {
      let layer = try layer(key)
      let amounts = try layer.amounts(of: property)
      notes += amounts.notes
      values = zip(values, try sums(of: amounts.values, in: layer)).map { $0 + $1 }
    }
    return (values, notes)
  }

  /// The result of quotients, given numerators and denominators in the order of ``StudyAreas/all``.
  package func quotients(
    _ numerators: [Double], by denominators: [Double], scale: Double = 1, emptiness: LocalizedText,
    unit: MeasureUnit, numeratorUnit: MeasureUnit, denominatorUnit: MeasureUnit, reading: Reading,
    notes: [LocalizedText] = []
  ) -> MeasureResult {
    let figures = areas.split(
      zip(numerators, denominators).map {
        Figure.quotient($0, by: $1, scale: scale, emptiness: emptiness)
      })
    return MeasureResult(
      overall: figures.whole, zones: figures.zones, groups: figures.groups, unit: unit,
      numeratorUnit: numeratorUnit, denominatorUnit: denominatorUnit, reading: reading, notes: notes)
  }
}

extension LoadedLayer {
  /// A property of each feature as a number; a feature without a value counts as 0, and a remark says so.
  ///
  /// Errors: ``/GIS/Failure`` of kind bad data, with the place in the file of each value that is no number.
  package func amounts(of property: String) throws -> (values: [Double], notes: [LocalizedText]) {
    do {
      let amounts = try Amounts(of: property, in: Layer(name: declaration.key, features: features))
      let missing = features.count { ($0.properties[property] ?? .null) == .null }
      let (key, count) = (declaration.key, features.count)
      return (
        amounts.values,
        amounts.problems.isEmpty
          ? []
          : [
            texts(
              "note/amounts-missing",
              ["key": key, "missing": missing, "count": count, "property": property])
          ]
      )
    } catch let failure as Failure {
      // The numbers of the features that passed the layer's condition become those of the file.
      throw Failure(
        failure.kind,
        failure.problems.map { problem in
          var problem = problem
          problem.place = problem.place.feature.map { place(ofFeature: $0 - 1) } ?? declaration.place
          return problem
        })
    }
  }
}

/// The zone of each feature of a layer.
private struct HomesKey: SharedKey {
  typealias Value = [Int?]
  let layer: String
}

extension StudyArea {
  /// The surface as a geometry.
  package var geometry: Geometry { Geometry(polygons: polygons) ?? .multiPolygon([]) }
}
