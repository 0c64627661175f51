import GIS
import Glibc

/// An encoding of text by its usual name, such as GBK, GB18030 or ISO-8859-1.
package struct TextEncoding: Sendable, Hashable {
  /// The name as given.
  package let name: String

  /// Takes a name that the system's iconv knows; `nil` for any other.
  package init?(_ name: String) {
    let isPlain = name.utf8.allSatisfy { byte in
      byte < 0x80 && (Character(UnicodeScalar(byte)).isLetter || Character(UnicodeScalar(byte)).isNumber)
        || "-_".utf8.contains(byte)
    }
    guard isPlain, !name.isEmpty, let converter = Self.converter(from: name) else { return nil }
    iconv_close(converter)
    self.name = name
  }

  /// The bytes of a file in this encoding as UTF-8.
  ///
  /// - Throws: ``/GIS/Failure`` of kind `badData` with the line of the first byte that is no text in this encoding.
  package func utf8(_ bytes: [UInt8], file: String) throws -> [UInt8] {
    guard let converter = Self.converter(from: name) else {
      throw Failure(
        .computation, texts.problem("iconv", ["name": name]), at: Place(file: file))
    }
    defer { iconv_close(converter) }
    // No encoding of a file has letters that take more than three times their bytes in UTF-8.
    let capacity = bytes.count * 3 + 16
    var bad: Int?
    var input = bytes
    let output = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      input.withUnsafeMutableBytes { source in
        buffer.withMemoryRebound(to: CChar.self) { target in
          var from = source.baseAddress?.assumingMemoryBound(to: CChar.self)
          var to = target.baseAddress
          var (left, room) = (source.count, capacity)
          let isWhole = iconv(converter, &from, &left, &to, &room) != -1
          count = capacity - room
          if !isWhole { bad = source.count - left }
        }
      }
    }
    if let bad {
      if !name.uppercased().hasPrefix("UTF"), utf16ByteOrder(of: bytes) != nil {
        throw Failure(
          .badData, texts.problem("wrong-encoding/utf16", ["name": name]),
          at: Place(file: file))
      }
      let line = 1 + bytes[..<bad].count { $0 == UInt8(ascii: "\n") }
      throw Failure(
        .badData, texts.problem("wrong-encoding/text", ["name": name]),
        at: Place(file: file, line: line))
    }
    return output
  }

  private static func converter(from name: String) -> iconv_t? {
    let converter = iconv_open("UTF-8", name)
    // iconv_open's mark of failure is the address −1.
    return Int(bitPattern: converter) == -1 ? nil : converter
  }
}
