import Foundation
import GIS

/// The standards that can be named: a folder of files.
package struct StandardLibrary: Sendable {
  /// The folder; `nil` where none was found.
  package let folder: String?
  /// The names of the standards, in order.
  package let names: [String]

  /// Opens a folder of standards.
  package init(folder: String?) {
    self.folder = folder
    let files = folder.flatMap { try? FileManager.default.contentsOfDirectory(atPath: $0) } ?? []
    names = files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }

  /// The library that serves a plan: the folder that `AMBIT_STANDARDS` names; or else `standards`, also within `GeoData` or
  /// `share/ambit`, in the folder of the plan or above it, in the working folder or above it, or above the program.
  package static func nearest(to planFolder: String = "") -> StandardLibrary {
    if let named = ProcessInfo.processInfo.environment["AMBIT_STANDARDS"] {
      return StandardLibrary(folder: named)
    }
    let program = URL(filePath: realPath("/proc/self/exe")).deletingLastPathComponent().path
    for start in [planFolder.isEmpty ? "." : planFolder, ".", program] {
      // Upwards by "..", so that a run tells paths as they lie to the plan, the same on every machine.
      var folder = start.hasSuffix("/") ? String(start.dropLast()) : start
      for _ in realPath(start).split(separator: "/").indices {
        for name in ["standards", "GeoData/standards", "share/ambit/standards"] {
          let library = StandardLibrary(folder: "\(folder)/\(name)")
          if !library.names.isEmpty { return library }
        }
        folder += "/.."
      }
    }
    return StandardLibrary(folder: nil)
  }

  /// A standard by its name.
  ///
  /// - Throws: ``/GIS/Failure`` of kind bad data, with the nearest name, where there is none; or for what is wrong with it.
  package func standard(_ name: String) throws(Failure) -> Standard {
    guard let folder, names.contains(name) else {
      throw Failure(
        .badData, texts.problem("unknown-standard", ["name": name]),
        advice: suggestion(for: name, among: names))
    }
    return try Standard(contentsOf: "\(folder)/\(name).yaml", id: name)
  }

  /// All standards, in the order of their names. Errors: as ``standard(_:)``.
  package func all() throws(Failure) -> [Standard] {
    var standards: [Standard] = []
    for name in names { standards.append(try standard(name)) }
    return standards
  }

  /// The row of a standard by its name, such as `gb55014-2021/park-area-per-person`.
  ///
  /// - Throws: ``/GIS/Failure`` of kind bad data, with the nearest name, where there is none.
  package func row(_ name: String) throws(Failure) -> (standard: Standard, row: Standard.Row) {
    let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
    let standard = try standard(parts.first ?? name)
    guard let row = standard.rows.first(where: { $0.key == parts.last }), parts.count == 2 else {
      throw Failure(
        .badData, texts.problem("unknown-standard/row", ["name": name]),
        advice: suggestion(for: name, among: standard.rows.map { "\(standard.id)/\($0.key)" }))
    }
    return (standard, row)
  }
}
