#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes a file whole or not at all: to a hidden file beside it, flushed to the disk, then renamed.
///
/// A run that is interrupted, or a disk that is full, leaves the previous file as it was. Folders that are missing
/// are made. A link is followed, so that its target is replaced and not the link. What is no file, such as
/// `/dev/stdout` or a pipe, cannot be replaced and is written to as it is.
///
/// - Throws: ``Failure`` of kind `output` with the path and the system's reason.
package func writeAtomically(_ bytes: [UInt8], to path: String) throws {
  var status = stat()
  if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
    return try writeInPlace(bytes, to: path, isFolder: status.st_mode & S_IFMT == S_IFDIR)
  }
  let path = linkTarget(path)
  let folder = parentFolder(of: path)
  try makeFolder(folder)
  let name = path.split(separator: "/").last ?? "output"
  let temporary = "\(folder)/.\(name).\(getpid()).partial"
  let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
  guard descriptor >= 0 else { throw unwritable(path, errno) }
  var code = write(bytes, to: descriptor)
  if code == 0, fsync(descriptor) != 0, errno != EINVAL { code = errno }
  if close(descriptor) != 0, code == 0 { code = errno }
  if code == 0, rename(temporary, path) != 0 { code = errno }
  if code != 0 {
    unlink(temporary)
    throw unwritable(path, code)
  }
}

/// Has a file written by others whole or not at all: to a hidden path beside it, with the same ending, then renamed.
///
/// Links and missing folders are dealt with as by ``writeAtomically(_:to:)-([UInt8],_)``.
///
/// - Parameter write: Writes the file to the path that it is given; where it throws, what it left there is removed.
/// - Throws: ``Failure`` of kind `output`, or what `write` throws.
package func writeAtomically(to path: String, _ write: (String) throws -> Void) throws {
  var status = stat()
  if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
    throw unwritable(path, status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL)
  }
  let path = linkTarget(path)
  let folder = parentFolder(of: path)
  try makeFolder(folder)
  guard access(folder, W_OK) == 0 else { throw unwritable(path, errno) }
  let name = path.split(separator: "/").last ?? "output"
  let temporary = "\(folder)/.\(getpid()).partial.\(name)"
  do {
    try write(temporary)
  } catch {
    unlink(temporary)
    throw error
  }
  if rename(temporary, path) != 0 {
    let code = errno
    unlink(temporary)
    throw unwritable(path, code)
  }
}

/// Writes to a device or a pipe.
private func writeInPlace(_ bytes: [UInt8], to path: String, isFolder: Bool) throws {
  if isFolder { throw unwritable(path, EISDIR) }
  let descriptor = open(path, O_WRONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw unwritable(path, errno) }
  var code = write(bytes, to: descriptor)
  if close(descriptor) != 0, code == 0 { code = errno }
  if code != 0 { throw unwritable(path, code) }
}

/// The file that a link leads to, in the end; the path itself where it is no link or leads nowhere.
func linkTarget(_ path: String) -> String {
  guard let resolved = realpath(path, nil) else { return path }
  defer { free(resolved) }
  return String(cString: resolved)
}

/// Makes a folder and those above it; nothing where it is there.
///
/// - Throws: ``Failure`` of kind `output`.
package func makeFolder(_ path: String) throws {
  if path.isEmpty || path == "/" || mkdir(path, 0o755) == 0 { return }
  switch errno {
  case EEXIST:
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return }
    throw unwritable(path, ENOTDIR)
  case ENOENT:
    let parent = parentFolder(of: path)
    guard parent != path, parent != "." else { throw unwritable(path, ENOENT) }
    try makeFolder(parent)
    if mkdir(path, 0o755) != 0, errno != EEXIST { throw unwritable(path, errno) }
  default: throw unwritable(path, errno)
  }
}

/// The folder that holds a path: "a/b" of "a/b/c", "." of "c".
func parentFolder(of path: String) -> String {
  var rest = path[...]
  while rest.count > 1, rest.last == "/" { rest.removeLast() }
  guard let slash = rest.lastIndex(of: "/") else { return "." }
  return slash == rest.startIndex ? "/" : String(rest[..<slash])
}

/// Writes all bytes; gives the system's error, 0 for none.
private func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
  bytes.withUnsafeBytes { buffer in
    var done = 0
    while done < buffer.count, let base = buffer.baseAddress {
      let step = write(descriptor, base + done, buffer.count - done)
      if step > 0 {
        done += step
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }
}

func unwritable(_ path: String, _ code: Int32) -> Failure {
  let advice =
    switch code {
    case ENOSPC, EDQUOT, EFBIG: texts("cannot-write/no-space")
    case EBUSY: texts("cannot-write/mount-point")
    case EACCES, EPERM, EROFS: texts("cannot-write/no-permission")
    case ENOTDIR, EISDIR: texts("cannot-write/file-for-folder")
    default: LocalizedText("")
    }
  return Failure(
    .output, texts.problem("cannot-write", ["systemReason": systemReason(code)]),
    at: Place(file: path),
    advice: advice)
}
