import ArgumentParser
import GIS
import Importing

/// `ambit import gtfs`.
struct ImportGTFS: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gtfs",
    abstract: "Takes stops with their departures, and routes as lines, out of a GTFS feed.",
    discussion: """
      Stops are those of location type 0 that have coordinates. A departure is a call at which passengers may board: not \
      the last of a trip, nor one with pickup_type 1. Trips in frequencies.txt count once for each run. Calls without a \
      time lie evenly between the timed ones.

      Departures are counted in a window of one day. A weekday stands for the date of that weekday with the most trips \
      in the feed, the earliest of equals; without --day it is the date with the most trips of all. Service of the day \
      before that goes on after 24:00 counts in the small hours, also of a day without service of its own. Rows of GTFS-Flex \
      are no departures.

      Properties of a stop: stop_id, stop_name, departures, departures_per_hour, routes (how many depart), route_types, \
      parent_station. Of a route, one line for each of its shapes: route_id, route_short_name, route_long_name, \
      route_type, shape_id, trips (that depart from their first stop in the window).

      Example: ambit import gtfs feed.zip --stops frequent.geojson --departures-at-least 4 --window 07:00-09:00 \
      --day monday
      """)

  @Argument(help: "The feed: a .zip archive, or the folder where it is unpacked.")
  var feed: String

  @Option(help: "The file for the stops: GeoJSON, .gpkg or .fgb; - for standard output.")
  var stops: String?

  @Option(help: "The file for the routes: GeoJSON, .gpkg or .fgb; - for standard output.")
  var routes: String?

  @Option(help: "Only the stops with so many departures an hour in the window.")
  var departuresAtLeast: Double?

  @Option(help: "The hours in which departures are counted; the whole day without it.")
  var window: ServiceWindow = .wholeDay

  @Option(help: "The day: monday … sunday, or a date such as 2019-05-20.")
  var day: ServiceDay = .busiest

  @Flag(help: "Says nothing but what is wrong.")
  var quiet = false

  func validate() throws {
    if stops == nil, routes == nil { throw ValidationError("Give --stops FILE, --routes FILE or both.") }
    if stops == routes { throw ValidationError("--stops and --routes need files of their own.") }
    for output in [stops, routes] { try output.map(Import.check) }
    if let departuresAtLeast, !(departuresAtLeast >= 0 && departuresAtLeast.isFinite) {
      throw ValidationError("--departures-at-least should be a number of departures an hour, 0 or more.")
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
  package var defaultValueDescription: String { "the date with the most trips" }
}
