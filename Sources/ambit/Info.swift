import ArgumentParser
import Importing

/// `ambit info`.
struct Info: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: texts("help/info").localized, discussion: texts("help/info/more").localized)

  @Argument(help: ArgumentHelp(texts("help/info/file").localized)) var file: String
  @Option(help: texts("help/info/format").help) var format: DescriptionFormat = .table
  @Flag(help: texts("help/info/timings").help) var timings = false

  func run() throws {
    var watch = Stopwatch()
    let layer = try readLayer(file)
    watch.lap("read")
    let summary = try LayerSummary(layer)
    watch.lap("describe")
    switch format {
    case .json: try Console.print(summary.json(timings: timings ? watch.json : nil).bytes)
    case .table: try Console.print(summary.text)
    }
  }
}
