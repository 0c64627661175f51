import CZlib

/// The bytes that a gzip file holds; all others as they are. A file is known by its first two bytes, whatever its name.
///
/// Several gzip members one after the other are one text, as `cat` and parallel compressors make them.
///
/// - Throws: ``Failure`` of kind `badData`: the file ends too early, or is damaged.
package func inflated(_ bytes: [UInt8], file: String) throws -> [UInt8] {
  guard bytes.starts(with: [0x1F, 0x8B]) else { return bytes }
  var stream = z_stream()
  // 15 bits of window, and 16 for the gzip wrapping.
  guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
    throw Failure(
      .computation, texts.problem("no-memory"), at: Place(file: file))
  }
  defer { inflateEnd(&stream) }
  var result: [UInt8] = []
  result.reserveCapacity(4 * bytes.count)
  var position = 0
  while true {
    var code: Int32 = Z_OK
    result += bytes.withUnsafeBufferPointer { input in
      [UInt8](unsafeUninitializedCapacity: 1 << 20) { output, count in
        let available = min(input.count - position, 1 << 30)
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress?.advanced(by: position))
        stream.avail_in = UInt32(available)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        code = inflate(&stream, Z_NO_FLUSH)
        position += available - Int(stream.avail_in)
        count = output.count - Int(stream.avail_out)
      }
    }
    switch code {
    case Z_OK: continue
    case Z_STREAM_END:
      // Zeros that fill up a block are no member.
      if bytes[position...].allSatisfy({ $0 == 0 }) { return result }
      inflateReset(&stream)
    case Z_BUF_ERROR:
      throw Failure(
        .badData, texts.problem("truncated-gzip"), at: Place(file: file))
    default:
      throw Failure(
        .badData, texts.problem("damaged-gzip", ["position": position]),
        at: Place(file: file))
    }
  }
}
