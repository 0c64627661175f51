import ArgumentParser
import Evaluation
import Foundation
import GIS
import Measures
import PlanFile
import PlanStudies
import Planning
import Reporting
import Siting

/// `ambit site`.
struct Site: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Chooses new sites for a plan's indicator, or from a matrix of costs, with a proof of how good they are.",
    discussion: """
      For a plan: the fewest new sites that reach the target of a coverage, or the best of --add so many, in a straight \
      line or along streets as the indicator measures; or the facilities that --close with the least loss. A target of \
      full coverage of land is solved until no point of the land is out of reach, which the exact coverage certifies. \
      Writes a folder with the sites, who each serves, the gaps that are left, and scenario.yaml for ambit compare.

      Example: ambit site GeoData/minhang/plan.yaml --indicator ev-coverage --time-limit 5min

      For a matrix, models:
        lscp      the fewest sites, or the cheapest, that reach every demand, or --share of the weight, within --limit
        mclp      the most weight within --limit of --p sites, or of sites for --budget
        p-median  --p sites with the least sum of weight times cost to the nearest
        p-center  --p sites with the least greatest cost to the nearest

      With --capacities a site serves no more weight than it can hold, and a demand may be shared between sites: lscp and \
      mclp count the weight served within --limit, p-median serves all of it at the least total cost, not each demand \
      from its nearest site.

      A pair that the matrix lacks cannot be used. --existing sites stay open, cost nothing and do not count in --p. \
      The status says how far the choice is proved: optimal (nothing is better), feasible (nothing is better by more \
      than the gap), heuristic (greedy steps and swaps, with a bound), infeasible (exit code 1). What \
      our own search leaves open is proved by HiGHS, which Scripts/setup fetches, or by CBC. --time-limit or Ctrl-C ends \
      a search; what there is by then is printed.

      Example: ambit site --matrix distances.csv --demand-column tract --site-column store --cost-column metres \
      --weights tracts.csv --weight-column people --model mclp --p 4 --limit 5000 --curve
      """)

  @Argument(help: "The plan file; without it --matrix is needed.")
  var plan: String?

  @OptionGroup(title: "Options for a plan") var planned: SitePlanOptions

  @Option(help: "The matrix: a CSV file with a row for each pair of demand and site; - for standard input.")
  var matrix: String?

  @Option(help: "Its column of demands.")
  var demandColumn: String?

  @Option(help: "Its column of sites.")
  var siteColumn: String?

  @Option(help: "Its column of costs: metres, minutes …")
  var costColumn: String?

  @Option(
    help:
      "The column of weights, such as people; in --weights, or in the matrix. Without it each demand weighs 1."
  )
  var weightColumn: String?

  @Option(
    help:
      "A CSV file with the weight of each demand. Demands that stand only there are out of every site's reach."
  )
  var weights: String?

  @Option(help: "lscp, mclp, p-median or p-center.")
  var model: SiteModel?

  @Option(name: .customLong("p"), help: "The number of sites to choose.")
  var count: Int?

  @Option(help: "The greatest cost at which a site covers a demand, in the matrix's unit.")
  var limit: Double?

  @Option(help: "lscp: the share of the weight to cover, such as 95%.")
  var share: String?

  @Option(help: "lscp, mclp: how many sites must reach a demand for it to count as covered.")
  var atLeast = 1

  @Option(help: "mclp: what may be spent, instead of --p.")
  var budget: Double?

  @Option(help: "lscp, mclp: a CSV file with the cost of each site, in the column “cost”.")
  var siteCosts: String?

  @Option(
    help:
      "lscp, mclp, p-median: a CSV file with the most weight that each site serves, in the column “capacity”. A demand may be shared between sites."
  )
  var capacities: String?

  @Option(help: "Sites that are there already, apart by commas.")
  var existing: String?

  @Option(help: "Sites that may not be chosen, apart by commas.")
  var forbidden: String?

  @Option(help: "How many other choices of the same value to look for.")
  var alternatives = 0

  @Option(
    help:
      "When to stop with what there is, such as 60s or 5min; for a plan 60s without it, for a matrix no limit."
  )
  var timeLimit: String?

  @Flag(
    help: "Solves for 1, 2, 3 … sites as well: until all is covered, or up to --p for p-median and p-center.")
  var curve = false

  @OptionGroup var report: ReportOptions

  /// The time limit; `nil` for none or where it is none.
  var time: Duration? { timeLimit.flatMap(Self.duration) }

  func validate() throws {
    if let timeLimit, time == nil {
      throw ValidationError("--time-limit \(timeLimit) is no length of time. Write it as 60s or 5min.")
    }
    guard matrix != nil else {
      if plan == nil { throw ValidationError("Name a plan and --indicator, or give --matrix.") }
      return try validatePlan()
    }
    guard plan == nil else {
      throw ValidationError("A plan and a matrix do not go together: give one of them.")
    }
    guard planned.isUnused else {
      throw ValidationError(
        "Options of a plan, such as --output and --indicator, do not go with a matrix; see ambit help site.")
    }
    try validateMatrix()
  }

  func run() throws {
    Interruption.allow()
    if let plan { return try choose(for: plan) }
    guard let request = MatrixSiting(self) else { return }
    let progress = report.progress
    progress("reading the matrix")
    let data = try SiteData(request)
    let answer = try SiteAnswer(data, request, limits(progress))
    switch report.format {
    case .json: try Console.print(answer.json.bytes)
    case .csv: try Console.print(answer.csv.bytes)
    case .table: try Console.print(answer.text(in: report.language, coloured: Console.isColoured))
    }
    report.tell(answer.notes)
    if answer.solution.status == .infeasible { throw Failure(.computation, answer.obstacles) }
  }

  /// The limits of a search that begins now.
  ///
  /// - Parameter usual: The time limit where the user sets none.
  func limits(
    _ progress: @escaping @Sendable (String) -> Void, orElse usual: Duration? = nil
  ) -> SearchLimits {
    let watcher = ProgressWatcher(progress)
    return SearchLimits(
      time: time ?? usual, solver: ProgrammeSolver.find(), alternatives: alternatives,
      isCancelled: { Interruption.isRequested }, progress: { watcher.tell($0) })
  }

  /// Reads "60s", "5min", "1.5 h" or a bare number of seconds.
  static func duration(_ text: String) -> Duration? {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let unit = text[digits.endIndex...].trimmingCharacters(in: .whitespaces)
    let factors = ["": 1.0, "s": 1, "min": 60, "h": 3_600, "秒": 1, "分钟": 60, "小时": 3_600]
    guard let number = Double(digits), let factor = factors[unit], number * factor < 1e9 else { return nil }
    return .seconds(number * factor)
  }
}
