import Foundation
import GIS

/// The path to read: as written where it is absolute, or else from the plan's folder.
package func pathFromPlan(_ file: String, folder: String) -> String {
  if file.hasPrefix("/") || folder.isEmpty { return file }
  return folder.hasSuffix("/") ? folder + file : "\(folder)/\(file)"
}

/// The number of bytes of a file; 0 where there is none.
package func fileSize(_ path: String) -> Int {
  let attributes = try? FileManager.default.attributesOfItem(atPath: path)
  return attributes?[.size] as? Int ?? 0
}

/// Where a file really is, links followed; the path itself where there is none.
package func realPath(_ path: String) -> String {
  guard let resolved = realpath(path, nil) else { return path }
  defer { free(resolved) }
  return String(cString: resolved)
}

/// Refuses a path where no file stands, without opening it.
///
/// - Parameter orFolder: Whether a folder will do.
///
/// Errors: ``/GIS/Failure`` of kind missing input.
package func requireFile(_ path: String, at place: Place, orFolder: Bool = false) throws(Failure) {
  var isFolder: ObjCBool = false
  guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
    throw Failure(.missingInput, texts.problem("no-such-file", ["path": path]), at: place)
  }
  if isFolder.boolValue, !orFolder {
    throw Failure(.missingInput, texts.problem("is-a-folder", ["path": path]), at: place)
  }
}

/// The UTF-8 text of a file.
///
/// Errors: ``/GIS/Failure`` of kind missing input where there is no such file or it cannot be read, of kind bad data
/// where it is not UTF-8.
package func readText(_ path: String) throws(Failure) -> String {
  do {
    return try text(readBytes(path), of: path)
  } catch let failure as Failure {
    throw failure
  } catch {
    throw Failure(.missingInput, texts.problem("unreadable-file", ["path": path, "error": "\(error)"]))
  }
}

/// The text of the bytes of a file.
///
/// Errors: ``/GIS/Failure`` of kind bad data where they are not UTF-8.
package func text(_ bytes: [UInt8], of path: String) throws(Failure) -> String {
  guard let text = String(validating: bytes, as: UTF8.self) else {
    throw Failure(.badData, texts.problem("not-utf8"), at: Place(file: path))
  }
  return text
}
