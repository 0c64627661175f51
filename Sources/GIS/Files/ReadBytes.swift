#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The bytes of a file or of a pipe; of standard input for the path `-`.
///
/// - Throws: ``Failure`` of kind `missingInput`: no such file, a folder, no permission, or a fault of the disk.
package func readBytes(_ path: String) throws -> [UInt8] {
  let descriptor = path == "-" ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw unreadable(path, errno) }
  defer { close(descriptor) }
  return try readBytes(descriptor: descriptor, path: path)
}

/// The bytes of an open file or pipe from where it stands to its end. It stays open.
///
/// - Parameter path: Its name, for reports.
/// - Throws: As ``readBytes(_:)``.
package func readBytes(descriptor: Int32, path: String) throws -> [UInt8] {
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw unreadable(path, errno) }
  if status.st_mode & S_IFMT == S_IFDIR { throw unreadable(path, EISDIR) }

  // One more byte than the file has, so that its end is seen without a second buffer. Pipes tell no size.
  var capacity = max(65_536, Int(status.st_size) + 1)
  var bytes: [UInt8] = []
  while true {
    var code: Int32 = 0
    let chunk = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      (count, code) = fill(buffer, from: descriptor)
    }
    if code != 0 { throw unreadable(path, code) }
    let isLast = chunk.count < capacity
    if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
    if isLast { return bytes }
    capacity = max(capacity, 1 << 20)
  }
}

/// Reads until the buffer is full or the file ends; gives the number of bytes and the system's error, 0 for none.
private func fill(_ buffer: UnsafeMutableBufferPointer<UInt8>, from descriptor: Int32) -> (Int, Int32) {
  var count = 0
  while count < buffer.count, let base = buffer.baseAddress {
    let step = read(descriptor, base + count, buffer.count - count)
    if step == 0 { break }
    if step > 0 {
      count += step
    } else if errno != EINTR {
      return (count, errno)
    }
  }
  return (count, 0)
}

private func unreadable(_ path: String, _ code: Int32) -> Failure {
  let place = Place(file: path)
  switch code {
  case ENOENT, ENOTDIR:
    return Failure(
      .missingInput, texts.problem("no-such-file"), at: place)
  case EISDIR:
    return Failure(
      .missingInput, texts.problem("is-a-folder"), at: place)
  case EACCES, EPERM:
    return Failure(
      .missingInput, texts.problem("no-permission"), at: place)
  default:
    return Failure(
      .missingInput, texts.problem("unreadable", ["systemReason": systemReason(code)]), at: place)
  }
}

/// The system's own words for an error number.
func systemReason(_ code: Int32) -> String { String(cString: strerror(code)) }

/// A path's last part without its ending: "towns" of "data/towns.geojson".
package func fileStem(_ path: String) -> String {
  let last = path.split(separator: "/").last ?? ""
  guard let dot = last.lastIndex(of: "."), dot > last.startIndex else { return String(last) }
  return String(last[..<dot])
}
