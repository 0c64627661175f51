/// Which of 64 equal sectors of a circle, by diamond angle, are hidden as a whole, by one disc or by two: one bit each.
///
/// It tells, without sorting anything, when a circle is hidden all round, and which intervals hide nothing new. In a
/// town most stops lie so deep among others that a handful of neighbours settles them.
struct HiddenSectors {
  /// How often a sector must be hidden for nothing more to matter in it; beyond 2 nothing is kept and all matters.
  private let depth: Int
  private var once: UInt64 = 0
  private var twice: UInt64 = 0

  /// Begins with sectors that are hidden often enough already.
  init(depth: Int, closed: UInt64 = 0) {
    self.depth = depth
    (once, twice) = (closed, closed)
  }

  /// The sectors that are hidden often enough.
  @inline(__always)
  var enough: UInt64 { depth == 1 ? once : depth == 2 ? twice : 0 }

  /// Whether the whole circle is hidden often enough.
  @inline(__always)
  var areAll: Bool { enough == .max }

  /// Adds what lies between two diamond angles in [0, 4), over the angle 0 where it `wraps`; `false` where sectors already
  /// hidden enough hold all of it in their inside. An end on a sector's side is not inside: of intervals that end
  /// there none is left out, so that no order of them matters.
  @inline(__always)
  mutating func add(_ start: Double, _ end: Double, wraps: Bool) -> Bool {
    // Sixteen sectors a quarter turn: the product is exact.
    let (first, last) = (start * 16, end * 16)
    let startSector = Int(first)
    let startsInside = Double(startSector) < first
    let endSector = Int(last) + (wraps ? 64 : 0)
    let met = Self.run(from: startsInside ? startSector : startSector - 1, to: endSector + 1)
    if hides(met) { return false }
    // Whole sectors lie between the first full number behind the start and the last one before the end.
    add(Self.run(from: startsInside ? startSector + 1 : startSector, to: endSector))
    return true
  }

  /// Adds sectors that are hidden as a whole.
  @inline(__always)
  mutating func add(_ whole: UInt64) {
    twice |= once & whole
    once |= whole
  }

  /// Whether all of some sectors are hidden often enough.
  @inline(__always)
  func hides(_ sectors: UInt64) -> Bool { sectors & ~enough == 0 }

  /// The runs of neighbouring sectors among some, over the angle 0 as well; not for all of them.
  static func runs(of sectors: UInt64, _ body: (Range<Int>) -> Void) {
    // From behind an open sector on, no run is cut in two.
    let first = (~sectors).trailingZeroBitCount
    var rest = sectors &>> UInt64(first) | (first == 0 ? 0 : sectors &<< UInt64(64 - first))
    var start = first
    while rest != 0 {
      let open = rest.trailingZeroBitCount
      rest = rest &>> UInt64(open)
      let length = (~rest).trailingZeroBitCount
      body(start + open..<start + open + length)
      rest = rest &>> UInt64(length)
      start += open + length
    }
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
