import Foundation

/// Real data that lie beside a checkout and are not part of it.
package enum SharedData {
  /// The folder `../shared/data`, seen from the package.
  private static let folder = Repository.root.deletingLastPathComponent()
    .appendingPathComponent("shared/data")

  /// Why tests that need the data are skipped where it is missing.
  package static let reason = "../shared/data is not here: it is no part of the repository"

  /// Whether the data are there.
  package static var isThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

  /// The path of a file, such as "minhang/towns.geojson".
  package static func path(_ name: String) -> String { folder.appendingPathComponent(name).path }
}
