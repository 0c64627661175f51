import Foundation
import GIS
import TestSupport
import Testing

/// What `ambit site --format json` prints.
private struct SiteJSON: Decodable {
  struct Choice: Decodable {
    let objective: Double
    let sites: [String]
  }
  struct Covered: Decodable {
    let weight: Double
    let total: Double
    let share: Double
  }
  struct Point: Decodable {
    let p: Int
    let objective: Double?
    let status: String
    let sites: [String]
  }
  struct Load: Decodable, Equatable {
    let site: String
    let weight: Double
    let capacity: Double
  }
  struct Part: Decodable, Equatable {
    let demand: String
    let site: String
    let weight: Double
    let cost: Double
  }
  let model: String
  let status: String
  let objective: Double?
  let bound: Double?
  let gap: Double?
  let sites: [String]
  let alternatives: [[String]]
  let greedy: Choice?
  let covered: Covered?
  let curve: [Point]
  let unreachable: [String]
  let served: [Load]?
  let assignment: [Part]?
  let unserved: Double?
}

/// Four villages and three shops. Within 500: 东店 reaches 甲 and 乙, 西店 reaches 丙 and 丁, 中店 reaches 乙 and 丙.
/// Weights 1, 2, 4, 8 name what is covered.
private struct Villages {
  let scratch: Scratch
  let matrix: String
  let weights: String

  static let rows = """
    village,shop,metres
    甲,东店,100
    乙,东店,500
    丙,东店,900
    乙,中店,200
    丙,中店,300
    丙,西店,400
    丁,西店,50
    丁,中店,700
    """

  init() throws {
    scratch = try Scratch()
    matrix = try scratch.file("matrix.csv", Self.rows)
    weights = try scratch.file("villages.csv", "nr,name,people\n1,甲,1\n2,乙,2\n3,丙,4\n4,丁,8\n")
  }

  func site(_ more: [String], weighted: Bool = true) -> [String] {
    [
      "site", "--matrix", matrix, "--demand-column", "village", "--site-column", "shop", "--cost-column",
      "metres",
    ]
      + (weighted ? ["--weights", weights, "--weight-column", "people"] : []) + more
  }
}

@Suite("ambit site --matrix")
struct SiteCommandTests {
  /// One shop: 西店 covers 12. Two: with 东店 all 15. So the fewest for all is 2, and for 70 % (10.5) it is 1.
  @Test("Coverings: the value, the bound, who is covered, the curve")
  func coverings() throws {
    let city = try Villages()
    defer { city.scratch.remove() }
    let run = try AmbitRun(
      city.site([
        "--model", "mclp", "--p", "1", "--limit", "500", "--curve", "--alternatives", "3", "--format", "json",
      ]))
    let most = try run.json(SiteJSON.self)
    #expect(run.code == 0 && most.model == "mclp" && most.status == "optimal", "\(run.errors)")
    #expect(most.objective == 12 && most.bound == 12 && most.gap == 0 && most.sites == ["西店"])
    #expect(most.alternatives.isEmpty && most.greedy?.objective == 12 && most.greedy?.sites == ["西店"])
    #expect(most.covered?.weight == 12 && most.covered?.total == 15 && most.covered?.share == 0.8)
    #expect(most.curve.map(\.objective) == [12, 15] && most.curve[1].sites == ["东店", "西店"])
    let all = try AmbitRun(city.site(["--model", "lscp", "--limit", "500", "--format", "json"])).json(
      SiteJSON.self)
    #expect(all.objective == 2 && all.sites == ["东店", "西店"] && all.status == "optimal")
    let part = try AmbitRun(
      city.site(["--model", "lscp", "--limit", "500", "--share", "70%", "--format", "json"])
    ).json(SiteJSON.self)
    #expect(part.objective == 1 && part.sites == ["西店"])
    // 东店 is there and covers 3; with one more 15.
    let kept = try AmbitRun(
      city.site(["--model", "mclp", "--p", "1", "--limit", "500", "--existing", "东店", "--format", "json"])
    ).json(SiteJSON.self)
    #expect(kept.objective == 15 && kept.sites == ["西店"])
    // Without 西店 the best is 中店: 乙 and 丙.
    let barred = try AmbitRun(
      city.site(["--model", "mclp", "--p", "1", "--limit", "500", "--forbidden", "西店", "--format", "json"])
    ).json(SiteJSON.self)
    #expect(barred.objective == 6 && barred.sites == ["中店"])
  }

