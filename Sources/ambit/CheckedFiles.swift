import DataQuality
import Evaluation
import GIS
import Importing
import PlanFile

/// The files of `ambit check` as layers, with what was found while reading them.
struct CheckedFiles {
  private(set) var layers: [LayerToCheck] = []
  private(set) var findings: [Finding] = []

  /// Reads all files, as those of a plan. What is wrong with one is a finding and keeps nobody from checking the others.
  ///
  /// Errors: missing input, with every file that is not there.
  init(_ options: Check) throws {
    var taken: [String: Int] = [:]
    let declarations = options.layers.map { path in
      let stem = path == "-" ? "stdin" : fileStem(path)
      let number = taken[stem, default: 0] + 1
      taken[stem] = number
      return PlanLayer(
        key: number == 1 ? stem : "\(stem)-\(number)", path: path,
        reading: ReadingOptions(system: options.system), system: nil)
    }
    var loader = LayerLoader(declarations)
    try loader.read(fingerprints: false)
    let missing = loader.faultsOfReading.filter { Failure([$0])?.kind == .missingInput }
    if !missing.isEmpty { throw Failure(.missingInput, missing) }
    for declaration in declarations {
      let (key, path) = (declaration.key, declaration.path)
      guard let source = loader.source(of: declaration) else {
        let faults = loader.faultsOfReading.filter { "\($0.place.file ?? path)/".hasPrefix("\(path)/") }
        findings += Finding.of(faults) { _ in key }
        continue
      }
      do {
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
