import ArgumentParser
import GIS
import Importing

/// `ambit convert`.
struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: texts("help/convert").localized, discussion: texts("help/convert/more").localized)

  @Argument(help: texts("help/convert/input").help) var input: String
  @Argument(help: texts("help/convert/output").help) var output: String

  @Option(help: texts("help/convert/from").help, transform: CoordinateSystem.option)
  var from: CoordinateSystem?

  @Option(help: texts("help/convert/to").help, transform: CoordinateSystem.option) var to: CoordinateSystem?

  func validate() throws { try Import.check(output) }

  func run() throws {
    let layer = try readLayer(input, ReadingOptions(system: from))
    let (system, warnings) = try layer.system(declared: from)
    Console.report(layer.problems + warnings)
    let target = to ?? .wgs84
    Console.report(try Console.write(layer.converted(from: system, to: target), to: output))
    if !target.hasCode {
      Console.report([
        Problem(
          .note, texts.problem("system-without-code", ["target": target.name]),
          at: Place(file: output == "-" ? nil : output))
      ])
    }
  }
}
