import GIS

/// In which encoding the text of a Shapefile is.
///
/// A .cpg beside it says so, or the language byte of its .dbf (byte 29). The bytes 0 and 0x57 say nothing but "that of
/// the computer it was made on": such text must be UTF-8, or the encoding declared.
enum ShapefileEncoding {
  /// What ogr2ogr must be told; nothing for other formats, whose files say their encoding.
  static func arguments(_ path: String, _ declared: TextEncoding?) throws -> [String] {
    guard fileEnding(path) == "shp" else { return [] }
    if let declared { return ["-oo", "ENCODING=\(declared.name)"] }
    if FileParts.companion(of: path, ending: "cpg") != nil { return [] }
    guard let table = FileParts.companion(of: path, ending: "dbf") else { return [] }
    let header = try readBytes(table).prefix(32)
    let isSaid = header.count == 32 && ![0, 0x57].contains(header[29])
    return isSaid ? [] : ["-oo", "ENCODING=UTF-8"]
  }

  /// The failure of a file whose text is not what it should be.
  static func unknown(_ path: String) -> Failure {
    Failure(
      .badData, code: "unknown-encoding",
      "Nothing says in which encoding the text of the file is, and it is not UTF-8.", at: Place(file: path),
      advice: "Declare it: encoding: GBK in a plan, or ambit import gdal … --encoding GBK. "
        + "Chinese text is often GBK, western text ISO-8859-1.")
  }
}
