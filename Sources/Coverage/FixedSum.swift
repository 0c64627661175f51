/// A sum of areas or lengths in which no order of the terms changes a bit: each term is cut to a whole number of 2⁻⁶⁴ and those
/// are added as integers of 128 bits.
///
/// Range: sums below 2⁶³, some 9 · 10¹⁸ m², of terms below 2⁶²; the surface of the Earth is 5 · 10¹⁴. What a term
/// loses, 5 · 10⁻²⁰, is less than its own rounding from 1 mm² on.
struct FixedSum: Sendable {
  private var high: Int64 = 0
  private var low: UInt64 = 0

  @inline(__always)
  mutating func add(_ term: Double) {
    let bits = term.bitPattern
    // How far the significand is shifted to count 2⁻⁶⁴.
    let shift = Int(truncatingIfNeeded: bits >> 52 & 0x7FF) - 1_011
    let significand = bits & 0xF_FFFF_FFFF_FFFF | 0x10_0000_0000_0000
    var addend: (high: UInt64, low: UInt64) = (0, 0)
    if shift >= 64 {
      addend.high = significand << UInt64(shift - 64)
    } else if shift > 0 {
      addend = (significand &>> UInt64(64 - shift), significand &<< UInt64(shift))
    } else if shift > -53 {
      addend.low = significand &>> UInt64(-shift)
    }
    let isNegative = bits >> 63 == 1
    let (sum, carries) =
      isNegative ? low.subtractingReportingOverflow(addend.low) : low.addingReportingOverflow(addend.low)
    let whole = Int64(bitPattern: addend.high &+ (carries ? 1 : 0))
    low = sum
    high = isNegative ? high &- whole : high &+ whole
  }

  @inline(__always)
  mutating func add(_ other: FixedSum) {
    let (sum, carries) = low.addingReportingOverflow(other.low)
    low = sum
    high = high &+ other.high &+ (carries ? 1 : 0)
  }

  /// The sum, to the last digit but one.
  var value: Double {
    let isNegative = high < 0
    var (high, low) = (UInt64(bitPattern: high), low)
    if isNegative {
      low = ~low &+ 1
      high = ~high &+ (low == 0 ? 1 : 0)
    }
    let magnitude = Double(high) + Double(low) * 0x1p-64
    return isNegative ? -magnitude : magnitude
  }
}
