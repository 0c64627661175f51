import Foundation
import GIS

/// The path to read: as written where it is absolute, or else from the plan's folder.
func pathFromPlan(_ file: String, folder: String) -> String {
  if file.hasPrefix("/") || folder.isEmpty { return file }
  return folder.hasSuffix("/") ? folder + file : "\(folder)/\(file)"
}

/// The UTF-8 text of a file.
///
/// Errors: ``/GIS/Failure`` of kind missing input where there is no such file or it cannot be read, of kind bad data
/// where it is not UTF-8.
func readText(_ path: String, at place: Place) throws(Failure) -> String {
  try requireFile(path, at: place)
  guard let data = FileManager.default.contents(atPath: path) else {
    throw Failure(
      .missingInput, code: "unreadable-file", "The file \(path) cannot be read.", at: place,
      advice: "Check who may read it.")
  }
  guard let text = String(data: data, encoding: .utf8) else {
    throw Failure(
      .badData, code: "not-utf8", "The file \(path) is not text in UTF-8.", at: place,
      advice: "Save it in UTF-8.")
  }
  return text
}

/// Refuses a path where no file stands.
///
/// Errors: ``/GIS/Failure`` of kind missing input.
func requireFile(_ path: String, at place: Place) throws(Failure) {
  var isFolder: ObjCBool = false
  guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
    throw Failure(
      .missingInput, code: "missing-file", "There is no file \(path).", at: place,
      advice: "Check the path; it is taken from the folder of the plan.")
  }
  if isFolder.boolValue {
    throw Failure(
      .missingInput, code: "folder-instead-of-file", "\(path) is a folder; a file is needed.", at: place)
  }
}
