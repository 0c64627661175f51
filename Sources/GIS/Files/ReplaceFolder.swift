#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Replaces a folder by one with new files, so that old and new files are never mixed.
///
/// The new folder is written beside the old one under a hidden name, then the two change names. A run that is
/// interrupted, or a disk that is full, leaves the old folder as it was; a run that is killed may leave a hidden
/// folder `.NAME.PROCESS.partial`. Only one that is killed between the two renames leaves the old folder under
/// `.NAME.PROCESS.old`.
///
/// - Parameters:
///   - path: The folder; a link is followed. The folders above it are made where they are missing.
///   - files: The new files, with their paths in the folder. The last one is written last.
///   - kept: The paths of files of the old folder that the new one keeps, with those that they get there; none is also a new
///     file's. They become hard links, so that they are in no moment only under a hidden name.
/// - Throws: ``Failure`` of kind `output` with the path and the system's reason.
package func replaceFolder(
  _ path: String, with files: [(path: String, bytes: [UInt8])], keeping kept: [(from: String, to: String)]
) throws {
  let path = linkTarget(path)
  let folder = parentFolder(of: path)
  let name = path.split(separator: "/").last ?? "results"
  let partial = "\(folder)/.\(name).\(getpid()).partial"
  let old = "\(folder)/.\(name).\(getpid()).old"
  removeTree(partial)
  do {
    try makeFolder(partial)
    for file in kept {
      try makeFolder(parentFolder(of: "\(partial)/\(file.to)"))
      if link("\(path)/\(file.from)", "\(partial)/\(file.to)") != 0 {
        throw unwritable("\(path)/\(file.from)", errno)
      }
    }
    for file in files { try writeAtomically(file.bytes, to: "\(partial)/\(file.path)") }
    var status = stat()
    let isReplaced = stat(path, &status) == 0
    if isReplaced {
      chmod(partial, status.st_mode & 0o7777)
      if rename(path, old) != 0 { throw unwritable(path, errno) }
    }
    if rename(partial, path) != 0 {
      let code = errno
      if isReplaced { rename(old, path) }
      throw unwritable(path, code)
    }
  } catch {
    removeTree(partial)
    throw error
  }
  removeTree(old)
}

/// The paths of all that lies in a folder and is no folder itself, in the folders within it too, in order; none where
/// there is no such folder. Links are named, not followed.
///
/// - Throws: ``Failure`` of kind `output`: the folder cannot be looked into.
package func filesInFolder(_ path: String) throws -> [String] {
  try entries(of: path).flatMap { name in
    isFolder("\(path)/\(name)") ? try filesInFolder("\(path)/\(name)").map { "\(name)/\($0)" } : [name]
  }
}

/// Removes a folder with all that lies in it; what cannot be removed stays.
private func removeTree(_ path: String) {
  for name in (try? entries(of: path)) ?? [] {
    if isFolder("\(path)/\(name)") { removeTree("\(path)/\(name)") } else { unlink("\(path)/\(name)") }
  }
  rmdir(path)
}

/// Whether a path is a folder and no link to one.
private func isFolder(_ path: String) -> Bool {
  var status = stat()
  return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// The names in a folder, in order; none where there is no such folder.
private func entries(of path: String) throws -> [String] {
  guard let stream = opendir(path) else {
    if errno == ENOENT { return [] }
    throw unwritable(path, errno)
  }
  defer { closedir(stream) }
  var names: [String] = []
  while let entry = readdir(stream) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names.sorted()
}
