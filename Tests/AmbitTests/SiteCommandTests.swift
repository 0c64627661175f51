import Foundation
import GIS
import TestSupport
import Testing

@Suite("ambit site --matrix")
struct SiteCommandTests {
  /// One shop: 西店 covers 12. Two: with 东店 all 15. So the fewest for all is 2, and for 70 % (10.5) it is 1.
  @Test("Coverings: the value, the bound, who is covered, the curve")
  func coverings() throws {
    let city = try Villages()
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

  /// 东店 covers 3 by itself. A shop that no pair of the matrix names serves nothing, and that is told.
  @Test("No new site, and an existing one without pairs")
  func whatIsThere() throws {
    let city = try Villages()
    let run = try AmbitRun(
      city.site([
        "--model", "mclp", "--p", "0", "--limit", "500", "--existing", "东店,老店", "--format", "json",
      ]))
    let answer = try run.json(SiteJSON.self)
    #expect(run.code == 0 && answer.status == "optimal" && answer.objective == 3 && answer.sites.isEmpty)
    #expect(run.errors.contains("老店") && run.errors.contains("serves nothing"))
  }

  /// 丁 and 丙 weigh 12. A budget of 4 pays for 西店 (3) or 东店 and 中店 (1 + 2, together 1 + 2 + 4 = 7).
  @Test("A budget with the cost of each site")
  func budget() throws {
    let city = try Villages()
    let costs = try city.scratch.write("id,cost\n东店,1\n中店,2\n西店,3\n", to: "shops.csv")
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
    let median = try AmbitRun(city.site(["--model", "p-median", "--p", "2", "--format", "json"])).json(
      SiteJSON.self)
    #expect(median.objective == 3_100 && median.sites == ["东店", "西店"] && median.covered == nil)
    var piped = city.site(["--model", "p-center", "--p", "2", "--format", "json"], weighted: false)
    piped[2] = "-"
    let center = try AmbitRun(piped, input: Villages.rows).json(SiteJSON.self)
    #expect(center.objective == 500 && center.sites == ["东店", "西店"] && center.status == "optimal")
  }

  @Test("Tables in both languages, and CSV")
  func tables() throws {
    let city = try Villages()
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
    let scratch = try TestFolder()
    var random = Seeded(3)
    var text = "a,b,c\n"
    for village in 0..<300 {
      for shop in Set((0..<4).map { _ in Int.random(in: 0..<60, using: &random) }).sorted() {
        text += "v\(village),s\(shop),1\n"
      }
    }
    let solver = try scratch.write("#!/bin/sh\ntouch \(scratch("begun"))\nexec sleep 60\n", to: "highs")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: solver)
    let output = scratch("out.json")
    _ = FileManager.default.createFile(atPath: output, contents: nil)
    let process = Process()
    process.executableURL = AmbitRun.executable
    process.arguments = [
      "site", "--matrix", try scratch.write(text, to: "m.csv"), "--demand-column", "a", "--site-column", "b",
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
    while process.isRunning, !FileManager.default.fileExists(atPath: scratch("begun")) { usleep(20_000) }
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
    let scratch = try TestFolder()
    let run = try AmbitRun([
      "site", "--matrix", try scratch.write(matrix, to: "matrix.csv"), "--demand-column", "village",
      "--site-column",
      "shop", "--cost-column", "metres", "--weights", try scratch.write(weights, to: "weights.csv"),
      "--weight-column",
      "people", "--model", "mclp", "--p", "1", "--limit", "9",
    ])
    #expect(run.code == 65 && run.errors.contains(message), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test("Weights in the matrix are one for each demand")
  func weightsInTheMatrix() throws {
    let scratch = try TestFolder()
    func run(_ text: String) throws -> AmbitRun {
      try AmbitRun([
        "site", "--matrix", try scratch.write(text, to: "m.csv"), "--demand-column", "d", "--site-column",
        "s",
        "--cost-column", "c", "--weight-column", "w", "--model", "mclp", "--p", "1", "--limit", "5",
        "--format", "json",
      ])
    }
    let answer = try run("d,s,c,w\na,x,1,3\na,y,9,3\nb,y,1,4\n").json(SiteJSON.self)
    #expect(answer.objective == 4 && answer.sites == ["y"] && answer.covered?.total == 7)
    let wrong = try run("d,s,c,w\na,x,1,3\na,y,9,5\n")
    #expect(
      wrong.code == 65 && wrong.errors.contains("m.csv:3: “a” weighs 5 here and 3 above"),
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
