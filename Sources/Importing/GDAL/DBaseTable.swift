/// The dBASE table of a Shapefile, as far as its size and the encoding of its text go.
struct DBaseTable {
  private let bytes: [UInt8]
  /// How many rows its header states.
  let rows: Int
  /// Where the rows begin, and how long each is.
  private let start: Int
  private let width: Int
  /// Where the text of each row stands in it.
  private let texts: [Range<Int>]

  /// Takes the header apart; `nil` where the bytes are none.
  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 32, bytes[10] != 0 || bytes[11] != 0 else { return nil }
    func number(_ range: Range<Int>) -> Int { range.reversed().reduce(0) { $0 << 8 | Int(bytes[$1]) } }
    self.bytes = bytes
    rows = number(4..<8)
    start = number(8..<10)
    width = number(10..<12)
    var texts: [Range<Int>] = []
    var (field, offset) = (32, 1)
    while field + 32 <= min(start, bytes.count), bytes[field] != 0x0D {
      let length = Int(bytes[field + 16])
      if bytes[field + 11] == UInt8(ascii: "C") { texts.append(offset..<offset + length) }
      offset += length
      field += 32
    }
    self.texts = texts.filter { $0.upperBound <= number(10..<12) }
  }

  /// The language byte, which may name an encoding.
  var language: UInt8 { bytes[29] }

  /// How long the file is by its header, the mark of its end left out.
  var statedLength: Int { start + rows * width }

  /// The cells with anything but ASCII, each with the number of its row from 1. Cost: one pass over the text.
  var foreignTexts: [(row: Int, text: ArraySlice<UInt8>)] {
    var found: [(row: Int, text: ArraySlice<UInt8>)] = []
    for row in 0..<rows where start + (row + 1) * width <= bytes.count {
      for range in texts {
        let begin = start + row * width
        let cell = bytes[begin + range.lowerBound..<begin + range.upperBound]
        if cell.contains(where: { $0 >= 0x80 }) { found.append((row + 1, cell)) }
      }
    }
    return found
  }
}
