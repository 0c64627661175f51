import GIS

/// What a measure needs of the features of some layers: asked of the data before anything is computed, so that wrong data are
/// refused at once, and found by a check of the plan.
public struct DataDemand: Sendable {
  /// The keys of the layers.
  package let layers: [String]
  /// A property that it reads, which one of the layers at least has; `nil` for none.
  package let property: String?
  /// Whether something else stands in for the property where a feature has none.
  package let hasDefault: Bool
  /// Refuses layers that cannot serve the measure, by the rules that it reads them with.
  package let check: @Sendable ([LoadedLayer]) throws -> Void

  /// Joins the parts.
  public init(
    _ layers: [String], property: String? = nil, hasDefault: Bool = false,
    _ check: @escaping @Sendable ([LoadedLayer]) throws -> Void = { _ in }
  ) {
    self.layers = layers
    self.property = property
    self.hasDefault = hasDefault
    self.check = check
  }

  /// What is wrong with the layers; nothing where some could not be loaded, which has been reported.
  ///
  /// Errors: ``/GIS/Failure`` of other kinds than bad data.
  package func problems(in loaded: [String: LoadedLayer]) throws -> [Problem] {
    let found = layers.compactMap { loaded[$0] }
    guard found.count == layers.count else { return [] }
    do {
      try check(found)
      return []
    } catch let failure as Failure where failure.kind == .badData {
      return failure.problems
    }
  }
}

extension Measure {
  /// None: most measures take whatever features there are.
  public var demands: [DataDemand] { [] }
}

extension DataDemand {
  /// A number, or nothing, in a property of each feature.
  public static func amounts(of property: String, in layers: [String]) -> DataDemand {
    DataDemand(layers, property: property) { for layer in $0 { _ = try layer.amounts(of: property) } }
  }

  /// Features of one kind.
  public static func geometries(_ dimension: Geometry.Dimension, in layers: [String]) -> DataDemand {
    DataDemand(layers) { for layer in $0 { _ = try layer.geometries(dimension) } }
  }

  /// A radius of each facility that has a place.
  public static func radii(in property: String, of layers: [String], otherwise common: Length?) -> DataDemand
  {
    DataDemand(layers, property: property, hasDefault: common != nil) {
      try requireRadii(property, in: $0, otherwise: common)
    }
  }

  /// Points alone, for which a failure speaks otherwise.
  public static func points(in layers: [String], otherwise failure: Failure) -> DataDemand {
    DataDemand(layers) { found in
      let others = found.contains { layer in
        layer.placedPoints == nil
          && layer.features.contains { $0.geometry.map { $0.dimension != .point } ?? false }
      }
      if others { throw failure }
    }
  }
}

extension Plan {
  /// What is wrong with layers by the demands of the indicators that need them, each problem once.
  ///
  /// Errors: ``/GIS/Failure`` of other kinds than bad data.
  func unmetDemands(in loaded: [String: LoadedLayer]) throws -> [Problem] {
    try indicators.flatMap(\.measure.demands).flatMap { try $0.problems(in: loaded) }.uniqued()
  }
}
