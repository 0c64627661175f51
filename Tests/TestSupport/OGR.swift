import Foundation

/// GDAL's `ogr2ogr`, for tests that need files of its formats.
package enum OGR {
  /// Why tests that need it are skipped where it is missing.
  package static let reason = "ogr2ogr is not installed (apt-get install gdal-bin)"

  /// Whether it is there.
  package static var isThere: Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .contains { FileManager.default.isExecutableFile(atPath: "\($0)/ogr2ogr") }
  }

  /// Runs it and gives its exit code.
  @discardableResult package static func run(_ arguments: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["ogr2ogr"] + arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
