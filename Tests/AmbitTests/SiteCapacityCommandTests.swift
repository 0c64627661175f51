import TestSupport
import Testing

/// Sites that serve only so much.
@Suite("ambit site --capacities") struct SiteCapacityCommandTests {
  /// 西店 holds 9 of the 12 of 丙 and 丁, 东店 holds 3, 中店 holds 5.
  ///
  /// One shop: 9. Two: 西店 with 中店 serve 9 and, of 乙 and what is left of 丙, 5: 14; with 东店 12. All three: 丁 8 and 丙 1 at
  /// 西店, 丙 3 at 中店, 甲 and 乙 at 东店: 15.
  @Test("Capacities: who serves how much of whom, beside the contract's keys")
  func capacities() throws {
    let city = try Villages()
    let file = try city.scratch.write("id,capacity,note\n东店,3,a\n中店,5,b\n西店,9,c\n北店,7,d\n", to: "shops.csv")
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
    let file = try city.scratch.write("id,capacity\n东店,3\n中店,5\n西店,4\n", to: "shops.csv")
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
    let file = try city.scratch.write(table, to: "shops.csv")
    let run = try AmbitRun(city.site(["--model", "lscp", "--limit", "500", "--capacities", file]))
    #expect(run.code == 65 && run.errors.contains(message) && run.output.isEmpty, "\(run.errors)")
  }
}
