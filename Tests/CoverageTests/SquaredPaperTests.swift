import GIS
import TestSupport
import Testing

@testable import Coverage

/// Made-up cities on squared paper, where circles touch each other and borders, and meet in corners, by the dozen.
@Suite struct SquaredPaperTests {
  struct City {
    var zones: [[Polygon]] = []
    var discs: [Disc] = []

    init(_ random: inout Seeded) {
      let size = Int.random(in: 4...9, using: &random)
      let scales: [Double] = [1, 100, 500, 0.1, 1 / 3, 70.7]
      let scale = scales.randomElement(using: &random) ?? 1
      let far = Bool.random(using: &random) ? at(0, 0) : at(500_000, 3_440_000)
      func place(_ x: Int, _ y: Int) -> Point { at(far.x + Double(x) * scale, far.y + Double(y) * scale) }
      // Strips of squares, some cut along a diagonal, some with a hole.
      for column in 0..<size / 2 {
        for row in 0..<size / 2 {
          let (x, y) = (2 * column, 2 * row)
          let corners = [place(x, y), place(x + 2, y), place(x + 2, y + 2), place(x, y + 2)]
          switch Int.random(in: 0..<5, using: &random) {
          case 0:
            zones.append([polygon([corners[0], corners[1], corners[2]])])
            zones.append([polygon([corners[0], corners[2], corners[3]])])
          case 1: zones.append([polygon([corners[0], place(x + 1, y + 1), corners[2], corners[3]])])
          default: zones.append([polygon(corners)])
          }
        }
      }
      zones.append([polygon([place(0, 0), place(size, 0), place(size, size), place(0, size)])])
      let radii = [1, 2, 3, 5, 0.5, 1.5, 2.5] + [2.0, 5, 8, 10].map { $0.squareRoot() }
      for _ in 0..<Int.random(in: 1...14, using: &random) {
        discs.append(
          Disc(
            center: place(
              .random(in: -1...size + 1, using: &random), .random(in: -1...size + 1, using: &random)),
            radius: (radii.randomElement(using: &random) ?? 1) * scale))
      }
    }
  }

  /// Every figure is that of slabs, whose boundaries nobody follows: once covered, twice, and what each disc alone covers.
  ///
  /// Among the seeds are those whose thin lenses between circles, far from the origin of coordinates, lie along a border.
  @Test(arguments: [62, 75, 159, 728, 777, 1_352, 1_761, 1_776, 2_829, 3_555, 3_590] + Array(0..<20))
  func equalsSlabs(seed: Int) throws {
    let number = UInt64(seed)
    var random = Seeded(number)
    let city = City(&random)
    let zones = ZoneSet(city.zones)
    for depth in 1...2 {
      let figures = try zones.coverage(by: city.discs, atLeast: depth)
      for (zone, covered) in figures.covered.enumerated() {
        let expected = SlabIntegration(city.zones[zone], city.discs).area(atLeast: depth)
        #expect(abs(covered - expected) < 1e-8 * figures.total[zone], "seed \(number), depth \(depth)")
      }
    }
    let (figures, alone) = try zones.coverageAndSoleAreas(of: city.discs)
    let whole = city.zones.count - 1
    let losses = alone.areas(in: [whole], discs: city.discs.count)
    for disc in city.discs.indices {
      var rest = city.discs
      rest.remove(at: disc)
      let expected = figures.covered[whole] - SlabIntegration(city.zones[whole], rest).area()
      #expect(abs(losses[disc] - expected) < 2e-8 * figures.total[whole], "seed \(number), disc \(disc)")
    }
  }
}