  /// 丁 and 丙 weigh 12. A budget of 4 pays for 西店 (3) or 东店 and 中店 (1 + 2, together 1 + 2 + 4 = 7).
  @Test("A budget with the cost of each site")
  func budget() throws {
    let city = try Villages()
    defer { city.scratch.remove() }
    let costs = try city.scratch.file("shops.csv", "id,cost\n东店,1\n中店,2\n西店,3\n")
    let arguments = city.site([
      "--model", "mclp", "--limit", "500", "--site-costs", costs, "--format", "json",
    ])
    let three = try AmbitRun(arguments + ["--budget", "3"]).json(SiteJSON.self)
    #expect(three.objective == 12 && three.sites == ["西店"])
    let four = try AmbitRun(arguments + ["--budget", "4"]).json(SiteJSON.self)
    #expect(four.objective == 15 && four.sites == ["东店", "西店"])
    let run = try AmbitRun(arguments + ["--budget", "0.5"])
    #expect(run.code == 65 && run.errors.contains("pays for no site"))
  }

  /// Two shops: 东店 and 西店 serve 1·100 + 2·500 + 4·400 + 8·50 = 3,100; the greatest is 500. 中店 does not reach 甲.
  @Test("p-median and p-center; the matrix from standard input; weights of 1 without any")
  func costModels() throws {
    let city = try Villages()
    defer { city.scratch.remove() }
    let median = try AmbitRun(city.site(["--model", "p-median", "--p", "2", "--format", "json"])).json(
      SiteJSON.self)
    #expect(median.objective == 3_100 && median.sites == ["东店", "西店"] && median.covered == nil)
    var piped = city.site(["--model", "p-center", "--p", "2", "--format", "json"], weighted: false)
    piped[2] = "-"
    let center = try AmbitRun(piped, input: Villages.rows).json(SiteJSON.self)
    #expect(center.objective == 500 && center.sites == ["东店", "西店"] && center.status == "optimal")
  }

  /// 西店 holds 9 of the 12 of 丙 and 丁, 东店 holds 3, 中店 holds 5.
  ///
  /// One shop: 9. Two: 西店 with 中店 serve 9 and, of 乙 and what is left of 丙, 5: 14; with 东店 12. All three: 丁 8 and 丙 1 at
  /// 西店, 丙 3 at 中店, 甲 and 乙 at 东店: 15.
  @Test("Capacities: who serves how much of whom, beside the contract's keys")
  func capacities() throws {
    let city = try Villages()
    defer { city.scratch.remove() }
    let file = try city.scratch.file("shops.csv", "id,capacity,note\n东店,3,a\n中店,5,b\n西店,9,c\n北店,7,d\n")
    let mclp = city.site(["--model", "mclp", "--limit", "500", "--capacities", file])
    let run = try AmbitRun(mclp + ["--p", "2", "--curve", "--alternatives", "3", "--format", "json"])
    let most = try run.json(SiteJSON.self)
    #expect(run.code == 0 && run.errors.isEmpty && most.status == "optimal", "\(run.errors)")
    #expect(most.objective == 14 && most.bound == 14 && most.gap == 0 && most.sites == ["中店", "西店"])
    #expect(most.covered?.weight == 14 && most.covered?.total == 15 && most.alternatives.isEmpty)
    #expect(
      most.served == [
        .init(site: "中店", weight: 5, capacity: 5), .init(site: "西店", weight: 9, capacity: 9),
      ])
    #expect(most.assignment?.reduce(0) { $0 + $1.weight } == 14)
    #expect(most.assignment?.contains(.init(demand: "丁", site: "西店", weight: 8, cost: 50)) == true)
    #expect(most.curve.map(\.objective) == [9, 14, 15])

