import Foundation
import GIS
import Testing

@testable import Coverage

/// The code of the pages in `Coverage.docc`, word for word: DocumentationTests finds each block here.
@Suite("Pages of Coverage")
struct CoveragePageTests {
  /// A circle of 300 m within a square kilometre: π · 300² m². Its neighbour, 400 m to the east, reaches 200 m beyond the border.
  /// Two circles of radius r whose centres are d apart share 2 r² arccos(d ÷ 2r) − ½ d √(4r² − d²).
  @Test func exactCoverage() throws {
    let town = Polygon(square: 1_000, around: Point(x: 500, y: 500))
    let zones = ZoneSet([[town]])
    let stop = Disc(center: Point(x: 500, y: 500), radius: 300)
    let figures = try zones.coverage(by: [stop])
    #expect(abs(figures.covered[0] - .pi * 90_000) < 1e-6)
    #expect(figures.closureDefect[0] < 1e-9)

    let neighbour = Disc(center: Point(x: 900, y: 500), radius: 300)
    let twice = try zones.coverage(by: [stop, neighbour], atLeast: 2)
    let alone = try zones.marginalAreas(of: [stop, neighbour])
    let worst = try zones.mostDistantPoint(from: [stop, neighbour])
    let lens = 2 * 90_000 * acos(2.0 / 3) - 200 * 200_000.0.squareRoot()
    #expect(abs(twice.covered[0] - lens) < 1e-6)
    // The corner in the south-west, 707 m from the stop, is the worst place.
    #expect(abs(alone[0] + twice.covered[0] - .pi * 90_000) < 1e-6)
    #expect(abs((worst?.distance ?? 0) - 500 * 2.0.squareRoot()) < 0.002)
  }

  /// Of a block of 200 m by 100 m the west half lies within reach of the stop: 100 of 200 people, spread evenly. All live on the
  /// strip of 50 m in the east, out of reach.
  @Test func peopleOnAMask() throws {
    func rectangle(_ west: Double, _ east: Double) -> Polygon? {
      Ring([(west, 0.0), (east, 0), (east, 100), (west, 100), (west, 0)].map { Point(x: $0.0, y: $0.1) })
        .map { Polygon(exterior: $0) }
    }
    let block = try #require(rectangle(0, 200))
    let homes = try #require(rectangle(150, 200))
    let stop = Disc(center: Point(x: -900, y: 50), radius: 1_001)

    let town = ZoneSet([[block]])
    let even = try town.population(on: [[block]], people: [200], within: [stop])

    let mask = DasymetricMask([.polygon(homes)])
    let spread = try DasymetricSpread(of: [200], on: [[block]], over: mask)
    let lived = try town.population(on: spread.places, people: spread.people, within: [stop])
    #expect((even.covered[0] - 100).magnitude < 1)
    #expect(lived.total[0] == 200 && lived.covered[0] == 0)
  }
}
