import GIS
import Provision

extension PlanContext {
  /// The surfaces of layers, overlaps once. Errors: as ``geometries(of:_:)``.
  func mergedSurface(of keys: [String]) throws -> MergedSurface {
    try MergedSurface(of: keys.flatMap { try geometries(of: $0, .surface) })
  }

  /// The area of a surface inside each area, in square metres, in the order of ``StudyAreas/all``.
  func squareMetres(of surface: MergedSurface) throws -> [Double] {
    try surface.areas(in: areas.geometries).map(\.squareMetres)
  }

  /// The length of lines inside each area, in metres, in the order of ``StudyAreas/all``.
  func metres(of network: LineNetwork) throws -> [Double] {
    try levels().flatMap { try network.lengths(in: $0).map(\.metres) }
  }

  /// The sum of the weights of a layer's features by the area that each belongs to, in the order of
  /// ``StudyAreas/all``.
  func sums(of weights: [Double], in layer: LoadedLayer) throws -> [Double] {
    let places = try FeaturePlaces(of: layer.features)
    return try levels().flatMap { try places.sums(of: weights, in: $0) }
  }

  /// The sum of a property of several layers in each area, with remarks on what is missing.
  func sums(of property: String, in keys: [String]) throws -> (values: [Double], notes: [LocalizedText]) {
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

  /// The zones, each group and the whole apart: neighbours share borders and features among zones alone, and groups
  /// may overlap.
  private func levels() -> [[Geometry]] {
    let (zones, groups, whole) = areas.split(areas.geometries)
    return [zones] + groups.map { [$0] } + [[whole]]
  }

  /// The result of quotients, given numerators and denominators in the order of ``StudyAreas/all``.
  func quotients(
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
  func amounts(of property: String) throws -> (values: [Double], notes: [LocalizedText]) {
    do {
      let amounts = try Amounts(of: property, in: Layer(name: declaration.key, features: features))
      let missing = features.count { ($0.properties[property] ?? .null) == .null }
      let (key, count) = (declaration.key, features.count)
      return (
        amounts.values,
        amounts.problems.isEmpty
          ? []
          : [
            LocalizedText(
              zh: "图层“\(key)”的 \(count) 个要素中有 \(missing) 个缺少“\(property)”，按 0 计。",
              en: "Layer “\(key)”: \(missing) of \(count) features have no “\(property)” and count as 0.")
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
