import Foundation
import GIS

/// The files of a feed, in an archive or in a folder.
struct FeedFiles {
  private enum Source {
    case archive(ZipArchive)
    case folder
  }

  /// The path of the archive or folder.
  let path: String
  private let source: Source
  private let names: Set<String>
  private let visit: ((String, [UInt8]) -> Void)?

  /// Opens a feed.
  ///
  /// - Throws: ``/GIS/Failure``: `missingInput` where there is none, `badData` where the file is no archive.
  init(_ path: String, visit: ((String, [UInt8]) -> Void)?) throws {
    self.path = path
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      source = .folder
      names = Set((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [])
      self.visit = visit
    } else {
      let bytes = try readBytes(path)
      visit?(path, bytes)
      let archive = try ZipArchive(bytes, file: path)
      source = .archive(archive)
      names = Set(archive.names)
      self.visit = nil
    }
  }

  /// Whether a file is there.
  func has(_ name: String) -> Bool { names.contains(name) }

  /// The path of a file, for reports.
  func place(of name: String) -> String { "\(path)/\(name)" }

  /// The bytes of a file.
  func contents(of name: String) throws -> [UInt8] {
    switch source {
    case .archive(let archive): return try archive.contents(of: name)
    case .folder:
      let bytes = try readBytes(place(of: name))
      visit?(place(of: name), bytes)
      return bytes
    }
  }

  /// The faults of a feed that lacks files.
  var missing: [Problem] {
    let required = ["stops.txt", "routes.txt", "trips.txt", "stop_times.txt"].filter { !has($0) }
    let hasCalendar = has("calendar.txt") || has("calendar_dates.txt")
    let lacking = required + (hasCalendar ? [] : ["calendar.txt or calendar_dates.txt"])
    return lacking.map { name in
      let inner = names.filter { $0.hasSuffix("/" + name) }.min()
      return Problem(
        .error, code: "missing-file", "The feed has no \(name).", at: Place(file: path),
        advice: inner.map { "It lies in a folder, as \($0): a feed has its files at the top." }
          ?? "Fetch the whole feed again.")
    }
  }
}