    let all = try AmbitRun(
      city.site(["--model", "lscp", "--limit", "500", "--capacities", file, "--format", "json"])
    ).json(SiteJSON.self)
    #expect(all.objective == 3 && all.status == "optimal")
    // 东店 is there and holds 3, the other two are needed for the 12 of 丙 and 丁. 乙 goes to 中店, which is nearer and has room.
    let kept = try AmbitRun(
      city.site([
        "--model", "lscp", "--limit", "500", "--capacities", file, "--existing", "东店", "--format", "json",
      ])
    ).json(SiteJSON.self)
    #expect(kept.objective == 2 && kept.sites == ["中店", "西店"])
    #expect(kept.served?.first == .init(site: "东店", weight: 1, capacity: 3))
    // 丁 8 · 50 and 丙 400 fill 西店; 丙 3 · 300 and 乙 2 · 200 fill 中店; 甲 100 at 东店.
    let median = try AmbitRun(
      city.site(["--model", "p-median", "--p", "3", "--capacities", file, "--format", "json"])
    ).json(SiteJSON.self)
    #expect(median.objective == 2_200 && median.covered == nil)
    // Without capacities nothing of it is printed.
    let plain = try AmbitRun(
      city.site(["--model", "mclp", "--p", "2", "--limit", "500", "--format", "json"])
    )
    .json(SiteJSON.self)
    #expect(plain.served == nil && plain.assignment == nil)

