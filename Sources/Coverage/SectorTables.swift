import Foundation
import GIS

/// Which sectors of a circle (``HiddenSectors``) a disc as large hides, by where its centre lies: looked up, not computed.
///
/// The square of centres that matter is cut into cells; each holds the sectors that a disc hides wherever in the cell its
/// centre lies, and those of which it may hide anything. A disc hides a direction whose point of the circle it holds.
/// Sectors that are all hidden by this reckoning are hidden for the exact one as well, so that it need not be made.
struct SectorTables: Sendable {
  /// The cells in a row, over offsets from −2 to 2 radii.
  static let side = 32
  /// Cells in a radius.
  static let scale = Double(side) / 4

  private let hidden: [UInt64]
  private let met: [UInt64]

  /// The sectors that a disc with its centre at an offset, in radii, hides as a whole.
  @inline(__always)
  func hidden(_ dx: Double, _ dy: Double) -> UInt64 { Self.cell(dx, dy).map { hidden[$0] } ?? 0 }

  /// The sectors of which such a disc may hide anything.
  @inline(__always)
  func met(_ dx: Double, _ dy: Double) -> UInt64 { Self.cell(dx, dy).map { met[$0] } ?? .max }

  @inline(__always)
  private static func cell(_ dx: Double, _ dy: Double) -> Int? {
    let (column, row) = ((dx + 2) * scale, (dy + 2) * scale)
    guard column >= 0, row >= 0, column < Double(side), row < Double(side) else { return nil }
    return Int(row) * side + Int(column)
  }

  static let shared = SectorTables()

  /// How near to a rim a point must not come for its side to be sure, in radii: far more than rounding.
  private static let margin = 1e-6

  private init() {
    // The points of the circle between the sectors, at diamond angles of sixteenths.
    let rim = (0..<64).map { number -> Point in
      let angle = Double(number) / 16
      let (x, y) =
        angle < 1
        ? (1 - angle, angle)
        : angle < 2 ? (1 - angle, 2 - angle) : angle < 3 ? (angle - 3, 2 - angle) : (angle - 3, angle - 4)
      let length = (x * x + y * y).squareRoot()
      return Point(x: x / length, y: y / length)
    }
    var hidden: [UInt64] = []
    var met: [UInt64] = []
    let width = 1 / Self.scale
    for row in 0..<Self.side {
      for column in 0..<Self.side {
        let west = Double(column) * width - 2
        let south = Double(row) * width - 2
        let corners = [
          Point(x: west, y: south), Point(x: west + width, y: south), Point(x: west, y: south + width),
          Point(x: west + width, y: south + width),
        ]
        // A point is furthest from a square at a corner, and nearest at its own coordinates cut to the square.
        let isHeld = rim.map { point in corners.allSatisfy { $0.distance(to: point) < 1 - Self.margin } }
        let isFree = rim.map { point in
          Point(x: min(max(point.x, west), west + width), y: min(max(point.y, south), south + width))
            .distance(to: point)
        }
        var (all, any): (UInt64, UInt64) = (0, 0)
        for sector in 0..<64 {
          let next = (sector + 1) % 64
          // What is held of a circle is less than half of it: a sector between two held points is held.
          if isHeld[sector], isHeld[next] { all |= 1 << UInt64(sector) }
          let chord = rim[sector].distance(to: rim[next])
          if min(isFree[sector], isFree[next]) - chord < 1 + Self.margin { any |= 1 << UInt64(sector) }
        }
        hidden.append(all)
        met.append(any)
      }
    }
    self.hidden = hidden
    self.met = met
  }
}
