import Foundation
import TestSupport
import Testing

/// `ambit coverage` and `ambit evaluate` answer one question: on the same files they give the same digits.
@Suite("coverage and evaluate answer alike")
struct OneRoadTests {
  /// A way to ask for coverage: as options and as parameters of a plan.
  struct Asking: Sendable {
    let id: String
    let options: [String]
    let parameters: String
  }

  /// Ways that need no people.
  static let ofLand = [
    Asking(id: "land", options: ["--radius", "430m"], parameters: "facilities: stops, radius: 430 m"),
    Asking(
      id: "mask", options: ["--radius", "0.5km", "--mask", "built.geojson"],
      parameters: "facilities: stops, radius: 0.5 km, mask: built"),
    Asking(
      id: "twice", options: ["--radius", "900m", "--at-least", "2"],
      parameters: "facilities: stops, radius: 900 m, at-least: 2"),
    Asking(
      id: "own", options: ["--radius", "300m", "--radius-property", "reach"],
      parameters: "facilities: stops, radius: 300 m, radius-property: reach"),
    Asking(
      id: "parks", options: ["--facilities", "parks.geojson", "--radius", "200m"],
      parameters: "facilities: parks, radius: 200 m"),
    Asking(
      id: "both", options: ["--facilities", "stops.geojson", "parks.geojson", "--radius", "200m"],
      parameters: "facilities: [stops, parks], radius: 200 m"),
  ]

  /// Ways that count people.
  static let ofPeople = [
    Asking(
      id: "people", options: ["--radius", "430m"],
      parameters: "facilities: stops, radius: 430 m, of: population"),
    Asking(
      id: "near-parks", options: ["--facilities", "parks.geojson", "--radius", "150m"],
      parameters: "facilities: parks, radius: 150 m, of: population"),
    Asking(
      id: "walk",
      options: ["--radius", "800m", "--distance", "along-streets", "--streets", "streets.geojson"],
      parameters:
        "facilities: stops, radius: 800 m, of: population, distance: along-streets, streets: streets"),
    Asking(
      id: "minutes",
      options: [
        "--walking-time", "9min", "--walking-speed", "5km/h", "--max-snap", "60m", "--connect-crossings",
        "--distance", "along-streets", "--streets", "streets.geojson",
      ],
      parameters:
        "facilities: stops, walking-time: 9 min, walking-speed: 5 km/h, max-snap: 60 m, crossings: connected, "
        + "of: population, distance: along-streets, streets: streets"),
  ]

  @Test(arguments: 1...3)
  func land(seed: UInt64) throws {
    let city = try SeededCity(seed: seed)
    try city.compare(Self.ofLand, population: nil)
  }

  @Test(arguments: 1...2, [SeededCity.People.points, .surfaces, .masked, .cells])
  func people(seed: UInt64, people: SeededCity.People) throws {
    let city = try SeededCity(seed: seed)
    try city.compare(Self.ofPeople, population: people)
  }
}

/// A city of four zones that overlap for even seeds, with stops, parks, streets and people, in metres of EPSG:4549.
struct SeededCity {
  /// Where people live.
  enum People: String, Sendable {
    case points, surfaces, masked, cells
  }

  let seed: UInt64
  let scratch: TestFolder

