import GIS

/// In which encoding the text of a Shapefile is.
///
/// A .cpg beside it says so, or the language byte of its .dbf (byte 29). The bytes 0 and 0x57 say nothing but "that of
/// the computer it was made on": such text must be UTF-8, or the encoding declared. What is said is held against the text:
/// GDAL leaves out what it cannot decode, without a word.
struct ShapefileEncoding {
  /// What ogr2ogr must be told; nothing for other formats, whose files say their encoding.
  private(set) var arguments: [String] = []
  /// What there is to say about it.
  private(set) var warnings: [Problem] = []

  /// The encodings that language bytes stand for.
  private static let languages: [UInt8: String] = [
    0x01: "CP437", 0x02: "CP850", 0x03: "CP1252", 0x13: "CP932", 0x4D: "GBK", 0x4E: "CP949", 0x4F: "BIG5",
    0x58: "CP1252", 0x78: "BIG5", 0x79: "CP949", 0x7A: "GBK", 0x7B: "CP932",
  ]

  /// Finds the encoding.
  ///
  /// - Throws: ``/GIS/Failure`` of kind `badData` where the text is not in the encoding that is declared, or that its files
  ///   say is UTF-8.
  init(_ source: GDALSource, _ declared: TextEncoding?) throws {
    guard source.ending == "shp" else { return }
    let table = try source.bytes(ofPart: "dbf").flatMap(DBaseTable.init)
    if let declared {
      arguments = ["-oo", "ENCODING=\(declared.name)"]
      if let table { try check(table, source, (declared, texts("encoding/declared")), isDeclared: true) }
    } else if let page = try source.bytes(ofPart: "cpg") {
      guard let table, let encoding = Self.encoding(ofPage: page) else { return }
      try check(table, source, (encoding, texts("encoding/cpg")), isDeclared: false)
    } else if let table, ![0, 0x57].contains(table.language) {
      guard let encoding = Self.languages[table.language].flatMap(TextEncoding.init) else { return }
      try check(table, source, (encoding, texts("encoding/dbf")), isDeclared: false)
    } else if table != nil {
      arguments = ["-oo", "ENCODING=UTF-8"]
    }
  }

  /// The encoding that a .cpg names, such as "GBK", "936", "ANSI 1252" or "ISO 8859-1".
  private static func encoding(ofPage page: [UInt8]) -> TextEncoding? {
    let text = String(decoding: page, as: UTF8.self).uppercased().filter { !$0.isNewline }
    var name = text.split(separator: " ").joined(separator: "-")
    if name.hasPrefix("ANSI-") { name = String(name.dropFirst(5)) }
    if !name.isEmpty, name.allSatisfy(\.isNumber) { name = name == "65001" ? "UTF-8" : "CP\(name)" }
    return TextEncoding(name)
  }

  /// Holds the text against what is said of it.
  private mutating func check(
    _ table: DBaseTable, _ source: GDALSource, _ said: (encoding: TextEncoding, by: LocalizedText),
    isDeclared: Bool
  ) throws {
    let cells = table.foreignTexts
    if cells.isEmpty { return }
    let place = Place(file: source.pathOfPart("dbf"))
    let name = said.encoding.name
    let isUTF8 = cells.allSatisfy { String(validating: $0.text, as: UTF8.self) != nil }
    let broken = cells.filter { (try? said.encoding.utf8(Array($0.text), file: "")) == nil }
    guard let first = broken.first else {
      // Western text is never UTF-8 by chance; of Chinese a few short names are, but hardly with signs of three bytes.
      let isTelling =
        name.hasPrefix("ISO") || name.hasPrefix("CP12") || cells.contains { $0.text.contains { $0 >= 0xE0 } }
      if isUTF8, !isDeclared, !["UTF-8", "UTF8"].contains(name), isTelling {
        warnings.append(
          Problem(
            .warning, texts.problem("perhaps-utf8", ["name": name, "by": said.by]),
            at: place))
      }
      return
    }
    if isUTF8, !isDeclared {
      arguments = ["-oo", "ENCODING=UTF-8"]
      warnings.append(
        Problem(
          .warning,
          texts.problem(
            "wrong-encoding/read-as-utf8",
            ["name": name, "by": said.by, "count": broken.count, "row": first.row]),
          at: place))
      return
    }
    if isDeclared || ["UTF-8", "UTF8"].contains(name) {
      throw Failure(
        .badData,
        texts.problem(
          "wrong-encoding/shapefile", ["name": name, "by": said.by, "count": broken.count, "row": first.row]),
        at: place,
        advice: isUTF8
          ? texts("wrong-encoding/utf8") : texts("wrong-encoding/declare"))
    }
    warnings.append(
      Problem(
        .warning,
        texts.problem("cut-text", ["count": broken.count, "name": name, "by": said.by, "row": first.row]),
        at: place)
    )
  }

  /// The failure of a file whose text is not what it should be.
  static func unknown(_ path: String) -> Failure {
    Failure(
      .badData, texts.problem("unknown-encoding"), at: Place(file: path))
  }
}
