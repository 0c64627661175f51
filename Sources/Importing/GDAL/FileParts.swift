import Foundation
import GIS

/// The files that make up what GDAL reads under one path.
enum FileParts {
  /// The files beside a Shapefile, or a MapInfo file, that belong to it.
  private static let companions = [
    "shp": ["shx", "dbf", "prj", "cpg"], "tab": ["dat", "map", "id", "ind"], "mif": ["mid"],
  ]

  /// The file itself and those that belong to it, in the order of their names; all files of a folder.
  ///
  /// - Throws: ``/GIS/Failure`` of kind `missingInput` where there is none, or a file may not be read.
  static func of(_ path: String) throws -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Failure(
        .missingInput, texts.problem("no-such-file"), at: Place(file: path))
    }
    if isFolder.boolValue {
      guard fileEnding(path) == "gdb" else {
        throw Failure(
          .missingInput, texts.problem("is-a-folder"), at: Place(file: path))
      }
      let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      return names.sorted().map { "\(path)/\($0)" }.filter { !isDirectory($0) }
    }
    guard FileManager.default.isReadableFile(atPath: path) else {
      throw Failure(
        .missingInput, texts.problem("no-permission"), at: Place(file: path))
    }
    let endings = companions[fileEnding(path)] ?? []
    return [path] + endings.compactMap { companion(of: path, ending: $0) }
  }

  /// The file beside another with its name and another ending, in small or in capital letters; `nil` for none.
  static func companion(of path: String, ending: String) -> String? {
    let stem = path.dropLast(fileEnding(path).count)
    return [ending, ending.uppercased()].map { stem + $0 }.first {
      FileManager.default.fileExists(atPath: $0)
    }
  }

  private static func isDirectory(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }
}
