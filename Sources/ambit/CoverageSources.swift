import GIS
import Importing

/// The files of `ambit coverage`, read.
struct CoverageSources {
  let zones: SourceLayer
  let facilities: [SourceLayer]
  let population: SourceLayer?
  let mask: SourceLayer?
  let streets: [SourceLayer]

  /// Reads all files, one after the other, for each is read on both cores. Errors: all that is wrong with any of them.
  init(_ options: Coverage) throws {
    let paths =
      options.facilities + [options.zones] + [options.population, options.mask].compactMap { $0 }
      + options.streets
    let declared =
      options.facilities.map { _ in options.facilitiesSystem } + [options.zonesSystem]
      + (options.population == nil ? [] : [options.populationSystem])
      + (options.mask == nil ? [] : [options.maskSystem]) + options.streets.map { _ in options.streetsSystem }
    let results = zip(paths, declared).map { path, system in
      Result { try readLayer(path, ReadingOptions(hasDeclaredSystem: system != nil)) }
    }
    let failures = results.compactMap { result -> Failure? in
      if case .failure(let error) = result { error as? Failure } else { nil }
    }
    if let first = failures.first {
      let kind = failures.contains { $0.kind == .badData } ? .badData : first.kind
      throw Failure(kind, failures.flatMap(\.problems))
    }
    let layers = try results.map { try $0.get() }
    let count = options.facilities.count
    facilities = Array(layers[..<count])
    zones = layers[count]
    population = options.population == nil ? nil : layers[count + 1]
    mask = options.mask == nil ? nil : layers[layers.count - options.streets.count - 1]
    streets = Array(layers.suffix(options.streets.count))
  }
}
