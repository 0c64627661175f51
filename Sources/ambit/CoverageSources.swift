import GIS

/// The files of `ambit coverage`, read.
struct CoverageSources {
  let zones: SourceLayer
  let facilities: [SourceLayer]
  let population: SourceLayer?
  let populationMask: SourceLayer?
  let mask: SourceLayer?
  let streets: [SourceLayer]

  /// Reads all files, one after the other, for each is read on both cores. Errors: all that is wrong with any of them.
  init(_ options: Coverage) throws {
    let single = [options.zones, options.population, options.populationMask, options.mask]
    let paths = options.facilities + single.compactMap { $0 } + options.streets
    let results = paths.map { path in Result { try SourceLayer.read(contentsOf: path) } }
    let failures = results.compactMap { result -> Failure? in
      if case .failure(let error) = result { error as? Failure } else { nil }
    }
    if let first = failures.first {
      let kind = failures.contains { $0.kind == .badData } ? .badData : first.kind
      throw Failure(kind, failures.flatMap(\.problems))
    }
    var layers = try results.map { try $0.get() }[...]
    func next(_ path: String?) -> SourceLayer? { path == nil ? nil : layers.removeFirst() }
    facilities = Array(layers.prefix(options.facilities.count))
    layers = layers.dropFirst(options.facilities.count)
    zones = layers.removeFirst()
    population = next(options.population)
    populationMask = next(options.populationMask)
    mask = next(options.mask)
    streets = Array(layers)
  }
}
