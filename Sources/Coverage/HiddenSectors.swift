/// Which of 64 equal sectors of a circle, by diamond angle, are hidden as a whole: one bit each.
///
/// It tells, without sorting anything, when a circle is hidden all round, and which intervals hide nothing new. In a
/// town most stops lie so deep among others that a handful of neighbours settles them.
struct HiddenSectors {
  private var bits: UInt64 = 0

  /// Whether the whole circle is hidden.
  @inline(__always)
  var areAll: Bool { bits == .max }

  /// Adds what lies between two diamond angles, the first in [0, 4), the second beyond it by less than 4; `false`
  /// where sectors already hidden hold all of it.
  @inline(__always)
  mutating func add(_ start: Double, _ end: Double) -> Bool {
    // Sixteen sectors a quarter turn: the product is exact.
    let (first, last) = (start * 16, end * 16)
    // Whole sectors lie between the first full number behind the start and the last one before the end.
    let (startSector, endSector) = (Int(first), Int(last))
    let met = Self.run(from: startSector, to: Double(endSector) < last ? endSector + 1 : endSector)
    if met & ~bits == 0 { return false }
    bits |= Self.run(from: Double(startSector) < first ? startSector + 1 : startSector, to: endSector)
    return true
  }

  /// The sectors `from` ..< `to`, those from 64 on being those from 0 on.
  @inline(__always)
  private static func run(from: Int, to: Int) -> UInt64 {
    let count = to - from
    if count <= 0 { return 0 }
    if count >= 64 { return .max }
    let ones: UInt64 = (1 &<< UInt64(count)) &- 1
    let turn = UInt64(from & 63)
    return turn == 0 ? ones : ones &<< turn | ones &>> (64 &- turn)
  }
}
