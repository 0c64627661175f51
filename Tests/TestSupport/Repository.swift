import Foundation

/// The checkout that the tests belong to.
package enum Repository {
  /// Its folder.
  package static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The path of a file in it, such as "GeoData/minhang/plan.yaml".
  package static func path(_ name: String) -> String { root.appendingPathComponent(name).path }
}
