import GIS

/// What GDAL is to read: a file, or one in an archive.
struct GDALSource {
  /// Its path, for reports; its ending tells the format.
  let path: String
  /// The name by which GDAL opens it.
  let target: String
  private let part: (String) throws -> [UInt8]?

  /// A file in an archive.
  ///
  /// - Parameter part: The bytes of the file beside it with another ending; `nil` for none.
  init(_ path: String, target: String, part: @escaping (String) throws -> [UInt8]?) {
    self.path = path
    self.target = target
    self.part = part
  }

  /// A file, or the folder of a file geodatabase.
  init(_ path: String) {
    self.init(path, target: pathForGDAL(path)) { ending in
      try FileParts.companion(of: path, ending: ending).map { try readBytes($0) }
    }
  }

  /// What its format is called, by its ending.
  var ending: String { fileEnding(path) }

  /// The bytes of the part with an ending, the file itself among them; `nil` where there is none.
  func bytes(ofPart ending: String) throws -> [UInt8]? { try part(ending) }

  /// The path of the part with an ending, for reports.
  func pathOfPart(_ ending: String) -> String { path.dropLast(self.ending.count) + ending }
}

/// A path that GDAL takes for nothing but a path, whatever it begins with.
func pathForGDAL(_ path: String) -> String { path.hasPrefix("/") ? path : "./" + path }
