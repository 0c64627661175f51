import Foundation
import TestSupport
import Testing

/// The answer of `ambit access --format json`.
struct AccessAnswerFields: Decodable {
  struct Overall: Decodable { let mean, min, max, gini, palma, theil, below, people: Double? }
  struct Origin: Decodable {
    let id: String
    let value: Double?
    let population: Double?
  }
  struct Input: Decodable { let file, sha256: String, bytes: Int }
  struct Warning: Decodable { let code, message: String }
  let measure: String
  let reading: [String: String]
  let overall: Overall
  let origins: [Origin]
  let inputs: [Input]
  let warnings: [Warning]

  /// The value of a place.
  subscript(id: String) -> Double? { origins.first { $0.id == id }?.value }
}

@Suite("ambit access")
struct AccessCommandTests {
  /// Two towns 10 minutes apart and a third that leads to the second alone, with 1, 2 and 4 jobs.
  private static let costs = """
    from_id,to_id,travel_time
    西镇,西镇,5
    西镇,东镇,10
    东镇,东镇,5
    东镇,西镇,10.5
    南镇,东镇,10

    """
  private static let places = "id,jobs,people,income\n西镇,1,10,3\n东镇,2,20,2\n南镇,4,0,\n"

  /// A folder with the tables, and the command on them with more arguments.
  private func run(
    _ arguments: [String], costs: String = costs, places: String = places, input: String? = nil
  ) throws -> AmbitRun {
    let scratch = try TestFolder()
    let matrix = try scratch.write(costs, to: "costs.csv")
    let table = try scratch.write(places, to: "places.csv")
    return try AmbitRun(
      ["access", "--costs", input == nil ? matrix : "-", "--opportunities", table] + arguments, input: input)
  }

  private static let cumulative = [
    "--opportunity", "jobs", "--measure", "cumulative", "--limit", "10", "--format", "json",
  ]

