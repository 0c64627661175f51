import Foundation
import GIS
import TestSupport
import Testing

@testable import Coverage

/// Areas known on paper: the files under Cases, whose form its README tells.
@Suite struct CoverageCaseTests {
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let zones: [[[[[Double]]]]]
    let discs: [[Double]]
    let atLeast: Int
    let areas: [Double]
    let formulas: [String]
    let tolerance: Double

    enum CodingKeys: String, CodingKey {
      case name, zones, discs, areas, formulas, tolerance
      case atLeast = "at-least"
    }

    var testDescription: String { name }

    var surfaces: [[Polygon]] {
      zones.map { zone in
        zone.map { rings in
          let rings = rings.compactMap { Ring($0.map { at($0[0], $0[1]) }) }
          return Polygon(exterior: rings[0], holes: Array(rings.dropFirst()))
        }
      }
    }
  }

  private struct CaseFile: Decodable {
    let cases: [Case]
  }

  static let folder = Repository.path("Tests/CoverageTests/Cases")

  /// The cases of every file.
  static func cases() throws -> [Case] {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }
    return try files.sorted().flatMap { file in
      let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(file)"))
      return try JSONDecoder().decode(CaseFile.self, from: data).cases
    }
  }

  @Test(arguments: try cases()) func hasTheAreasOfThePaper(_ known: Case) throws {
    let discs = known.discs.map { Disc(center: at($0[0], $0[1]), radius: $0[2]) }
    let figures = try ZoneSet(known.surfaces).coverage(by: discs, atLeast: known.atLeast)
    try #require(figures.covered.count == known.areas.count && known.formulas.count == known.areas.count)
    for (area, expected) in zip(figures.covered, known.areas) {
      #expect(abs(area - expected) <= known.tolerance * max(1, abs(expected)), "\(known.name)")
    }
  }
}
