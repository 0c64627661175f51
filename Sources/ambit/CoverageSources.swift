import GIS
import Importing

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
    let single = [
      (options.zones, options.zonesSystem), (options.population, options.populationSystem),
      (options.populationMask, options.populationMaskSystem), (options.mask, options.maskSystem),
    ]
    let files =
      options.facilities.map { ($0, options.facilitiesSystem, ReadingOptions.Use.facilities) }
      + single.compactMap { path, system in path.map { ($0, system, .other) } }
      + options.streets.map { ($0, options.streetsSystem, .streets) }
    let results = files.map { path, system, use in
      Result { try readLayer(path, ReadingOptions(path, for: use, system: system)) }
    }
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
