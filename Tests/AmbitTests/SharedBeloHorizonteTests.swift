import Foundation
import TestSupport
import Testing

/// Figures that the R package accessibility (IPEA) publishes for these data, in its documentation and its tests.
@Suite("Belo Horizonte, from the shared data", .enabled(if: SharedData.isThere, "\(SharedData.reason)"))
struct SharedBeloHorizonteTests {
  private let times = SharedData.path("belo-horizonte/travel-times.csv.gz")
  private let places = SharedData.path("belo-horizonte/land-use.csv")
  private static let five = [
    "89a88cdb57bffff", "89a88cdb597ffff", "89a88cdb5b3ffff", "89a88cdb5cfffff", "89a88cd909bffff",
  ]

  private func access(_ costs: String, _ more: [String]) throws -> AccessAnswerFields {
    let run = try AmbitRun(
      [
        "access", "--costs", costs, "--opportunities", places, "--population", "population", "--format",
        "json",
      ] + more)
    #expect(run.code == 0, "\(run.errors)")
    return try run.json(AccessAnswerFields.self)
  }

  /// Jobs and the Gini coefficient, Theil's T and the poor below 50,000 jobs as published. The published Palma ratio, 3.8005, is
  /// of whole hexagons by quantiles; with exactly 10 % and 40 % of the people it is 3.7793 (computed in Python).
  @Test("Shared: jobs within 30 minutes of all hexagons, and how unequally they are spread")
  func sharedJobs() throws {
    let answer = try access(
      times,
      [
        "--opportunity", "jobs", "--income", "income_per_capita", "--measure", "cumulative", "--limit", "30",
        "--threshold", "50000",
      ])
    #expect(answer["89a881a5a2bffff"] == 14_561 && answer["89a881a5a2fffff"] == 29_452)
    #expect(answer["89a881a5a67ffff"] == 16_647 && answer["89a881a5b03ffff"] == 37_029)
    #expect(abs((answer.overall.gini ?? 0) - 0.4715251) < 5e-8)
    #expect(abs((answer.overall.theil ?? 0) - 0.3616631) < 5e-8)
    #expect(abs((answer.overall.below ?? 0) - 0.3923817) < 5e-8)
    #expect(abs((answer.overall.palma ?? 0) - 3.779303858638585) < 1e-12)
    #expect(answer.origins.count == 898 && answer.overall.people == 941_160 && answer.warnings.isEmpty)
  }

  @Test("Shared: schools weighted by e^(−0.2 t), and jobs for each person within 50 minutes by two steps")
  func sharedGravityAndTwoStep() throws {
    let gravity = try access(
      times, ["--opportunity", "schools", "--measure", "gravity", "--decay", "exponential:0.2"])
    let twoStep = try access(times, ["--opportunity", "jobs", "--measure", "two-step", "--limit", "50"])
    let published = [
      (0.03041853, 0.4278111), (1.15549493, 0.3863614), (0.56519126, 0.4501725), (0.19852152, 0.5366707),
      (0.41378042, 0.4280401),
    ]
    for (id, values) in zip(Self.five, published) {
      #expect(abs((gravity[id] ?? 0) - values.0) < 5e-9 && abs((twoStep[id] ?? 0) - values.1) < 5e-8, "\(id)")
    }
  }

  /// The package's tests take five hexagons: for the two-step figures as origins and destinations, for the Gini coefficient as
  /// origins alone.
  @Test("Shared: two steps among five hexagons within 45 minutes; Gini of the jobs that they reach within 30")
  func sharedFiveHexagons() throws {
    let scratch = try TestFolder()
    let unzip = Process()
    unzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    unzip.arguments = ["gzip", "-dc", times]
    let pipe = Pipe()
    unzip.standardOutput = pipe
    try unzip.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    unzip.waitUntilExit()
    let rows = text.utf8.split(separator: UInt8(ascii: "\n")).filter { row in
      Self.five.contains { row.starts(with: $0.utf8) }
    }.map { String(decoding: $0, as: UTF8.self) }
    let among = rows.filter { row in Self.five.contains { row.split(separator: ",")[1] == $0 } }
    let header = "from_id,to_id,travel_time\n"
    let from = try scratch.write(header + rows.joined(separator: "\n"), to: "from.csv")
    let within = try scratch.write(header + among.joined(separator: "\n"), to: "among.csv")
    let twoStep = try access(within, ["--opportunity", "jobs", "--measure", "two-step", "--limit", "45"])
    for (id, value) in zip(Self.five, [0.0152, 0.1491, 0.1491, 0.1068, 0]) {
      #expect(abs((twoStep[id] ?? -1) - value) < 5e-5, "\(id)")
    }
    let jobs = try access(from, ["--opportunity", "jobs", "--measure", "cumulative", "--limit", "30"])
    #expect(abs((jobs.overall.gini ?? 0) - 0.1386) < 5e-5)
    #expect(jobs.warnings.map(\.code).contains("origins-without-costs"))
  }
}
