import Foundation
import GIS

/// The files of a feed, in an archive or in a folder: at the top or, where they are not, in the one folder that holds them.
struct FeedFiles {
  private enum Source {
    case archive(ZipArchive)
    case folder
  }

  /// The path of the archive or folder.
  let path: String
  /// The folder within it where the files lie, with a slash at its end; empty for the top.
  let folder: String
  /// What there is to say about the place of the files.
  let notes: [Problem]
  private let source: Source
  /// All files of the archive or folder, without ``folder`` those that lie in it.
  private let names: Set<String>
  private let visit: ((String, [UInt8]) -> Void)?

  /// Opens a feed.
  ///
  /// - Throws: ``/GIS/Failure``: `missingInput` where there is none, `badData` where the file is no archive, or holds several
  ///   feeds.
  init(_ path: String, visit: ((String, [UInt8]) -> Void)?) throws {
    self.path = path
    var isFolder: ObjCBool = false
    var all: [String]
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      source = .folder
      func files(_ folder: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: path + "/" + folder))?.sorted() ?? []
      }
      all = files("")
      if !all.contains("stops.txt") { all += all.flatMap { name in files(name).map { "\(name)/\($0)" } } }
      self.visit = visit
    } else {
      let bytes = try readBytes(path)
      visit?(path, bytes)
      let archive = try ZipArchive(bytes, file: path)
      source = .archive(archive)
      all = archive.names
      self.visit = nil
    }
    let folders = Self.folders(in: all)
    if folders.count > 1, !folders.contains("") {
      throw Failure(
        .badData,
        texts.problem(
          "several-feeds", ["count": folders.count, "folders": Array(folders.prefix(5))]),
        at: Place(file: path))
    }
    let folder = folders.contains("") ? "" : folders.first ?? ""
    self.folder = folder
    names = Set(all.filter { $0.hasPrefix(folder) }.map { String($0.dropFirst(folder.count)) })
    notes =
      folder.isEmpty
      ? []
      : [
        Problem(
          .note, texts.problem("inner-folder", ["folder": folder]),
          at: Place(file: path))
      ]
  }

  /// The folders that hold a `stops.txt`, each with a slash at its end, in the order of their names; "" for the top.
  static func folders(in names: [String]) -> [String] {
    names.filter { $0 == "stops.txt" || $0.hasSuffix("/stops.txt") && !$0.hasPrefix("__MACOSX/") }
      .map { String($0.dropLast("stops.txt".count)) }.sorted()
  }

  /// Whether a file is there.
  func has(_ name: String) -> Bool { names.contains(name) }

  /// The path of a file, for reports.
  func place(of name: String) -> String { "\(path)/\(folder)\(name)" }

  /// The bytes of a file.
  func contents(of name: String) throws -> [UInt8] {
    switch source {
    case .archive(let archive): return try archive.contents(of: folder + name)
    case .folder:
      let bytes = try readBytes(place(of: name))
      visit?(place(of: name), bytes)
      return bytes
    }
  }

  /// The faults of a feed that lacks files: one where it is no feed at all.
  var missing: [Problem] {
    let required = ["stops.txt", "routes.txt", "trips.txt", "stop_times.txt"].filter { !has($0) }
    let hasCalendar = has("calendar.txt") || has("calendar_dates.txt")
    if required.count == 4 {
      return [
        Problem(
          .error,
          names.isEmpty
            ? texts.problem("not-a-feed/empty")
            : texts.problem("not-a-feed", ["shown": names.sorted().listed(5)]),
          at: Place(file: path))
      ]
    }
    let lacking =
      required.map { LocalizedText($0) } + (hasCalendar ? [] : [texts("missing-file/calendar")])
    return lacking.map { name in
      Problem(
        .error, texts.problem("missing-file", ["name": name]), at: Place(file: path))
    }
  }
}
