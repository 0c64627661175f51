import Measures
import ArgumentParser
import Evaluation
import GIS
import PlanFile
import Planning
import Reporting

/// `ambit coverage`.
struct Coverage: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: texts("help/coverage").localized, discussion: texts("help/coverage/more").localized)

  @Option(help: texts("help/coverage/zones").help) var zones: String
  @Option(help: texts("help/coverage/zone-name").help) var zoneName: String?
  @Option(parsing: .upToNextOption, help: texts("help/coverage/facilities").help) var facilities: [String]
  @Option(help: texts("help/coverage/radius").help) var radius: String?
  @Option(help: texts("help/coverage/radius-property").help) var radiusProperty: String?
  @Option(help: texts("help/coverage/population").help) var population: String?
  @Option(help: texts("help/coverage/population-property").help) var populationProperty: String?
  @Option(help: texts("help/coverage/population-mask").help) var populationMask: String?
  @Option(help: texts("help/coverage/population-weight").help) var populationWeight: String?
  @Option(help: texts("help/coverage/population-cell").help) var populationCell: String?
  @Option(help: texts("help/coverage/mask").help) var mask: String?
  @Option(help: texts("help/coverage/working-system").help) var workingSystem: String = "local"

  @Option(help: texts("help/coverage/zones-system").help, transform: CoordinateSystem.option)
  var zonesSystem: CoordinateSystem?

  @Option(help: texts("help/coverage/facilities-system").help, transform: CoordinateSystem.option)
  var facilitiesSystem: CoordinateSystem?

  @Option(help: texts("help/coverage/population-system").help, transform: CoordinateSystem.option)
  var populationSystem: CoordinateSystem?

  @Option(help: texts("help/coverage/population-mask-system").help, transform: CoordinateSystem.option)
  var populationMaskSystem: CoordinateSystem?

  @Option(help: texts("help/coverage/mask-system").help, transform: CoordinateSystem.option)
  var maskSystem: CoordinateSystem?

  @Option(help: texts("help/coverage/distance").help) var distance: Travel.Distance = .straightLine
  @Option(parsing: .upToNextOption, help: texts("help/coverage/streets").help) var streets: [String] = []

  @Option(help: texts("help/coverage/streets-system").help, transform: CoordinateSystem.option)
  var streetsSystem: CoordinateSystem?

  @Option(help: texts("help/coverage/max-snap").help) var maxSnap: String = "100m"
  @Option(help: texts("help/coverage/walking-time").help) var walkingTime: String?
  @Option(help: texts("help/coverage/walking-speed").help) var walkingSpeed: String = "4km/h"
  @Flag(help: texts("help/coverage/connect-crossings").help) var connectCrossings = false
  @Flag(help: texts("help/coverage/repair").help) var repair = false
  @Option(help: texts("help/coverage/at-least").help) var atLeast: Int = 1
  @Option(help: texts("help/coverage/output").help) var output: String?
  @Flag(help: texts("help/coverage/timings").help) var timings = false

  @OptionGroup var report: ReportOptions

  func validate() throws { try checkOptions() }

  func run() throws {
    do {
      try answer()
    } catch let failure as Failure {
      throw Self.named(failure)
    }
  }

  private func answer() throws {
    let run = ResultsRun("coverage")
    if let output { try checkResultsFolder(output, for: run) }
    let start = ContinuousClock.now
    let workspace = try Workspace(try plan(), fingerprints: output != nil, progress: report.progress)
    let evaluation = try workspace.evaluation(
      detail: output == nil ? .companions : .layers, progress: report.progress)
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let result = CoverageReport(evaluation)
    var warnings = evaluation.warnings
    if let output {
      warnings += try evaluation.folder(of: run, in: report.language).write(to: output)
    }
    try report.print(
      json: result.json(timings: timings ? Self.timings(workspace.steps, total: seconds) : nil),
      csv: result.csv, text: result.text(in: report.language, coloured: Console.isColoured))
    report.tell(warnings)
  }

  /// A failure in the words of the options in the place of those of a plan.
  private static func named(_ failure: Failure) -> Failure {
    let advice = [
      "mask-of-points": texts("advice/mask-of-points"),
      "cell-without-centre": texts("advice/cell-without-centre"),
      "depth-needs-points": texts("advice/depth-needs-points"),
    ]
    return Failure(
      failure.kind,
      failure.problems.map { problem in
        var problem = problem
        problem.message = problem.message.dropping(prefix: Indicator.saying("", of: "coverage"))
        problem.advice = advice[problem.code] ?? problem.advice
        return problem
      })
  }

  /// The seconds of reading, of projecting and of all else, which is computing.
  private static func timings(_ steps: [Step], total: Double) -> JSON {
    func seconds(_ names: String...) -> Double {
      steps.reduce(0) { names.contains($1.name) ? $0 + $1.seconds : $0 }
    }
    let (read, project) = (seconds("read"), seconds("shifts", "project"))
    return .object([
      "read": read, "project": project, "compute": total - read - project, "total": total,
    ])
  }
}