  // Within 10, itself included: 西镇 1 + 2, 东镇 2, 南镇 2. Over people: (10 · 3 + 20 · 2) ÷ 30 = 7/3. Gini: 20 with 2 and 10 with
  // 3: 2 · 20 · (20 − 30) + 3 · 10 · (40 + 10 − 30) = 200 over 900 · 7/3. By income the richest 3 of 30 live in 西镇 with 3,
  // the poorest 12 in 东镇 with 2.
  @Test("The figures are those on paper, under the names that scripts rely on")
  func contract() throws {
    let run = try run(
      Self.cumulative + ["--population", "people", "--income", "income", "--threshold", "3"])
    #expect(run.code == 0, "\(run.errors)")
    let answer = try run.json(AccessAnswerFields.self)
    #expect(answer.measure == "cumulative")
    #expect(answer.origins.map(\.id) == ["西镇", "东镇", "南镇"])
    #expect(answer.origins.map(\.value) == [3, 2, 2])
    #expect(answer.origins.map(\.population) == [10, 20, 0])
    #expect(abs((answer.overall.mean ?? 0) - 7.0 / 3) < 1e-12)
    #expect(answer.overall.min == 2 && answer.overall.max == 3 && answer.overall.people == 30)
    #expect(abs((answer.overall.gini ?? 0) - 200 / 2_100) < 1e-12)
    #expect(abs((answer.overall.palma ?? 0) - 1.5) < 1e-12)
    #expect(abs((answer.overall.below ?? 0) - 2.0 / 3) < 1e-12)
    #expect(answer.reading["limit"] == "10" && answer.reading["cost"] == "travel_time")
    #expect(answer.reading["rich and poor by"] == "income")
    // By sha256sum.
    #expect(
      answer.inputs.last?.sha256 == "0c6866bf4117f0a1282ee45f94b02b8d802dd993b10977b48fe13ec04da5ba9b")
    #expect(answer.inputs[1].bytes == Self.places.utf8.count)
    // No row ends in 南镇 with its 4 jobs.
    #expect(answer.warnings.map(\.code) == ["opportunities-without-costs"])
    #expect(run.errors.contains("1 places with opportunities, 4 in all, end no row of the costs"))
  }

  @Test("Without people there are values and no figures over people; without a column each place is one")
  func withoutPeople() throws {
    let answer = try run(["--measure", "cumulative", "--limit", "10", "--format", "json"])
      .json(AccessAnswerFields.self)
    #expect(answer.origins.map(\.value) == [2, 1, 1])
    #expect(answer.overall.mean == nil && answer.overall.gini == nil && answer.origins[0].population == nil)
    #expect(answer.overall.min == 1 && answer.overall.max == 2)
  }

  // Half at 5, a quarter at 10: 西镇 ½ + 2 ÷ 4, 东镇 2 ÷ 2 and 2^(−2.1), 南镇 2 ÷ 4.
  @Test("Gravity with a half-life, as CSV and in a file")
  func gravity() throws {
    let scratch = try TestFolder()
    let arguments = [
      "--opportunity", "jobs", "--measure", "gravity", "--decay", "half-life:5", "--format", "csv",
    ]
    let result = try run(arguments + ["--output", scratch("新/值.csv")])
    #expect(result.code == 0, "\(result.errors)")
    #expect(result.text == "\u{FEFF}id,value\r\n西镇,1.0\r\n东镇,\(1 + exp2(-2.1))\r\n南镇,0.5\r\n")
    #expect(try Data(contentsOf: URL(fileURLWithPath: scratch("新/值.csv"))) == result.output)
    // Cut off at 9 it is each town's own.
    let cut = try run(arguments + ["--limit", "9"])
    #expect(cut.text.contains("西镇,0.5\r\n东镇,1.0\r\n南镇,0.0"))
  }

  // Within 10: 西镇's job for its 10 people, 东镇's 2 for the 30 of both (nobody lives in 南镇): 1/10 + 2/30, 2/30, 2/30.
  @Test("Two-step catchments share the supply out")
  func twoStep() throws {
    let answer = try run([
      "--opportunity", "jobs", "--population", "people", "--measure", "two-step", "--limit", "10", "--format",
      "json",
    ]).json(AccessAnswerFields.self)
    let expected = [0.1 + 2.0 / 30, 2.0 / 30, 2.0 / 30]
    for (origin, value) in zip(answer.origins, expected) {
      #expect(abs((origin.value ?? -1) - value) < 1e-12)
    }
    // 3 jobs for 30 people.
    #expect(abs((answer.overall.mean ?? 0) - 0.1) < 1e-12)
  }

  @Test("People from another table, columns by name, costs from standard input and compressed")
  func otherTables() throws {
    let scratch = try TestFolder()
    let homes = try scratch.write("hex,n\na,5\nb,1\nc,2\n", to: "homes.csv")
    let hospitals = try scratch.write("name,beds\nH,8\n", to: "hospitals.csv")
    let arguments = [
      "access", "--costs", "-", "--origin", "o", "--destination", "d", "--cost", "c", "--opportunities",
      hospitals,
      "--opportunities-id", "name", "--opportunity", "beds", "--places", homes, "--places-id", "hex",
      "--population",
      "n", "--measure", "two-step", "--limit", "9", "--format", "json",
    ]
    let run = try AmbitRun(arguments, input: "o,d,c\na,H,4\nb,H,9\nb,X,1\nz,H,1\n")
    #expect(run.code == 0, "\(run.errors)")
    let answer = try run.json(AccessAnswerFields.self)
    // 8 beds for 6 people; c is in no row, X and z are in no table.
    let share = 8.0 / 6
    #expect(answer.origins.map(\.value) == [share, share, nil])
    #expect(
      answer.warnings.map(\.code) == ["unknown-ids", "unknown-ids", "origins-without-costs"])
    #expect(
      run.errors.contains("1 of 3 places start no row of the costs and have no value, with 2 people: c."))
    #expect(answer.overall.people == 6)
    // "from_id,to_id,travel_time\na,b,10\nb,a,20\n" by Python's gzip.
    let zipped = scratch("costs")
    try #require(
      Data(base64Encoded: "H4sIAAAAAAACA0srys+Nz0zRKckHk0WJZak58SWZualciTpJOoYGXEk6iTpGBlwAaxQjuigAAAA=")
    ).write(to: URL(fileURLWithPath: zipped))
    let places = try scratch.write("id\na\nb\n", to: "ab.csv")
    let unzipped = try AmbitRun([
      "access", "--costs", zipped, "--opportunities", places, "--measure", "cumulative", "--limit", "10",
      "--format",
      "csv",
    ])
    #expect(unzipped.text == "\u{FEFF}id,value\r\na,1.0\r\nb,0.0\r\n")
  }

  @Test("The table says what was measured, in both languages", arguments: ["zh", "en"])
  func table(language: String) throws {
    let run = try run([
      "--opportunity", "jobs", "--population", "people", "--measure", "cumulative", "--limit", "10", "--lang",
      language,
      "--threshold", "3",
    ])
    #expect(run.code == 0)
    let words =
      language == "zh" ? ["基尼系数", "帕尔马比值", "66.67 %", "不超过 10"] : ["Gini", "Palma", "66.67 %", "within 10"]
    for word in words { #expect(run.text.contains(word), "\(run.text)") }
  }

  @Test("The same tables give the same bytes, in whatever order the rows of the costs come")
  func orderOfRows() throws {
    let rows = Self.costs.split(separator: "\n")
    let turned = ([rows[0]] + rows.dropFirst().reversed()).joined(separator: "\n")
    func origins(_ costs: String) throws -> String {
      try run(Self.cumulative + ["--format", "csv"], costs: costs).text
    }
    #expect(try origins(Self.costs) == origins(turned))
  }

  @Test(
    "What does not go together is refused",
    arguments: [
      ["--measure", "cumulative"], ["--measure", "cumulative", "--limit", "9", "--decay", "linear:9"],
      ["--measure", "gravity"], ["--measure", "gravity", "--decay", "linear"],
      ["--measure", "two-step", "--limit", "9"], ["--measure", "two-step", "--population", "people"],
      ["--measure", "cumulative", "--limit", "-1"], ["--measure", "cumulative", "--limit", "nan"],
      ["--measure", "cumulative", "--limit", "9", "--income", "income"],
      ["--measure", "cumulative", "--limit", "9", "--threshold", "1"],
      ["--measure", "cumulative", "--limit", "9", "--places-id", "x"],
      ["--measure", "cumulative", "--limit", "9", "--costs", "-", "--places", "-"],
    ])
  func wrongUse(_ arguments: [String]) throws {
    let run = try run(arguments)
    #expect(run.code == 64 && run.output.isEmpty, "\(run.errors)")
  }
}
