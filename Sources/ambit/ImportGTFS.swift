import ArgumentParser
import GIS
import Importing

/// `ambit import gtfs`.
struct ImportGTFS: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gtfs", abstract: texts("help/import-gtfs").localized,
    discussion: texts("help/import-gtfs/more").localized)

  @Argument(help: texts("help/import-gtfs/feed").help) var feed: String
  @Option(help: texts("help/import-gtfs/stops").help) var stops: String?
  @Option(help: texts("help/import-gtfs/routes").help) var routes: String?
  @Option(help: texts("help/import-gtfs/departures-at-least").help) var departuresAtLeast: Double?
  @Option(help: texts("help/import-gtfs/window").help) var window: ServiceWindow = .wholeDay
  @Option(help: texts("help/import-gtfs/day").help) var day: ServiceDay = .busiest
  @Flag(help: texts("help/import-gtfs/quiet").help) var quiet = false

  func validate() throws {
    if stops == nil, routes == nil { throw ValidationError(texts("use/stops-file-routes-file")) }
    if stops == routes { throw ValidationError(texts("use/stops-routes-need-files")) }
    for output in [stops, routes] { try output.map(Import.check) }
    if let departuresAtLeast, !(departuresAtLeast >= 0 && departuresAtLeast.isFinite) {
      throw ValidationError(texts("use/departures-least-should-number"))
    }
  }

  func run() throws {
    let wanted: [(TransitSelection.Content, String?)] = [(.stops, stops), (.routes, routes)]
    let contents = wanted.compactMap { content, output in output.map { (content, $0) } }
    let selections = contents.map { content, _ in
      TransitSelection(content, window: window, day: day, departuresAtLeast: departuresAtLeast)
    }
    let layers = try readTransit(feed, selections)
    var said: Set<Problem> = []
    for (var layer, (_, output)) in zip(layers, contents) {
      layer.problems = layer.problems.filter { said.insert($0).inserted }
      try Import.write(layer, from: nil, to: output, quiet: quiet)
    }
  }
}

extension ServiceWindow: ExpressibleByArgument {
  /// Takes what ``init(_:)`` takes.
  package init?(argument: String) { self.init(argument) }
}

extension ServiceDay: ExpressibleByArgument {
  /// Takes what ``init(_:)`` takes.
  package init?(argument: String) { self.init(argument) }

  /// What the help shows for no day.
  package var defaultValueDescription: String { texts("help/import-gtfs/busiest-day").localized }
}