    let en = try AmbitRun(
      city.site([
        "--model", "lscp", "--limit", "500", "--capacities", file, "--existing", "东店", "--lang", "en",
      ]))
    #expect(en.text.contains("东店 (existing)") && en.text.contains("shared between"), "\(en.text)")
    #expect(en.text.contains("中店 3, 西店 1") && en.text.contains("each site within its capacity"))
    let zh = try AmbitRun(mclp + ["--p", "2", "--lang", "zh"])
    #expect(zh.text.contains("容量") && zh.text.contains("各设施不超过其容量"), "\(zh.text)")
    #expect(
      try AmbitRun(mclp + ["--p", "2", "--format", "csv"]).text
        == "\u{FEFF}site,weight,capacity\r\n西店,9.0,9.0\r\n中店,5.0,5.0\r\n")
  }

  /// Within 500 东店 fills its 3 with 甲 and 乙, 中店 serves the 4 of 丙 and 西店 4 of 丁's 8: 11 of 15. At any distance the two
  /// largest hold 5 + 4 and leave 6.
  @Test("Too little capacity is told with the weight that stays unserved; the exit code is 1")
  func tooLittleCapacity() throws {
    let city = try Villages()
    defer { city.scratch.remove() }
    let file = try city.scratch.file("shops.csv", "id,capacity\n东店,3\n中店,5\n西店,4\n")
    let all = try AmbitRun(
      city.site(["--model", "lscp", "--limit", "500", "--capacities", file, "--format", "json"]))
    let answer = try all.json(SiteJSON.self)
    #expect(all.code == 1 && answer.status == "infeasible" && answer.objective == nil)
    #expect(answer.unserved == 4 && answer.served == [] && answer.unreachable.isEmpty)
    #expect(
      all.errors.contains("all sites together leave 4 or more unserved"), "\(all.errors)")
    let two = try AmbitRun(
      city.site(["--model", "p-median", "--p", "2", "--capacities", file, "--format", "json"]))
    #expect(two.code == 1 && two.errors.contains("2 sites leave 6 or more"), "\(two.errors)")
  }

  @Test(
    "Wrong capacities are told with file and line",
    arguments: [
      ("id,capacity\n东店,3\n中店,-5\n西店,4", "shops.csv:3:8: “-5” in “capacity” is below 0"),
      ("id,capacity\n东店,3\n中店,many\n西店,4", "shops.csv:3:8: “many” in “capacity”"),
      ("id,capacity\n东店,3\n中店,NaN\n西店,4", "shops.csv:3:8: “NaN” in “capacity”"),
      ("id,capacity\n东店,3\n中店,\n西店,4", "shops.csv:3"),
      ("id,capacity\n东店,3", "The site “中店” of the matrix has no capacity here"),
      ("id,capacity\n东店,3", "The site “西店” of the matrix has no capacity here"),
      ("id,capacity\n东店,3\n东店,4\n中店,1\n西店,1", "shops.csv:3: The site “东店” stands here twice"),
      ("id,capacity\n南店,3", "No column of the table holds the names of the matrix's sites"),
      ("id,places\n东店,3", "no column capacity"),
    ])
  func wrongCapacities(_ table: String, _ message: String) throws {
    let city = try Villages()
    defer { city.scratch.remove() }
    let file = try city.scratch.file("shops.csv", table)
    let run = try AmbitRun(city.site(["--model", "lscp", "--limit", "500", "--capacities", file]))
    #expect(run.code == 65 && run.errors.contains(message) && run.output.isEmpty, "\(run.errors)")
  }

  @Test("Tables in both languages, and CSV")
  func tables() throws {
    let city = try Villages()
    defer { city.scratch.remove() }
    let arguments = city.site(["--model", "mclp", "--p", "2", "--limit", "500", "--alternatives", "2"])
    let en = try AmbitRun(arguments + ["--lang", "en"])
    #expect(en.errors.isEmpty && en.text.contains("Value: 15, proved: nothing is better."), "\(en.text)")
    #expect(en.text.contains("Covered: 15 of 15 (100.000 % of the weight)."))
    #expect(en.text.contains("No other choice has this value."))
    let zh = try AmbitRun(arguments + ["--lang", "zh"])
    #expect(zh.text.contains("目标值 15：已证明最优") && zh.text.contains("西店"))
    // 西店 comes first, for it covers 12 of the 15.
    #expect(
      try AmbitRun(arguments + ["--format", "csv"]).text == "\u{FEFF}site,weight\r\n西店,12.0\r\n东店,3.0\r\n")
  }

  @Test("Without a solver what greedy steps find is labelled, and the user is told; CBC is told of as well")
  func noSolver() throws {
    let city = try Villages()
    defer { city.scratch.remove() }
    let arguments = city.site(["--model", "mclp", "--p", "2", "--limit", "500", "--format", "json"])
    let none = try AmbitRun(arguments, environment: ["AMBIT_HIGHS": "none", "AMBIT_CBC": "none"])
    #expect(none.code == 0 && none.errors.contains("Neither HiGHS nor CBC is there"), "\(none.errors)")
    #expect(none.errors.contains("Scripts/setup") && none.errors.contains("coinor-cbc"))
    #expect(try none.json(SiteJSON.self).objective == 15)
    let cbc = try AmbitRun(arguments, environment: ["AMBIT_HIGHS": "none", "AMBIT_CBC": "/bin/false"])
    #expect(cbc.code == 0 && cbc.errors.contains("CBC takes its place"), "\(cbc.errors)")
    // One shop covers 12, greedy steps find it, but nothing says yet that not all 15 can be had.
    let late = try AmbitRun(
      city.site(["--model", "mclp", "--p", "1", "--limit", "500", "--time-limit", "0s", "--format", "json"]))
    #expect(try late.code == 0 && late.json(SiteJSON.self).status == "heuristic")
  }

  /// 300 villages with 4 of 60 shops each: greedy steps and swaps prove nothing, so the run waits for the solver, which
  /// here only sleeps.
  @Test("Ctrl-C gives what there is so far")
  func interrupted() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    var random = Seeded(3)
    var text = "a,b,c\n"
    for village in 0..<300 {
      for shop in Set((0..<4).map { _ in Int.random(in: 0..<60, using: &random) }).sorted() {
        text += "v\(village),s\(shop),1\n"
      }
    }
    let solver = try scratch.file("highs", "#!/bin/sh\ntouch \(scratch.path("begun"))\nexec sleep 60\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: solver)
    let output = scratch.path("out.json")
    _ = FileManager.default.createFile(atPath: output, contents: nil)
    let process = Process()
    process.executableURL = AmbitRun.executable
    process.arguments = [
      "site", "--matrix", try scratch.file("m.csv", text), "--demand-column", "a", "--site-column", "b",
      "--cost-column", "c", "--model", "lscp", "--limit", "1", "--format", "json",
    ]
    process.environment = ProcessInfo.processInfo.environment.merging(["AMBIT_HIGHS": solver]) { $1 }
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
    process.standardError = FileHandle.nullDevice
    var none = sigset_t()
    var held = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &held)
    try process.run()
    pthread_sigmask(SIG_SETMASK, &held, nil)
    while process.isRunning, !FileManager.default.fileExists(atPath: scratch.path("begun")) { usleep(20_000) }
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 0)
    let answer = try JSONDecoder().decode(SiteJSON.self, from: Data(contentsOf: URL(fileURLWithPath: output)))
    #expect(answer.status == "heuristic" && answer.covered?.share == 1)
    #expect((answer.bound ?? 99) < (answer.objective ?? 0) && answer.objective == Double(answer.sites.count))
  }

  @Test("A demand that nothing reaches is named, the JSON says infeasible, the exit code is 1")
  func infeasible() throws {
    let city = try Villages()
    defer { city.scratch.remove() }
    let run = try AmbitRun(city.site(["--model", "lscp", "--limit", "90", "--format", "json"]))
    let answer = try run.json(SiteJSON.self)
    #expect(run.code == 1 && answer.status == "infeasible" && answer.unreachable == ["甲", "乙", "丙"])
    #expect(answer.sites.isEmpty && answer.objective == nil)
    #expect(run.errors.contains("3 demands") && run.errors.contains("“甲”, “乙”, “丙”"), "\(run.errors)")
    let median = try AmbitRun(city.site(["--model", "p-median", "--p", "1", "--format", "json"]))
    #expect(try median.code == 1 && median.json(SiteJSON.self).status == "infeasible")
    #expect(median.errors.contains("So few sites"))
  }

  @Test(
    "Wrong use ends with 64, wrong data with 65, and nothing is printed",
    arguments: [
      (["--model", "mclp", "--p", "2"], 64, "--limit"),
      (["--model", "lscp", "--limit", "5", "--p", "2"], 64, "leave --p out"),
      (["--model", "mclp", "--limit", "5"], 64, "--p, the number of sites, or --budget"),
      (["--model", "p-median"], 64, "--p"), (["--model", "best"], 64, "best"),
      (["--model", "lscp", "--limit", "5", "--share", "0"], 64, "--share"),
      (["--model", "lscp", "--limit", "-5"], 64, "limit"),
      (["--model", "mclp", "--limit", "5", "--p", "1", "--share", "5%"], 64, "--share goes with"),
      (["--model", "mclp", "--limit", "5", "--budget", "1"], 64, "--site-costs"),
      (["--model", "lscp", "--limit", "5", "--time-limit", "soon"], 64, "60s"),
      (["--model", "mclp", "--limit", "500", "--p", "4"], 65, "4 sites are asked for, of 3 candidates"),
      (["--model", "mclp", "--limit", "500", "--p", "1", "--existing", "南店"], 65, "no site “南店”"),
      (
        ["--model", "mclp", "--limit", "500", "--p", "1", "--existing", "东店", "--forbidden", "东店"], 65,
        "as forbidden"
      ),
      (["--model", "lscp", "--limit", "500", "--forbidden", "东店,中店,西店"], 65, "No site may be chosen"),
      (["--model", "lscp", "--limit", "500", "--site-costs", "none.csv"], 66, "no such file"),
      (["--model", "p-center", "--p", "1", "--capacities", "c.csv"], 64, "not with p-center"),
      (["--model", "lscp", "--limit", "5", "--at-least", "2", "--capacities", "c.csv"], 64, "--at-least 2"),
      (["--model", "lscp", "--limit", "500", "--capacities", "none.csv"], 66, "no such file"),
    ] as [([String], Int32, String)])
  func wrongUse(_ arguments: [String], _ code: Int32, _ message: String) throws {
    let city = try Villages()
    defer { city.scratch.remove() }
    let run = try AmbitRun(city.site(arguments))
    #expect(run.code == code && run.errors.contains(message), "\(run.code) \(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test(
    "Wrong tables are told with file and line",
    arguments: [
      ("village,shop,metres\n甲,东店,far", "nr,name,people\n1,甲,1", "matrix.csv:2:12: “far” in “metres”"),
      ("village,shop,metres\n甲,东店,-1", "name,people\n甲,1", "matrix.csv:2:12: “-1” in “metres” is below 0"),
      ("village,shop,metres\n甲,,5", "name,people\n甲,1", "matrix.csv:2:5: The cell of “shop” is empty"),
      ("village,shop,metres\n甲,东店,5\n甲,东店,6", "name,people\n甲,1", "matrix.csv:3: The pair"),
      ("village,shop,metres\n甲,东店", "name,people\n甲,1", "matrix.csv:2: The row has 2 cells"),
      ("village,shop,metres\n", "name,people\n甲,1", "holds no row"),
      ("village,store,metres\n甲,东店,5", "name,people\n甲,1", "no column shop"),
      ("village,shop,metres\n甲,东店,5\n乙,东店,5", "name,people\n甲,1", "“乙” of the matrix has no weight"),
      ("village,shop,metres\n甲,东店,5", "name,people\n甲,-3", "weights.csv:2:5: “-3” in “people” is below 0"),
      (
        "village,shop,metres\n甲,东店,5", "name,people\n甲,1\n甲,2",
        "weights.csv:3: The demand “甲” stands here twice"
      ),
      ("village,shop,metres\n甲,东店,5", "name,people\n戊,1", "No column of the table holds the names"),
      ("village,shop,metres\n甲,东店,5", "name,jobs\n甲,1", "no column people"),
    ])
  func wrongTables(_ matrix: String, _ weights: String, _ message: String) throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let run = try AmbitRun([
      "site", "--matrix", try scratch.file("matrix.csv", matrix), "--demand-column", "village",
      "--site-column",
      "shop", "--cost-column", "metres", "--weights", try scratch.file("weights.csv", weights),
      "--weight-column",
      "people", "--model", "mclp", "--p", "1", "--limit", "9",
    ])
    #expect(run.code == 65 && run.errors.contains(message), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test("Weights in the matrix are one for each demand")
  func weightsInTheMatrix() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    func run(_ text: String) throws -> AmbitRun {
      try AmbitRun([
        "site", "--matrix", try scratch.file("m.csv", text), "--demand-column", "d", "--site-column", "s",
        "--cost-column", "c", "--weight-column", "w", "--model", "mclp", "--p", "1", "--limit", "5",
        "--format", "json",
      ])
    }
    let answer = try run("d,s,c,w\na,x,1,3\na,y,9,3\nb,y,1,4\n").json(SiteJSON.self)
    #expect(answer.objective == 4 && answer.sites == ["y"] && answer.covered?.total == 7)
    let wrong = try run("d,s,c,w\na,x,1,3\na,y,9,5\n")
    #expect(
      wrong.code == 65 && wrong.errors.contains("m.csv:3: “a” weighs 5.0 here and 3.0 above"),
      "\(wrong.errors)")
  }

  @Test("Shared: San Francisco by the command", .enabled(if: SharedData.isThere, "\(SharedData.reason)"))
  func sanFrancisco() throws {
    let answer = try AmbitRun([
      "site", "--matrix", SharedData.path("san-francisco/distances.csv"), "--demand-column",
      "DestinationName",
      "--site-column", "name", "--cost-column", "distance", "--weights",
      SharedData.path("san-francisco/demand.csv"), "--weight-column", "POP2000", "--model", "mclp", "--p",
      "4",
      "--limit", "5000", "--format", "json",
    ]).json(SiteJSON.self)
    #expect(answer.objective == 875_247 && answer.covered?.total == 955_113 && answer.status == "optimal")
    #expect(
      answer.sites == ["Store_2", "Store_11", "Store_12", "Store_15"] && answer.greedy?.objective == 872_611)
  }
}
