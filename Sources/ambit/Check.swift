import ArgumentParser
import DataQuality
import Evaluation
import GIS
import Measures
import PlanFile
import PlanStudies
import Planning
import Reporting

/// `ambit check`.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Checks the quality of a plan's data, or of some files, before any figure is computed.",
    discussion: """
      Looks for geometries that are not valid, features without a place, coordinates that are swapped, out of range \
      or in another system than they are read in, duplicates, overlaps and gaps between zones, features far from \
      every zone, wrong numbers of people, lines that stand twice side by side, and streets that do not meet.

      An error is what the other commands refuse; with a warning the figures may not mean what they seem to; a note \
      is worth knowing. Exit code: 0 where no finding is an error, 65 where one is.

      A plan says which layers are zones, streets and people. Among files, a layer is taken for zones where nearly \
      all of its surfaces share corners, and for streets where most lines have the tag highway; --zones, --streets \
      and --population-property say so for sure.

      Examples: ambit check GeoData/minhang/plan.yaml
                ambit check towns.geojson stops.geojson --streets roads.geojson --output findings
      """)

  @Argument(
    help: ArgumentHelp(
      "A plan file (.yaml), or layers; - for one layer from standard input.", valueName: "plan|file"))
  var files: [String] = []

  @Option(help: "A layer of zones, checked with the files.")
  var zones: String?

  @Option(parsing: .upToNextOption, help: "Layers of streets, checked with the files.")
  var streets: [String] = []

  @Option(help: "The property with the number of people, in every layer that has it.")
  var populationProperty: String?

  @Option(
    help: "The coordinate system of files that name none, such as gcj02 or EPSG:4549.",
    transform: CoordinateSystem.option)
  var system: CoordinateSystem?

  @Option(help: "The folder for the findings and a GeoJSON layer of each that can be drawn.")
  var output: String?

  @OptionGroup var report: ReportOptions

  /// The path of the plan; `nil` where files are checked.
  private var plan: String? { files.first { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") } }

  /// All files to check, each once.
  var layers: [String] {
    var seen = Set<String>()
    return (files + [zones].compactMap { $0 } + streets).filter { seen.insert($0).inserted }
  }

  func validate() throws {
    if layers.isEmpty { throw ValidationError("Name a plan, or one layer or more.") }
    if (files + [zones].compactMap { $0 } + streets).count(where: { $0 == "-" }) > 1 {
      throw ValidationError("Standard input can be read once: give - once.")
    }
    if let plan {
      if layers.count > 1 { throw ValidationError("A plan is checked alone: leave out all but \(plan).") }
      if populationProperty != nil || system != nil {
        throw ValidationError(
          "The plan says what its layers are: leave out --population-property and --system.")
      }
    }
  }

  func run() throws {
    let inspection = try plan.map { try Inspection(plan: $0) } ?? Inspection(of: CheckedFiles(self))
    let result = try InspectionReport(inspection)
    if let output { report.tell(try result.write(to: output, version: Ambit.configuration.version)) }
    switch report.format {
    case .json: try Console.print(result.json.bytes)
    case .csv: try Console.print(result.csv.bytes)
    case .table: try Console.print(result.text(in: report.language, coloured: Console.isColoured))
    }
    if let output, !report.quiet {
      Console.say(report.language == .zh ? "结果已写入 \(output)" : "The results lie in \(output)")
    }
    if inspection.hasErrors { throw ExitCode(Failure.Kind.badData.exitCode) }
  }
}

extension Inspection {
  fileprivate init(of files: CheckedFiles) throws {
    try self.init(of: files.layers, earlier: files.findings)
  }
}
