import Foundation

/// A folder of its own for the files of one test; removed with the value.
package final class TestFolder {
  /// Its path.
  package let path: String

  /// Makes a folder with files by name.
  package init(_ files: [String: String] = [:]) throws {
    path = NSTemporaryDirectory() + "ambit-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in files { try write(text, to: name) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a file in it.
  package func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a file, and the folders on the way to it, and gives its path.
  @discardableResult package func write(_ text: String, to name: String) throws -> String {
    try write(Array(text.utf8), to: name)
  }

  /// Writes a file, and the folders on the way to it, and gives its path.
  @discardableResult package func write(_ bytes: [UInt8], to name: String) throws -> String {
    let file = URL(fileURLWithPath: self(name))
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file.path
  }
}
