import ArgumentParser
import DataQuality
import GIS
import PlanFile
import Planning
import Reporting

/// `ambit check`.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: texts("help/check").localized, discussion: texts("help/check/more").localized)

  @Argument(help: ArgumentHelp(texts("help/check/files").localized, valueName: "plan|file"))
  var files: [String] = []

  @Option(help: texts("help/check/zones").help) var zones: String?
  @Option(parsing: .upToNextOption, help: texts("help/check/streets").help) var streets: [String] = []
  @Option(help: texts("help/check/population-property").help) var populationProperty: String?

  @Option(help: texts("help/check/system").help, transform: CoordinateSystem.option)
  var system: CoordinateSystem?

  @Option(help: texts("help/check/output").help) var output: String?

  @OptionGroup var report: ReportOptions

  /// The path of the plan; `nil` where files are checked.
  private var plan: String? { files.first { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") } }

  /// All files to check, each once.
  var layers: [String] {
    var seen = Set<String>()
    return (files + [zones].compactMap { $0 } + streets).filter { seen.insert($0).inserted }
  }

  func validate() throws {
    if layers.isEmpty { throw ValidationError(texts("use/plan-layer-more")) }
    if (files + [zones].compactMap { $0 } + streets).count(where: { $0 == "-" }) > 1 {
      throw ValidationError(texts("use/standard-input-read-once"))
    }
    if let plan {
      if layers.count > 1 { throw ValidationError(texts("use/plan-checked-alone-leave", ["plan": plan])) }
      if populationProperty != nil || system != nil {
        throw ValidationError(texts("use/plan-says-layers-leave"))
      }
    }
  }

  func run() throws {
    let inspection = try plan.map { try Inspection(plan: $0) } ?? Inspection(of: CheckedFiles(self))
    let result = try InspectionReport(inspection)
    if let output { report.tell(try result.folder().write(to: output)) }
    try report.print(
      json: result.json, csv: result.csv,
      text: result.text(in: report.language, coloured: Console.isColoured))
    if let output { report.tellFolder(output) }
    if inspection.hasErrors { throw ExitCode(Failure.Kind.badData.exitCode) }
  }
}

extension Inspection {
  fileprivate init(of files: CheckedFiles) throws {
    try self.init(of: files.layers, earlier: files.findings)
  }
}
