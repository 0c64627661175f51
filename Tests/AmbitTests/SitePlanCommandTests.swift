import Foundation
import TestSupport
import Testing

/// What scripts read of `ambit site PLAN`.
private struct SitePlanJSON: Decodable {
  struct Site: Decodable {
    var gain: Double
    var existing: Bool
  }
  struct Closed: Decodable {
    var layer: String
    var name: String?
    var loss: Double?
  }
  struct Certificate: Decodable {
    var greatestExcess: Double
    var tolerance: Double
  }
  struct Covered: Decodable {
    var share: Double
  }
  var model: String
  var status: String
  var objective: Double?
  var bound: Double?
  var sites: [Site]
  var closed: [Closed]
  var covered: Covered
  var curve: [Double]
  var certificate: Certificate?
}

/// `ambit site` on Minhang's plan in GeoData.
@Suite("ambit site PLAN") struct SitePlanCommandTests {
  private static let plan = Repository.path("GeoData/minhang/plan.yaml")

  private func run(
    _ arguments: [String], _ body: (AmbitRun, _ folder: String) throws -> Void
  ) throws {
    let scratch = try TestFolder()
    let folder = scratch("siting")
    try body(AmbitRun(["site", Self.plan, "--output", folder] + arguments), folder)
  }

  /// The least number of chargers for all land, certified, as a scenario after which the share is 100 %; and the README shows
  /// what is printed of it.
  @Test func fewestChargers() throws {
    try run(["--indicator", "ev-coverage", "--keep-existing", "--lang", "en"]) { run, folder in
      #expect(run.code == 0, "\(run.errors)")
      #expect(try ReadmeTests.unprinted("README.md", "13 sites: proved", in: run.text + run.errors) == [])
      let json = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/siting.json"))
      let answer = try JSONDecoder().decode(SitePlanJSON.self, from: json)
      #expect(answer.model == "lscp" && answer.status == "optimal" && answer.objective == 13)
      #expect(answer.sites.count == 13 && answer.bound == 13 && answer.closed.isEmpty)
      let certificate = try #require(answer.certificate)
      #expect(certificate.greatestExcess + certificate.tolerance <= 0)
      #expect(abs(answer.covered.share - 1) < 1e-9 && abs((answer.curve.last ?? 0) - 1) < 1e-6)
      let compared = try AmbitRun([
        "compare", Self.plan, "\(folder)/scenario.yaml", "--only", "ev-coverage", "--lang", "en",
      ])
      #expect(compared.code == 0 && compared.text.contains("100.00 % (+4.74) ✓"), "\(compared.text)")
    }
  }

  /// Of 407 chargers several stand where others reach all they reach.
  @Test func chargersThatMayClose() throws {
    try run(["--indicator", "ev-coverage", "--close", "5", "--lang", "en"]) { run, folder in
      #expect(run.code == 0 && run.text.contains("The share stays at 95.26 %."), "\(run.text)")
      #expect(run.text.contains("0.00 ha lost: proved the best choice among 407 candidates."))
      let scenario = try String(contentsOfFile: "\(folder)/scenario.yaml", encoding: .utf8)
      #expect(scenario.contains("- close: \"chargers\""), "\(scenario)")
    }
  }

  /// Each new site along streets serves people whom a straight line does not tell apart.
  @Test func alongStreets() throws {
    let options = ["--add", "2", "--candidates", "grid:1km", "--format", "json"]
    try run(["--indicator", "transit-population-walk"] + options) { run, _ in
      let answer = try run.json(SitePlanJSON.self)
      #expect(run.code == 0 && answer.model == "mclp" && answer.status == "optimal")
      #expect(answer.objective == answer.sites.reduce(0) { $0 + $1.gain } && answer.objective == answer.bound)
    }
  }

  @Test(arguments: [
    (["--close", "2", "--add", "1"], "Give one of"),
    (["--close", "2", "--candidates", "circles"], "--close adds nothing"),
    (["--close", "0"], "should be 1 or more"),
    (["--candidates", "ring"], "circles"),
    (
      ["--no-keep-existing", "--budget", "3", "--cost-property", "c", "--candidates", "layer:x"],
      "existing facilities have no cost"
    ),
  ])
  func optionsThatDoNotGoTogether(arguments: [String], message: String) throws {
    let run = try AmbitRun(["site", Self.plan, "--indicator", "ev-coverage"] + arguments)
    #expect(run.code == 64 && run.errors.contains(message), "\(run.errors)")
  }
}
