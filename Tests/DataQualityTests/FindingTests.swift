import DataQuality
import GIS
import Testing

@Suite struct FindingTests {
  /// Three reports of two codes are two findings, each with its places; a seventh place is counted and not listed.
  @Test func problemsAreGathered() {
    let problems = [
      Problem(.warning, code: "a", "first", at: Place(line: 1)), Problem(.note, code: "b", "other"),
      Problem(.warning, code: "a", "second", at: Place(line: 2)),
    ]
    let found = Finding.of(problems) { _ in "stops" }
    #expect(found.map(\.count) == [2, 1])
    #expect(found[0].message.en == "first")
    #expect(found[0].spots.map(\.place.line) == [1, 2])
    let many = Finding.of((1...7).map { Problem(.note, code: "c", "x", at: Place(line: $0)) }) { _ in "" }
    #expect(many[0].count == 7 && many[0].spots.count == Finding.mostSpots)
  }

  /// Errors come first, and the same layers give the same findings each time.
  @Test func orderedBySeverity() throws {
    let bow = Thing.surface([(0, 0), (100, 100), (100, 0), (0, 100)])
    let layers = [
      try layer("stops", [.point(0, 0), .point(0, 0)]), try layer("parks", [bow]), try twoZones(),
    ]
    let found = try Inspection(of: layers).findings
    #expect(found.map(\.severity) == [.error, .warning])
    for _ in 0..<5 { #expect(try Inspection(of: layers).findings == found) }
  }
}
