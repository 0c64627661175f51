import Foundation
import TestSupport
import Testing

@Suite("The command line: suggestions, and what goes to which stream")
struct CommandLineTests {
  @Test(
    "A mistyped command is told with the nearest one, a plan without one with evaluate",
    arguments: [
      ("evalute", "Did you mean “evaluate”?"), ("sites", "Did you mean “site”?"),
      ("map", "Known here: evaluate,"),
    ])
  func commands(name: String, advice: String) throws {
    let run = try AmbitRun([name, "plan.yaml"])
    #expect(run.code == 64 && run.output.isEmpty)
    #expect(
      run.errors == "error: There is no command “\(name)”.\n  → \(advice)\n"
        || run.errors.contains("→ \(advice)"))
  }

  @Test("A plan where the command should stand")
  func planWithoutCommand() throws {
    let city = try SmallCity()
    let plan = try city.plan()
    let run = try AmbitRun([plan])
    #expect(run.code == 64 && run.errors.contains("ambit evaluate \(plan)"), "\(run.errors)")
    #expect(try AmbitRun(["--help"]).code == 0 && AmbitRun(["help", "evaluate"]).code == 0)
    #expect(try AmbitRun([]).code == 0 && AmbitRun(["--version"]).code == 0)
  }

  /// A stop far from the zones is warned of, and so are people who live in none.
  @Test(
    "Warnings go to standard error in every format, results to standard output",
    arguments: ["table", "csv", "json"])
  func streams(format: String) throws {
    let city = try SmallCity()
    try city.scratch.write(
      collection([feature(Paper.point(500, 500), #""n": 10"#), feature(Paper.point(9_000, 500), #""n": 90"#)]
      ), to: "people.geojson")
    _ = try city.plan(more: "population: { layer: people, property: n }")
    let text = try String(contentsOfFile: city.scratch("plan.yaml"), encoding: .utf8)
      .replacingOccurrences(
        of: "layers:\n", with: "layers:\n  people: { file: people.geojson, system: EPSG:4549 }\n")
    let plan = try city.scratch.write(text, to: "plan.yaml")
    try city.scratch.write("edits: [{ remove: stops, id: 7 }]", to: "none.yaml")
    try city.scratch.write("edits: []", to: "none.yaml")
    for arguments in [
      ["evaluate", plan], ["compare", plan, city.scratch("none.yaml")],
      ["sweep", plan, "--vary", "cover.radius=300..400:100"],
      ["uncertainty", plan, "--position-error", "5m", "--samples", "3"],
    ] {
      let run = try AmbitRun(arguments + ["--format", format])
      #expect(run.code == 0, "\(run.errors)")
      #expect(run.errors.contains("90 of 100 people live in no zone"), "\(arguments) \(run.errors)")
      if format != "json" { #expect(!run.text.contains("live in no zone"), "\(arguments)") }
    }
  }

  /// With standard output closed the first file that is opened would get its number, and the result would go into that file.
  @Test("A closed standard output is an error, and no file of results is spoilt")
  func closedOutput() throws {
    let city = try SmallCity()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", "exec \"$0\" \"$@\" >&-", AmbitRun.executable.path, "evaluate", try city.plan(), "--quiet",
    ]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 73)
    let written = try Data(contentsOf: URL(fileURLWithPath: city.scratch("results/plan/indicators.csv")))
    #expect(written.starts(with: Data("\u{FEFF}indicator,".utf8)))
  }
}
