import ArgumentParser
import Evaluation
import GIS
import Measures
import PlanFile
import PlanStudies
import Planning
import Reporting

/// `ambit coverage`.
struct Coverage: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measures what share of each zone lies within a distance of a facility, straight from files.",
    discussion: """
      Facilities count wherever they lie, also outside the zones. The overall figure is over the union of the \
      zones, so what two zones share counts once.

      Example: ambit coverage --zones towns.geojson --zone-name name --facilities stations.geojson --radius 500m

      With --distance along-streets the figure is the share of people whose walk is within the radius, the ways to \
      and from the nearest street included; people of a surface walk from its centre. The share in a straight line \
      and the detour stand beside it. --walking-time 10min may take the place of the radius.

      With --population the figure is the share of people: those at points inside a circle, and those on a surface \
      by its covered part. With --population-mask the people of each surface live on the part of the mask inside it, \
      and with --population-cell the points are the centres of a grid's cells. With --mask only the masked land counts, such as built-up land.
      """)

  @Option(help: "The layer of zones.")
  var zones: String

  @Option(
    help: "The property that names a zone; without it, name where every zone has one, or else a number.")
  var zoneName: String?

  @Option(parsing: .upToNextOption, help: "The layers of facilities.")
  var facilities: [String]

  @Option(help: "How far a facility serves, such as 500m or 1.5km.")
  var radius: String?

  @Option(help: "The property of a facility with its own radius, in metres or as 500m.")
  var radiusProperty: String?

  @Option(help: "The layer of people, at points or on surfaces.")
  var population: String?

  @Option(help: "The property with the number of people.")
  var populationProperty: String?

  @Option(help: "The layer of the land that people of surfaces live on, such as residential land.")
  var populationMask: String?

  @Option(help: "The property of that land with its weight, such as its floor area.")
  var populationWeight: String?

  @Option(help: "The side of the cells whose centres the points of people are, such as 250m.")
  var populationCell: String?

  @Option(help: "The layer of the land that counts, such as built-up land.")
  var mask: String?

  @Option(help: "The system to measure in: an EPSG code in metres, or local.")
  var workingSystem: String = "local"

  @Option(help: "The coordinate system of the zones.", transform: CoordinateSystem.option)
  var zonesSystem: CoordinateSystem?

  @Option(
    help: "The coordinate system of the facilities, such as gcj02, bd09 or EPSG:4549.",
    transform: CoordinateSystem.option)
  var facilitiesSystem: CoordinateSystem?

  @Option(help: "The coordinate system of the population.", transform: CoordinateSystem.option)
  var populationSystem: CoordinateSystem?

  @Option(help: "The coordinate system of the land that people live on.", transform: CoordinateSystem.option)
  var populationMaskSystem: CoordinateSystem?

  @Option(help: "The coordinate system of the mask.", transform: CoordinateSystem.option)
  var maskSystem: CoordinateSystem?

  @Option(help: "straight-line, or along-streets, which counts people and needs --streets and --population.")
  var distance: WalkingDistance = .straightLine

  @Option(parsing: .upToNextOption, help: "The layers of the streets to walk along.")
  var streets: [String] = []

  @Option(help: "The coordinate system of the streets.", transform: CoordinateSystem.option)
  var streetsSystem: CoordinateSystem?

  @Option(
    help: "How far people and facilities may be from the nearest street; those further off are told of.")
  var maxSnap: String = "100m"

  @Option(help: "How long one walks along streets, such as 10min, in place of the radius.")
  var walkingTime: String?

  @Option(help: "How fast one walks; 4 km/h is GB 50180's 15 minutes for 1,000 m.")
  var walkingSpeed: String = "4km/h"

  @Flag(help: "Lets streets meet where they cross without a common vertex, but for bridges and tunnels.")
  var connectCrossings = false

  @Flag(help: "Repairs outlines that cross themselves, and says so, rather than refusing them.")
  var repair = false

  @Option(help: "How many facilities must reach a place for it to count.")
  var atLeast: Int = 1

  @Option(help: "The folder for the results, as evaluate writes it: figures, map layers and run.json.")
  var output: String?

  @Flag(help: "Adds the seconds of each step to the JSON.")
  var timings = false

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
      warnings += try ResultsDirectory(
        evaluation, of: run, version: Ambit.configuration.version, language: report.language
      ).write(to: output)
    }
    switch report.format {
    case .json:
      try Console.print(
        result.json(timings: timings ? Self.timings(workspace.steps, total: seconds) : nil).bytes)
    case .csv: try Console.print(result.csv.bytes)
    case .table: try Console.print(result.text(in: report.language, coloured: Console.isColoured))
    }
    report.tell(warnings)
  }

  /// A failure in the words of the options in the place of those of a plan.
  private static func named(_ failure: Failure) -> Failure {
    let advice = [
      "mask-of-points":
        "Leave out --population-mask, or add --population-cell where the points are the centres of a grid.",
      "cell-without-centre": "Leave out --population-cell for a grid of surfaces.",
      "depth-needs-points": "Give the facilities as points, or leave out --at-least.",
    ]
    return Failure(
      failure.kind,
      failure.problems.map { problem in
        var problem = problem
        problem.message.trimPrefix("The indicator “coverage”: ")
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
      "read": .number(read), "project": .number(project), "compute": .number(total - read - project),
      "total": .number(total),
    ])
  }
}
