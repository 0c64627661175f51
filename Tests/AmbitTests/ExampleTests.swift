import Foundation
import Testing

/// The scripts of Scripts/examples, run as a user runs them where their tools are installed.
@Suite(.serialized) struct ExampleTests {
  @Test(.enabled(if: ShellRun.succeeds("python3 --version"), "python3 is not installed"))
  func theShellScript() throws {
    let (code, output) = try ShellRun.run("Scripts/examples/compare.sh")
    #expect(code == 0, "\(output)")
    #expect(output.contains("All by 2025: reaches transit-coverage, ev-coverage, new-green;"), "\(output)")
    #expect(output.contains("Chargers everywhere: reaches ev-coverage;"))
    #expect(output.contains("best by cost: "))
  }

  @Test(.enabled(if: ShellRun.succeeds("python3 -c 'import geopandas'"), "geopandas is not installed"))
  func thePythonScript() throws {
    let folder = try Scratch()
    defer { folder.remove() }
    let (code, output) = try ShellRun.run(
      "\"$AMBIT\" compare GeoData/minhang/plan.yaml GeoData/minhang/scenarios/chargers.yaml --only ev-coverage "
        + "--quiet --output '\(folder.path("out"))' > /dev/null && "
        + "python3 Scripts/examples/layers.py '\(folder.path("out"))/chargers'")
    #expect(code == 0 && output.contains("马桥镇: +32.96%"), "\(output)")
  }

  /// The package builds for a minute, so only Scripts/test, which sets AMBIT_EXAMPLES, runs it.
  @Test(
    .enabled(
      if: ProcessInfo.processInfo.environment["AMBIT_EXAMPLES"] != nil,
      "AMBIT_EXAMPLES is not set, as Scripts/test does"))
  func theSwiftPackage() throws {
    let folder = try Scratch()
    defer { folder.remove() }
    let run = "swift run --package-path Scripts/examples/library --scratch-path .build/examples"
    let figures = try ShellRun.run("\(run) figures")
    #expect(figures.code == 0, "\(figures.output)")
    #expect(
      figures.output.contains("Land within 500 m of a public-transport stop: 86.0793 %"), "\(figures.output)")
    #expect(figures.output.contains("a stop at 121.35, 30.99: 86.2902 %"))

    // The stop that moves 120 m east changes the share in its fifth digit; the towns are those of the plan.
    let snippets = try ShellRun.run("\(run) snippets '\(folder.folder)'")
    #expect(snippets.code == 0, "\(snippets.output)")
    #expect(snippets.output.contains("\n马桥镇 0."), "\(snippets.output)")
    #expect(snippets.output.contains("\n1500.0\n"))
    #expect(snippets.output.contains("\nstraight line\n0.0\nfalse 2205.5"), "\(snippets.output)")
    #expect(FileManager.default.fileExists(atPath: folder.path("covered.geojson")))
  }
}
