import ArgumentParser
import GIS
import Importing

/// `ambit import`.
struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: texts("help/import").localized,
    discussion: texts("help/import/more").localized,
    subcommands: [ImportGTFS.self, ImportOSM.self, ImportCSV.self, ImportGDAL.self])
}

/// The encoding of text, on the command line.
extension TextEncoding: ExpressibleByArgument {
  /// Takes what ``init(_:)`` takes.
  package init?(argument: String) { self.init(argument) }
}

/// Where an import goes.
struct ImportOutput: ParsableArguments {
  @Option(help: texts("help/import-output/output").help) var output: String
  @Flag(help: texts("help/import-output/quiet").help) var quiet = false

  func validate() throws { try Import.check(output) }

  /// Reads a layer, brings it to WGS-84, writes it, and says so.
  func take(_ layer: SourceLayer, from system: CoordinateSystem? = nil) throws {
    try Import.write(layer, from: system, to: output, quiet: quiet)
  }
}

extension Import {
  /// Refuses a file whose ending tells of a format that layers are not written in.
  static func check(_ output: String) throws {
    guard output == "-" || WritableFormat(output) != nil else {
      throw ValidationError(
        texts("use/layer-written-file-ends", ["output": output, "endings": WritableFormat.endings]))
    }
  }

  /// Brings a layer to WGS-84, writes it, and says what there is to say.
  static func write(
    _ layer: SourceLayer, from declared: CoordinateSystem?, to output: String, quiet: Bool
  ) throws {
    let (system, warnings) = try layer.system(declared: declared)
    if let problem = layer.problemOfMetres(in: system) {
      throw Failure(.badData, layer.problems + warnings + [problem])
    }
    let degrees = try layer.converted(from: system, to: .wgs84)
    let lost = try Console.write(degrees, to: output)
    Console.report((layer.problems + warnings + lost).filter { !quiet || $0.severity > .note })
    guard !quiet else { return }
    let unplaced = layer.features.count { $0.shape == nil }
    var from = LocalizedText(layer.file)
    if system != .wgs84 { from = texts("import/in-system", ["file": from, "system": system.name]) }
    let values: [String: any TextValue] = [
      "count": layer.features.count, "unplaced": unplaced, "from": from,
      "to": output == "-" ? texts("import/standard-output") : LocalizedText(output),
    ]
    Console.say(
      (unplaced > 0 ? texts("import/done/unplaced", values) : texts("import/done", values)).localized)
  }
}

extension Console {
  /// Writes a layer to a file in the format of its ending, or as GeoJSON to standard output for -; gives what is lost.
  static func write(_ layer: SourceLayer, to output: String) throws -> [Problem] {
    guard output == "-" else { return try writeLayer(layer, to: output) }
    try print(GeoJSON.write(layer))
    return []
  }
}
