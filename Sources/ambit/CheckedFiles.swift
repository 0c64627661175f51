import DataQuality
import GIS
import Importing

/// The files of `ambit check` as layers, with what was found while reading them.
struct CheckedFiles {
  private(set) var layers: [LayerToCheck] = []
  private(set) var findings: [Finding] = []

  /// Reads all files, on all cores. What is wrong with one is a finding and keeps nobody from checking the others.
  ///
  /// Errors: missing input, with every file that is not there.
  init(_ options: Check) throws {
    let paths = options.layers
    let results = concurrentMap(count: paths.count) { number in
      Result { try readLayer(paths[number], ReadingOptions(system: options.system)) }
        .mapError {
          $0 as? Failure
            ?? Failure(
              .missingInput, texts.problem("unreadable", ["value": "\($0)"]), at: Place(file: paths[number]))
        }
    }
    let missing = results.compactMap { result in
      if case .failure(let failure) = result, failure.kind == .missingInput { failure } else { nil }
    }
    if !missing.isEmpty { throw Failure(.missingInput, missing.flatMap(\.problems)) }
    var taken: [String: Int] = [:]
    for (path, result) in zip(paths, results) {
      let stem = path == "-" ? "stdin" : fileStem(path)
      taken[stem, default: 0] += 1
      let key = taken[stem] == 1 ? stem : "\(stem)-\(taken[stem] ?? 0)"
      do {
        let source = try result.get()
        let choice = try source.system(declared: source.declaredSystem == nil ? options.system : nil)
        findings += Finding.of(choice.warnings) { _ in key }
        layers.append(layer(key, path, source, choice.system, options))
      } catch let failure as Failure {
        findings += Finding.of(failure.problems) { _ in key }
      }
    }
  }

  private func layer(
    _ key: String, _ path: String, _ source: SourceLayer, _ system: CoordinateSystem, _ options: Check
  ) -> LayerToCheck {
    var layer = LayerToCheck(key: key, source: source, system: system)
    if let zones = options.zones { layer.use.isZones = path == zones }
    if options.streets.contains(path) { layer.use.isStreets = true }
    if let property = options.populationProperty,
      source.features.contains(where: { $0.properties[property] != nil })
    {
      layer.use.peopleProperty = property
    }
    return layer
  }
}
