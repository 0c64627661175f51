import GIS

extension LayerLoader {
  /// What is wrong with the properties that a plan names, as soon as its files are read: properties that no feature has, and
  /// people that are no numbers. Nothing is projected for it, which takes the longest. Cost: O(features).
  func problemsOfProperties(of plan: Plan) -> [Problem] {
    var problems: [Problem] = []
    func layer(_ key: String) -> LoadedLayer? { plan.layer(key).flatMap(unplaced) }
    if let source = plan.population {
      problems += layer(source.layer)?.faultsOfNumbers(in: source.property, at: source.place) ?? []
      if let mask = source.mask, let weight = source.weight {
        problems += layer(mask)?.faultsOfNumbers(in: weight, at: source.place) ?? []
      }
    }
    return problems + unknownProperties(of: plan)
  }

  /// The properties that indicators name and no feature has.
  func unknownProperties(of plan: Plan) -> [Problem] {
    // Only layers whose properties are asked for are looked at, each once.
    var known: [String: LoadedLayer] = [:]
    func layer(_ key: String) -> LoadedLayer? {
      if let layer = known[key] { return layer }
      known[key] = plan.layer(key).flatMap(unplaced)
      return known[key]
    }
    return plan.indicators.flatMap { indicator in
      indicator.measure.demands.flatMap { demand -> [Problem] in
        guard let property = demand.property,
          !demand.layers.contains(where: { isKnown(property, in: plan.layer($0)) })
        else { return [] }
        return indicator.unknown(property, in: demand.layers.compactMap(layer), of: demand.layers)
      }
    }
  }

  /// Whether a feature of a layer that takes its whole file has a property; most have one soon.
  private func isKnown(_ property: String, in declaration: PlanLayer?) -> Bool {
    guard let declaration, declaration.condition == nil, let source = source(of: declaration) else {
      return false
    }
    return source.features.contains { $0.properties[property] != nil }
  }

  /// The features of a layer that satisfy its condition, without their places; `nil` where it could not be read.
  private func unplaced(_ declaration: PlanLayer) -> LoadedLayer? {
    guard let source = source(of: declaration) else { return nil }
    let features = source.features.map { Feature(id: $0.id, geometry: nil, properties: $0.properties) }
    var layer = LoadedLayer(
      declaration: declaration, all: .made(features), lines: source.features.map(\.line))
    if let condition = declaration.condition {
      layer.keep(features.indices.filter { condition.holds(for: features[$0]) })
    }
    return layer
  }
}

extension LoadedLayer {
  /// What keeps a property from being a number of 0 or more of each feature: one problem where no feature has it.
  fileprivate func faultsOfNumbers(in property: String, at place: Place) -> [Problem] {
    if let problem = unknownProperty(property, in: features, of: declaration, at: place) { return [problem] }
    if features.isEmpty { return [] }
    do {
      _ = try numbers(of: property, atLeast: 0)
      return []
    } catch {
      return (error as? Failure)?.problems ?? []
    }
  }
}

extension Indicator {
  /// The problem of a property that no feature of any of its layers has.
  fileprivate func unknown(_ property: String, in layers: [LoadedLayer], of keys: [String]) -> [Problem] {
    guard layers.count == keys.count,
      !layers.contains(where: { $0.has(property) || $0.features.isEmpty }),
      let first = layers.first,
      var problem = unknownProperty(
        property, in: layers.flatMap { $0.features.prefix(100) }, of: first.declaration, at: place)
    else { return [] }
    if layers.count > 1 {
      let keys = keys.map { texts("quoted", ["name": $0]) }
      problem.message = texts("unknown-property/several", ["keys": keys, "property": property])
    }
    problem.message = saying(problem.message)
    return [problem]
  }
}
