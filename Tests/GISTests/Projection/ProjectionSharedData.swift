import Foundation
import Testing

@testable import GIS

/// The data that lie beside the repository on some machines; tests that need them are skipped elsewhere.
enum SharedData {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appending(path: "../../../../shared/data/minhang").standardizedFileURL

  static let exists = FileManager.default.fileExists(atPath: folder.path)
  static let reason: Comment = "../shared/data is not on this machine"

  static func path(_ name: String) -> String { folder.appending(path: name).path }

  static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }
}
