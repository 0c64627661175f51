import Foundation
import GIS
import TestSupport
import Testing

@Suite("The folder of results changes as a whole")
struct ResultsFolderTests {
  private struct Account: Decodable {
    struct Output: Decodable {
      let file: String
      let sha256: String
    }
    struct Indicator: Decodable { let parameters: [String: String] }
    let libraries: [String: String]
    let indicators: [Indicator]
    let outputs: [Output]
  }

  private func files(_ folder: String) throws -> [String: Data] {
    try Dictionary(
      uniqueKeysWithValues: filesInFolder(folder).map {
        ($0, try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\($0)")))
      })
  }

  @Test("run.json names parameters with their defaults, libraries, and every other file with its SHA-256")
  func account() throws {
    let city = try SmallCity()
    #expect(try AmbitRun(["evaluate", try city.plan()]).code == 0)
    let files = try files(city.scratch("results/plan"))
    let account = try JSONDecoder().decode(Account.self, from: try #require(files["run.json"]))
    #expect(account.outputs.map(\.file).sorted() == files.keys.filter { $0 != "run.json" }.sorted())
    for output in account.outputs {
      #expect(Fingerprint(of: Array(try #require(files[output.file]))).hex == output.sha256)
    }
    #expect(account.libraries["GEOS"]?.hasPrefix("3.") == true)
    #expect(account.libraries["PROJ"]?.first?.isNumber == true)
    let parameters = try #require(account.indicators.first?.parameters)
    #expect(parameters["radius"] == "400 m" && parameters["at-least"] == "1")
  }

  @Test("Rows of a standard have a folder of their own, which a second run replaces")
  func standard() throws {
    let city = try SmallCity()
    try city.scratch.write(
      """
      code: P 1
      edition: 2026
      title: Paper
      rows:
        stops:
          clause: "1"
          title: Stops
          source: made up for a test
          text-read: yes
          roles: { stops: stops }
          measure: total
          parameters: { layers: $stops }
      """, to: "standards/paper.yaml")
    let plan = try city.plan()
    for _ in 0..<2 {
      let run = try AmbitRun(["evaluate", plan, "--standard", "paper"])
      #expect(run.code == 0, "\(run.errors)")
    }
    #expect(try files(city.scratch("results/plan.standard-paper"))["run.json"] != nil)
    // The whole plan's figures do not go for those of a standard.
    #expect(try AmbitRun(["evaluate", plan]).code == 0)
    let other = try AmbitRun(
      ["evaluate", plan, "--standard", "paper", "--output", city.scratch("results/plan")])
    #expect(
      other.code == 73 && other.errors.contains("figures that --standard would remove"), "\(other.errors)")
  }

  @Test("A layer of an earlier run goes, a file of one's own stays, through a link as well")
  func replaced() throws {
    let city = try SmallCity()
    let results = city.scratch("results/plan")
    #expect(try AmbitRun(["evaluate", try city.plan()]).code == 0)
    #expect(try files(results)["layers/cover-gaps.geojson"] != nil)
    try city.scratch.write("mine", to: "results/plan/notes.txt")
    try city.scratch.write("mine too", to: "results/plan/layers/style.qml")
    let link = city.scratch("link")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: results)
    let plan = try city.plan(indicator: "measure: total\n    parameters: { layers: stops }")
    let run = try AmbitRun(["evaluate", plan, "--output", link])
    #expect(run.code == 0, "\(run.errors)")
    let after = try files(results)
    #expect(after["layers/cover-gaps.geojson"] == nil && after["run.json"] != nil)
    #expect(after["notes.txt"] == Data("mine".utf8) && after["layers/style.qml"] == Data("mine too".utf8))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: city.scratch.path).sorted()
        == ["link", "plan.yaml", "results", "stops.geojson", "zones.geojson"])
  }

  @Test("Each plan has a folder of its own, and so has each choice of indicators")
  func usualFolders() throws {
    let city = try SmallCity()
    let plan = try city.plan(
      indicator: """
        measure: coverage
            parameters: { facilities: stops, radius: 400 m }
          - id: count
            name: Stops
            measure: total
            parameters: { layers: stops }
        """)
    let other = try city.scratch.write(try String(contentsOfFile: plan, encoding: .utf8), to: "other.v2.yaml")
    let link = city.scratch("out")
    // What stands after --only up to a path is ids, with spaces or commas between them.
    let runs = [
      [plan], [other], ["--only", "cover", plan], [plan, "--only", "count"], [plan, "--only", "cover,count"],
      ["--only", "count", "cover", plan], [plan, "--only", "cover", "--only=count"],
      [plan, "--output", link],
    ]
    for arguments in runs {
      let run = try AmbitRun(["evaluate"] + arguments)
      #expect(run.code == 0, "\(run.errors)")
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: city.scratch("results")).sorted() == [
        "other.v2", "plan", "plan.only-count", "plan.only-count+cover", "plan.only-cover",
        "plan.only-cover+count",
      ])
    // Nothing of the whole plan's results goes for those of one indicator, another plan or another command.
    let before = try files(link)
    for arguments in [
      ["evaluate", plan, "--only", "count"], ["evaluate", other], ["check", plan], city.coverage(),
    ] {
      let run = try AmbitRun(arguments + ["--output", link])
      #expect(run.code == 73 && run.errors.contains("\(link): The folder holds "), "\(run.errors)")
    }
    #expect(try files(link) == before)
    #expect(try AmbitRun(["evaluate", plan, "--output", ""]).code == 73)
  }

  @Test("A result that somebody has edited is kept under a name of its own, once")
  func edited() throws {
    let city = try SmallCity()
    let results = city.scratch("results/plan")
    let coverage = try city.plan()
    #expect(try AmbitRun(["evaluate", coverage]).code == 0)
    try city.scratch.write("mine", to: "results/plan/layers/cover-gaps.geojson")
    try city.scratch.write("first", to: "results/plan/indicators.csv")
    let run = try AmbitRun(["evaluate", coverage, "--quiet"])
    #expect(run.code == 0 && run.errors.contains("is kept as indicators.edited.csv"), "\(run.errors)")
    #expect(run.errors.contains("is kept as layers/cover-gaps.edited.geojson"))
    var after = try files(results)
    #expect(after["indicators.edited.csv"] == Data("first".utf8))
    #expect(after["layers/cover-gaps.edited.geojson"] == Data("mine".utf8))
    #expect(after["indicators.csv"]?.count ?? 0 > 100 && after["layers/cover-gaps.geojson"]?.count ?? 0 > 100)
    let again = try AmbitRun(["evaluate", coverage, "--quiet"])
    #expect(again.code == 0 && again.errors.isEmpty, "\(again.errors)")
    try city.scratch.write("second", to: "results/plan/indicators.csv")
    try city.scratch.write("mine again", to: "results/plan/layers/cover-gaps.geojson")
    let total = try city.plan(indicator: "measure: total\n    parameters: { layers: stops }")
    #expect(try AmbitRun(["evaluate", total]).code == 0)
    after = try files(results)
    #expect(after["indicators.edited.csv"] == Data("first".utf8))
    #expect(after["indicators.edited-2.csv"] == Data("second".utf8))
    // The new run has no such layer, so that the edited one keeps its name.
    #expect(after["layers/cover-gaps.geojson"] == Data("mine again".utf8))
  }

  @Test("A folder that holds other things, and a file of one's own under a result's name, are left alone")
  func refused() throws {
    let city = try SmallCity()
    let plan = try city.plan()
    try FileManager.default.createDirectory(
      atPath: city.scratch("documents"), withIntermediateDirectories: true)
    for name in ["thesis.txt", "run.json"] {
      try city.scratch.write(#"{"runs": 3}"#, to: "documents/\(name)")
      let run = try AmbitRun(["evaluate", plan, "--output", city.scratch("documents")])
      #expect(run.code == 73)
      #expect(run.errors.contains("\(city.scratch("documents")): ") && run.errors.contains("--output"))
      #expect(run.output.isEmpty)
    }
    #expect(try files(city.scratch("documents")).keys.sorted() == ["run.json", "thesis.txt"])

    let total = try city.plan(indicator: "measure: total\n    parameters: { layers: stops }")
    #expect(try AmbitRun(["evaluate", total]).code == 0)
    let mine = try city.scratch.write("mine", to: "results/plan/layers/cover-gaps.geojson")
    let run = try AmbitRun(["evaluate", try city.plan()])
    #expect(run.code == 73)
    #expect(run.errors.contains("error: \(mine): "), "\(run.errors)")
    #expect(try files(city.scratch("results/plan"))["layers/cover-gaps.geojson"] == Data("mine".utf8))
  }
}
