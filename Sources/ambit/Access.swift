import Accessibility
import ArgumentParser
import GIS
import Reporting

/// What `ambit access` computes.
enum AccessMeasure: String, ExpressibleByArgument, CaseIterable {
  case cumulative, gravity
  case twoStep = "two-step"
}

/// `ambit access`.
struct Access: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measures what people can reach, from a table of travel costs, and how unequally.",
    discussion: """
      cumulative: the opportunities within the limit, itself included. gravity: each opportunity counts less the more \
      it costs to reach, by --decay. two-step: the supply for each person, by the two-step floating catchment area \
      method; each place divides its supply among the people within the limit, or weighted by --decay.

      Decays: exponential:BETA, half-life:COST, power:BETA, linear:COST, gaussian:COST, logistic:COST:SPREAD. All weigh 1 \
      at no cost; costs are in the unit of the table. --limit cuts them off where it is given.

      With --population come the mean for each person, the Gini coefficient, Theil's T, the Palma ratio (the richest 10 % \
      of people against the poorest 40 %, by --income, or else by the value itself) and, with --threshold, the share of \
      people below it. Places without any row of costs have no value and count in no figure; they are told of.

      Tables are CSV with a header, plain or gzip, their cells apart by commas, semicolons or tabs. Columns of the usual names are found: from_id, to_id, \
      travel_time; id.

      Example: ambit access --costs times.csv.gz --opportunities places.csv --opportunity jobs --population population \
      --measure cumulative --limit 30
      """)

  @Option(help: "The table of travel costs, a row for each pair of origin and destination.")
  var costs: String

  @Option(help: "The column of the costs with the id of the origin.")
  var origin: String?

  @Option(help: "The column of the costs with the id of the destination.")
  var destination: String?

  @Option(help: "The column of the costs with the cost, such as minutes.")
  var cost: String?

  @Option(help: "The table of the opportunities, a row for each place.")
  var opportunities: String

  @Option(help: "The column of the opportunities with the id of the place.")
  var opportunitiesID: String?

  @Option(help: "The column with the number of opportunities, or the supply; without it each place is one.")
  var opportunity: String?

  @Option(help: "The table of the places that people start from, where it is not that of the opportunities.")
  var places: String?

  @Option(help: "The column of that table with the id of the place.")
  var placesID: String?

  @Option(help: "The column with the people of each place.")
  var population: String?

  @Option(help: "The column with the income for each person, which orders people for the Palma ratio.")
  var income: String?

  @Option(help: "cumulative, gravity or two-step.")
  var measure: AccessMeasure

  @Option(help: "The largest cost that counts, itself included.")
  var limit: Double?

  @Option(help: "How opportunities lose weight with cost, such as half-life:15.")
  var decay: String?

  @Option(help: "Adds the share of people whose value is below this.")
  var threshold: Double?

  @Option(help: "A CSV file for the values of all places.")
  var output: String?

  @OptionGroup var report: ReportOptions

  /// The decay; none where the limit alone decides.
  var weighting: Decay { decay.flatMap { Decay($0) { Double($0) } } ?? .step }

  func validate() throws {
    if let limit, !(limit >= 0) || limit.isInfinite {
      throw ValidationError("--limit \(limit) should be a cost of 0 or more, in the unit of the table.")
    }
    if let decay, Decay(decay, cost: { Double($0) }) == nil {
      throw ValidationError(
        "--decay \(decay) should be \(Decay.forms), with numbers over 0 and no unit: costs are in the unit of the table, "
          + "as in half-life:15.")
    }
    switch measure {
    case .cumulative:
      if limit == nil { throw ValidationError("--measure cumulative needs --limit, such as --limit 30.") }
      if decay != nil { throw ValidationError("--decay goes with --measure gravity or two-step.") }
    case .gravity:
      if decay == nil { throw ValidationError("--measure gravity needs --decay: \(Decay.forms).") }
    case .twoStep:
      if limit == nil, decay == nil {
        throw ValidationError("--measure two-step needs --limit, such as --limit 30, or --decay.")
      }
      if population == nil {
        throw ValidationError("--measure two-step divides supply among people: give --population.")
      }
    }
    if population == nil, income != nil || threshold != nil {
      throw ValidationError("--income and --threshold are about people: give --population.")
    }
    if let threshold, !threshold.isFinite { throw ValidationError("--threshold should be a number.") }
    if places == nil, placesID != nil { throw ValidationError("--places-id goes with --places.") }
    if [costs, opportunities, places].count(where: { $0 == "-" }) > 1 {
      throw ValidationError("Only one table can come from standard input.")
    }
  }

  func run() throws {
    let inputs = try AccessInputs(self)
    let answer = AccessAnswer(inputs, self)
    if let output { try writeAtomically(answer.csv.bytes, to: output) }
    switch report.format {
    case .json: try Console.print(answer.json.bytes)
    case .csv: try Console.print(answer.csv.bytes)
    case .table: try Console.print(answer.text(in: report.language, coloured: Console.isColoured))
    }
    report.tell(answer.warnings)
  }
}
