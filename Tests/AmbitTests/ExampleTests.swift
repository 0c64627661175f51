import Foundation
import Testing

/// The scripts of Scripts/examples, run as a user runs them where their tools are installed.
@Suite(.serialized) struct ExampleTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Whether a command of the shell succeeds.
  private static func succeeds(_ command: String) -> Bool { (try? run(command).code) == 0 }

  /// Runs a command of the shell from the root of the package.
  private static func run(_ command: String) throws -> (code: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = root
    process.environment = ProcessInfo.processInfo.environment.merging(["AMBIT": AmbitRun.executable.path]) {
      $1
    }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  @Test(.enabled(if: succeeds("python3 --version"), "python3 is not installed"))
  func theShellScript() throws {
    let (code, output) = try Self.run("Scripts/examples/compare.sh")
    #expect(code == 0, "\(output)")
    #expect(output.contains("All by 2025: reaches transit-coverage, ev-coverage, new-green;"), "\(output)")
    #expect(output.contains("Chargers everywhere: reaches ev-coverage;"))
    #expect(output.contains("best by cost: "))
  }

  @Test(.enabled(if: succeeds("python3 -c 'import geopandas'"), "geopandas is not installed"))
  func thePythonScript() throws {
    let folder = try Scratch()
    defer { folder.remove() }
    let (code, output) = try Self.run(
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
    let (code, output) = try Self.run(
      "swift run --package-path Scripts/examples/library --scratch-path .build/examples")
    #expect(code == 0, "\(output)")
    #expect(output.contains("Land within 500 m of a public-transport stop: 86.0793 %"), "\(output)")
    #expect(output.contains("a stop at 121.35, 30.99: 86.2902 %"))
  }
}
