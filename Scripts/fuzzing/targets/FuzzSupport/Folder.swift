import Foundation

/// A folder in memory for readers that take a path; each process has its own.
public struct Folder: Sendable {
  /// Where it is.
  public let path: String

  /// Makes it, empty, where the system keeps files in memory.
  public init() {
    let parent = FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
    path = "\(parent)/ambit-fuzz-\(getpid())"
    try? FileManager.default.removeItem(atPath: path)
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    // The address must outlive everything.
    folderAtExit = strdup(path)
    atexit {
      if let folder = folderAtExit { try? FileManager.default.removeItem(atPath: String(cString: folder)) }
    }
  }

  /// The path of a file in it.
  public func path(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a file and gives its path.
  @discardableResult
  public func write(_ bytes: some Collection<UInt8>, to name: String) -> String {
    let target = path(name)
    guard let file = fopen(target, "w") else { fatalError("\(target) cannot be written") }
    let bytes = Array(bytes)
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
    return target
  }

  /// Removes a file where it is there.
  public func remove(_ name: String) { unlink(path(name)) }
}

nonisolated(unsafe) private var folderAtExit: UnsafeMutablePointer<CChar>?