  init(seed: UInt64) throws {
    self.seed = seed
    scratch = try TestFolder()
    var random = Seeded(seed)
    func number(_ range: ClosedRange<Int>) -> Double { Double(Int.random(in: range, using: &random)) }
    let (x, y) = (number(1_200...2_800), number(1_200...2_800))
    let more = seed.isMultiple(of: 2) ? 100.0 : 0
    func write(_ name: String, _ features: [String]) throws {
      try scratch.write(collection(features), to: name)
    }
    try write(
      "zones.geojson",
      [
        feature(Paper.square(0, 0, x + more, y), #""name": "甲""#),
        feature(Paper.square(x, 0, 4_000, y), #""name": "乙""#),
        feature(Paper.square(0, y, x, 4_000), #""name": "丙""#),
        feature(Paper.square(x, y, 4_000, 4_000), #""name": "丁""#),
      ])
    try write(
      "stops.geojson",
      (0..<14).map { _ in
        let reach = [#""reach": 250"#, #""reach": "0.6 km""#, #""reach": null"#].randomElement(
          using: &random)!
        return feature(Paper.point(number(-300...4_300), number(-300...4_300)), reach)
      })
    func box(_ sides: ClosedRange<Int>) -> String {
      let (left, bottom) = (number(-200...3_800), number(-200...3_800))
      return Paper.square(left, bottom, left + number(sides), bottom + number(sides))
    }
    try write("parks.geojson", (0..<4).map { _ in feature(box(100...600)) })
    try write("built.geojson", (0..<9).map { _ in feature(box(300...1_200), #""floor": \#(number(1...9))"#) })
    try write(
      "streets.geojson",
      (0..<9).flatMap { _ -> [String] in
        let (row, column) = (number(0...4_000), number(0...4_000))
        return [
          feature(Paper.line([(-500, row), (4_500, row + number(-90...90))])),
          feature(Paper.line([(column, -500), (column + number(-90...90), 4_500)])),
        ]
      })
    try write(
      "points.geojson",
      (0..<60).map { _ in
        feature(Paper.point(number(-300...4_300), number(-300...4_300)), #""n": \#(number(0...90))"#)
      })
    try write("surfaces.geojson", (0..<25).map { _ in feature(box(200...900), #""n": \#(number(0...900))"#) })
  }

  /// Asks in both ways and compares every number.
  func compare(_ askings: [OneRoadTests.Asking], population: People?) throws {
    let evaluation = try evaluate(askings, population)
    for asking in askings {
      let comment: Comment = "seed \(seed), \(asking.id), \(population?.rawValue ?? "land")"
      let run = try AmbitRun(command(asking, population))
      try #require(run.code == 0, "\(comment.rawValue): \(run.errors)")
      let answer = try run.json(Answer.self)
      let indicator = try #require(evaluation.indicators.first { $0.id == asking.id })
      #expect(answer.overall == indicator.part, comment)
      #expect(answer.zones == indicator.zones, comment)
      #expect(answer.overall.total > 0 && answer.zones.count == 4, comment)
      func companion(_ key: String) -> Evaluated.Companion? { indicator.companions.first { $0.key == key } }
      // Where nobody walks there is no detour to tell.
      func values(_ key: String) -> [Double?] {
        companion(key)?.zones.map(\.value) ?? answer.besides.map { _ in nil }
      }
      #expect(answer.maxDistance?.value == companion("greatest-distance")?.value, comment)
      #expect(
        answer.besides.map(\.straightLine) == values("straight-line"), comment)
      #expect(answer.besides.map(\.detour) == values("detour"), comment)
      #expect(answer.unsnapped?.people == companion("unsnapped-people")?.value, comment)
    }
  }

  private func evaluate(_ askings: [OneRoadTests.Asking], _ people: People?) throws -> Evaluated {
    let file = people == .points || people == .cells ? "points" : "surfaces"
    let population =
      switch people {
      case nil: ""
      case .masked: "population: { layer: people, property: n, mask: built, weight: floor }"
      case .cells: "population: { layer: people, property: n, cell: 130 m }"
      default: "population: { layer: people, property: n }"
      }
    let indicators = askings.map {
      "  - { id: \($0.id), name: \($0.id), measure: coverage, parameters: { \($0.parameters) } }"
    }
    let layers = ["zones", "stops", "parks", "built", "streets"].map {
      "  \($0): { file: \($0).geojson, system: EPSG:4549 }"
    }
    let plan = try scratch.write(
      """
      title: Seeded
      working-system: EPSG:4549
      layers:
      \(layers.joined(separator: "\n"))
        people: { file: \(file).geojson, system: EPSG:4549 }
      zones: { layer: zones, name-field: name }
      \(population)
      indicators:
      \(indicators.joined(separator: "\n"))
      """, to: "plan.yaml")
    let run = try AmbitRun(["evaluate", plan, "--output", scratch("results"), "--format", "json"])
    try #require(run.code == 0, "seed \(seed): \(run.errors)")
    return try run.json(Evaluated.self)
  }

  private func command(_ asking: OneRoadTests.Asking, _ people: People?) -> [String] {
    let facilities = asking.options.contains("--facilities") ? [] : ["--facilities", "stops.geojson"]
    var command = ["coverage", "--zones", "zones.geojson"] + facilities + asking.options
    switch people {
    case nil: break
    case .points: command += ["--population", "points.geojson"]
    case .surfaces: command += ["--population", "surfaces.geojson"]
    case .masked:
      command += ["--population", "surfaces.geojson", "--population-mask", "built.geojson"]
      command += ["--population-weight", "floor"]
    case .cells: command += ["--population", "points.geojson", "--population-cell", "130m"]
    }
    if people != nil { command += ["--population-property", "n"] }
    for system in ["zones", "facilities", "population", "population-mask", "mask", "streets"] {
      command += ["--\(system)-system", "EPSG:4549"]
    }
    return command.map { $0.hasSuffix(".geojson") ? scratch($0) : $0 }
      + ["--working-system", "EPSG:4549", "--format", "json"]
  }

  /// A figure with what it is the quotient of; equal to the last bit.
  struct Part: Decodable, Equatable {
    var name: String? = nil
    let value: Double?
    let covered, total: Double
  }

  private struct Answer: Decodable {
    struct Beside: Decodable { let straightLine, detour: Double? }
    struct Distance: Decodable { let value: Double }
    struct Unsnapped: Decodable { let people: Double }
    let overall: Part
    let zones: [Part]
    let besides: [Beside]
    let maxDistance: Distance?
    let unsnapped: Unsnapped?

    enum CodingKeys: CodingKey { case overall, zones, maxDistance, unsnapped }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      overall = try values.decode(Part.self, forKey: .overall)
      zones = try values.decode([Part].self, forKey: .zones)
      maxDistance = try values.decodeIfPresent(Distance.self, forKey: .maxDistance)
      unsnapped = try values.decodeIfPresent(Unsnapped.self, forKey: .unsnapped)
      besides = unsnapped == nil ? [] : try values.decode([Beside].self, forKey: .zones)
    }
  }

  private struct Evaluated: Decodable {
    struct Zone: Decodable {
      let name: String
      let value: Double?
      let numerator, denominator: Double
    }
    struct ZoneValue: Decodable { let value: Double? }
    struct Companion: Decodable {
      let key: String
      let value: Double
      let zones: [ZoneValue]
    }
    struct Indicator: Decodable {
      let id: String
      let value: Double?
      let numerator, denominator: Double
      let areas: [Zone]
      let companions: [Companion]

      enum CodingKeys: String, CodingKey {
        case id, value, numerator, denominator, companions
        case areas = "zones"
      }

      var part: Part { Part(value: value, covered: numerator, total: denominator) }
      var zones: [Part] {
        areas.map { Part(name: $0.name, value: $0.value, covered: $0.numerator, total: $0.denominator) }
      }
    }
    let indicators: [Indicator]
  }
}
