import Testing
import TestSupport

@testable import GIS

@Suite struct GeoJSONNumberTests {
  func scan(_ text: String) -> Double? {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      var scanner = JSONScanner(bytes, file: "")
      let value = scanner.scanDouble()
      return scanner.isAtEnd ? value : nil
    }
  }

  func written(_ value: Double) -> String {
    var bytes: [UInt8] = []
    appendCoordinate(value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Every path of the scanner against the standard library, to the last bit: digits as a coordinate has them, up to
  /// 25 of them, with the point anywhere and exponents.
  @Test(arguments: 1...50) func readingIsCorrectlyRounded(seed: UInt64) {
    var random = Seeded(seed)
    for _ in 0..<500 {
      let count = Int.random(in: 1...25, using: &random)
      var digits = (0..<count).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
      if digits.first == "0", count > 1 { digits = "1" + digits.dropFirst() }
      let decimals = Int.random(in: 0..<count, using: &random)
      if decimals > 0 { digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -decimals)) }
      if Int.random(in: 0..<4, using: &random) == 0 {
        digits += "e\(Int.random(in: -330...310, using: &random))"
      }
      if Bool.random(using: &random) { digits = "-" + digits }
      #expect(scan(digits)?.bitPattern == Double(digits)?.bitPattern, "seed \(seed): \(digits)")
    }
  }

  /// The shortest digits of any double read back to it: these have up to 17, beyond what one division can do.
  @Test(arguments: 1...20) func shortestDigitsReadBack(seed: UInt64) {
    var random = Seeded(seed)
    for _ in 0..<500 {
      let value = Double.random(in: -180...180, using: &random)
      #expect(scan("\(value)") == value, "seed \(seed)")
    }
  }

  /// 2^53 + 1 lies midway between two doubles, and goes to the even one; a 1 far behind the point tips it up.
  @Test func tiesGoToEven() {
    #expect(scan("9007199254740993") == 9_007_199_254_740_992)
    #expect(scan("900719925474099.3") == Double("900719925474099.3"))
    #expect(scan("9007199254740993.0") == 9_007_199_254_740_992)
    #expect(scan("9007199254740993.001") == 9_007_199_254_740_994)
    #expect(scan("9007199254740993.00000000000000000001") == 9_007_199_254_740_994)
    #expect(JSONScanner.quotient(9_999_999_999_999_999_999, 10_000_000_000_000_000_000) == 1)
    #expect(JSONScanner.quotient(0, 10) == 0)
  }

  @Test func edges() {
    #expect(scan("0") == 0 && scan("-0")?.sign == .minus && scan("0.0") == 0)
    #expect(scan("1e999") == .infinity && scan("-1e999") == -.infinity)
    #expect(scan("1e-999") == 0 && scan("1e99999999999999999999") == .infinity)
    #expect(scan("1E5") == 1e5 && scan("1e+5") == 1e5)
  }

  @Test(arguments: [
    "", "-", "+1", "01", "-01", "1.", ".5", "1e", "1e+", "1.e5", "0x1", "1_000", "NaN", "1-2",
  ])
  func whatIsNoNumber(text: String) { #expect(scan(text) == nil) }

  @Test(
    arguments: [
      (0, "0"), (-0.0, "0"), (1, "1"), (-1, "-1"), (121.5, "121.5"), (100, "100"), (0.1, "0.1"),
      (1e-7, "0.0000001"), (4.9e-8, "0"), (-4.9e-8, "0"), (-0.00000016, "-0.0000002"), (0.01, "0.01"),
      (121.12345678, "121.1234568"), (-31.00000001, "-31"), (359.99999999, "360"),
      (3_449_876.1234567, "3449876.1234567"), (899_999_999_999, "899999999999"),
      (900_000_000.125, "900000000.125"),
      (-5e9, "-5000000000"), (1e12, "1000000000000"),
      (1.5e20, "150000000000000000000"), (-1.25e22, "-12500000000000000000000"), (.nan, "null"),
      (.infinity, "null"),
    ] as [(Double, String)])
  func writing(value: Double, text: String) { #expect(written(value) == text) }

  /// Digits read and written again are the same digits.
  @Test(arguments: 1...20) func writtenDigitsAreStable(seed: UInt64) throws {
    var random = Seeded(seed)
    for _ in 0..<500 {
      let digits = written(Double.random(in: -4e7...4e7, using: &random))
      #expect(written(try #require(scan(digits))) == digits, "seed \(seed)")
    }
  }
}
