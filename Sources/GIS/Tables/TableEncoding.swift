/// The text of a table as UTF-8: what is UTF-16 is decoded, all else comes as it is.
///
/// UTF-16 is known by its mark or, without one, by the zero bytes of which half of every ASCII sign consists and no other
/// text has any.
///
/// - Throws: ``Failure`` of kind `badData` for UTF-16 that is cut or damaged.
func utf8Table(_ bytes: [UInt8], file: String) throws -> [UInt8] {
  guard let isLittleEndian = utf16ByteOrder(of: bytes) else { return bytes }
  let hasMark = bytes.starts(with: isLittleEndian ? [0xFF, 0xFE] : [0xFE, 0xFF])
  let body = bytes.dropFirst(hasMark ? 2 : 0)
  let units = stride(from: body.startIndex, to: body.endIndex - 1, by: 2).map { index in
    let (first, second) = (UInt16(body[index]), UInt16(body[index + 1]))
    return isLittleEndian ? second << 8 | first : first << 8 | second
  }
  guard body.count.isMultiple(of: 2), let text = String(validating: units, as: UTF16.self) else {
    throw Failure(
      .badData, texts.problem("damaged-utf16"),
      at: Place(file: file))
  }
  return Array(text.utf8)
}

/// Whether bytes are UTF-16 with the low byte first; `nil` for what is no UTF-16.
package func utf16ByteOrder(of bytes: [UInt8]) -> Bool? {
  if bytes.starts(with: [0xFF, 0xFE]) { return true }
  if bytes.starts(with: [0xFE, 0xFF]) { return false }
  // Some Chinese characters end on a zero byte as well, but every delimiter and digit of the same rows has its own.
  let head = bytes.prefix(4_096)
  var zeros = (even: 0, odd: 0)
  for (index, byte) in head.enumerated() where byte == 0 {
    if index.isMultiple(of: 2) { zeros.even += 1 } else { zeros.odd += 1 }
  }
  // A stray zero in text of one byte a sign makes no UTF-16.
  guard 16 * max(zeros.even, zeros.odd) >= head.count, !head.isEmpty else { return nil }
  if zeros.odd > 2 * zeros.even { return true }
  return zeros.even > 2 * zeros.odd ? false : nil
}

/// The text of bytes without a byte order mark; `nil` where they are not UTF-8.
package func utf8Text(_ bytes: [UInt8]) -> String? {
  String(validating: bytes.dropFirst(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0), as: UTF8.self)
}
