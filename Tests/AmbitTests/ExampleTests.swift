import Foundation
import GIS
import TestSupport
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
    let folder = try TestFolder()
    let (code, output) = try ShellRun.run(
      "\"$AMBIT\" compare GeoData/minhang/plan.yaml GeoData/minhang/scenarios/chargers.yaml --only ev-coverage "
        + "--quiet --output '\(folder("out"))' > /dev/null && "
        + "python3 Scripts/examples/layers.py '\(folder("out"))/chargers'")
    #expect(code == 0 && output.contains("马桥镇: +32.96%"), "\(output)")
  }

  /// A program of the package in Scripts/examples/library, which Scripts/test builds beside the tests and says so.
  private func program(_ words: String) throws -> String {
    let (code, output) = try ShellRun.run("\"$(dirname \"$AMBIT\")\"/\(words)")
    #expect(code == 0, "\(output)")
    return output
  }

  private static let isBuilt = ProcessInfo.processInfo.environment["AMBIT_EXAMPLES"] != nil

  @Test(.enabled(if: isBuilt, "AMBIT_EXAMPLES is not set, as Scripts/test does"))
  func theSwiftPackage() throws {
    let folder = try TestFolder()
    let figures = try program("figures")
    #expect(figures.contains("Land within 500 m of a public-transport stop: 86.0793 %"), "\(figures)")
    #expect(figures.contains("a stop at 121.35, 30.99: 86.2902 %"))

    // The stop that moves 120 m east changes the share in its fifth digit; the towns are those of the plan.
    let snippets = try program("snippets '\(folder.path)'")
    #expect(snippets.contains("\n马桥镇 0."), "\(snippets)")
    #expect(snippets.contains("\n1500.0\n"))
    #expect(snippets.contains("\nstraight line\n0.0\nfalse 2205.5"), "\(snippets)")
    #expect(FileManager.default.fileExists(atPath: folder("covered.geojson")))
  }

  /// A measure written outside the package: of any size it is the standard share, of at least 5 ha it is less, and what it
  /// draws are the surfaces that make up its figures.
  @Test(.enabled(if: isBuilt, "AMBIT_EXAMPLES is not set, as Scripts/test does"))
  func aMeasureOfOnesOwn() throws {
    let folder = try TestFolder()
    let output = try program("own-measure '\(folder.path)'")
    let lines = output.split(separator: "\n")
    func number(_ name: String) -> Double? {
      lines.first { $0.hasPrefix("\(name): ") }.flatMap { Double($0.split(separator: " ")[1]) }
    }
    let (all, anySize, large) = try (
      #require(number("all")), #require(number("any-size")), #require(number("large"))
    )
    #expect(abs(all - anySize) < 1e-12 && large > 0 && large < all, "\(output)")
    #expect(output.contains("connected surfaces of at least 5.0 ha of parks"))

    let hectares = lines.filter { $0.hasSuffix(" ha") }.compactMap { Double($0.split(separator: " ")[1]) }
    #expect(hectares.count == 14)
    let drawn = try GeoJSON.read(contentsOf: folder("large.geojson")).features
    let sum = drawn.reduce(0) { $0 + ($1.properties["hectares"]?.double ?? 0) }
    #expect(drawn.allSatisfy { ($0.properties["hectares"]?.double ?? 0) >= 5 })
    #expect(abs(sum - hectares.reduce(0, +)) < 1e-6)
  }
}
