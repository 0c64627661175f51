import Testing

@testable import GIS

@Suite struct GeometryTests {
  /// A 4 × 3 rectangle with a 1 × 1 hole: 12 − 1 = 11 m², whatever the direction of its rings.
  @Test func areaOfAPolygonWithAHole() throws {
    let exterior = try #require(Ring([(0, 0), (4, 0), (4, 3), (0, 3), (0, 0)].map(Point.init(x:y:))))
    let hole = try #require(Ring([(1, 1), (2, 1), (2, 2), (1, 2), (1, 1)].map(Point.init(x:y:))))
    #expect(Polygon(exterior: exterior, holes: [hole]).area == 11)
    #expect(Polygon(exterior: exterior.reversed, holes: [hole.reversed]).area == 11)
    #expect(Polygon(exterior: exterior.reversed, holes: [hole]).oriented.exterior.signedArea == 12)
  }

  @Test func ringsThatDoNotCloseCannotBeMade() {
    #expect(Ring([(0, 0), (1, 0), (1, 1), (0, 1)].map(Point.init(x:y:))) == nil)
    #expect(Ring([(0, 0), (1, 0), (0, 0)].map(Point.init(x:y:))) == nil)
    #expect(LineString([Point(x: 0, y: 0)]) == nil)
  }

  /// 3-4-5 triangle sides: 3 + 4 + 5 = 12 m.
  @Test func lengthOfAPath() throws {
    let line = try #require(LineString([(0, 0), (3, 0), (3, 4), (0, 0)].map(Point.init(x:y:))))
    #expect(line.length == 12)
  }

  @Test(arguments: [
    ("500 m", 500.0), ("500m", 500), ("1.5 km", 1500), ("1.5公里", 1500), (" 2e3 ", 2000),
  ])
  func lengthsAreRead(text: String, metres: Double) { #expect(Length(text)?.metres == metres) }

  @Test(arguments: ["", "m", "500 miles", "nan", "1e999 m", "5 0 m"])
  func wrongLengthsAreRefused(text: String) { #expect(Length(text) == nil) }

  @Test(arguments: [("15 min", 900), ("0.5 h", 1_800), ("90s", 90), ("10", 600), ("5 分钟", 300)])
  func timesAreRead(text: String, seconds: Double) { #expect(TravelTime(text)?.seconds == seconds) }

  /// 4 km/h for 15 minutes is 1 km, and so are the others.
  @Test(arguments: [("4 km/h", "15 min"), ("4", "15"), ("1.25 m/s", "800 s"), ("50 m/min", "20 min")])
  func speedsAreRead(speed: String, time: String) throws {
    let walk = try #require(Speed(speed)) * #require(TravelTime(time))
    #expect(abs(walk.metres - 1_000) < 1e-9)
  }

  @Test(arguments: ["", "fast", "4 knots", "4 m"])
  func wrongSpeedsAndTimesAreRefused(text: String) {
    #expect(Speed(text) == nil && TravelTime(text) == nil)
  }

  /// Hectares with two decimals; 0.0006 ha would be nothing.
  @Test(arguments: [(629_719.0, "62.97 ha"), (100, "0.01 ha"), (6.4, "6 m²"), (99.4, "99 m²"), (0, "0 m²")])
  func areasInWords(squareMetres: Double, words: String) {
    #expect(Area.squareMetres(squareMetres).inWords == words)
  }

  /// One mu is 1/15 ha, so 27,300 mu are 1,820 ha = 18.2 km² (the plan's farmland).
  @Test func areasAreReadInTheirUnits() {
    #expect(Area("27300 亩")?.squareKilometres == 18.2)
    #expect(Area("0.5 ha")?.squareMetres == 5000)
    #expect(Share("92 %") == .percent(92))
    #expect(Share("0.92")?.percent == 92)
  }
}
