import GIS

/// A table of `ambit access`, and the columns of it that are wanted.
struct AccessTable {
  let path: String
  let bytes: [UInt8]
  let sha256: String
  /// The number of bytes of the file itself.
  let size: Int
  let header: [String]

  /// Reads the file, and decompresses it where it needs that. Errors: missing input; bad data.
  init(_ path: String) throws {
    let file = try readBytes(path)
    self.path = path
    sha256 = Fingerprint(of: file).hex
    size = file.count
    bytes = try inflated(file, file: path)
    header = try ColumnTable.header(of: bytes, file: path)
  }

  /// The column that an option names, or the one of a usual name; `nil`, with a problem, where there is none or several.
  func column(
    _ named: String?, option: String, usual: [String], _ problems: inout [Problem]
  ) -> String? {
    let found =
      named.map { name in header.filter { $0 == name } } ?? header.filter { usual.contains($0.lowercased()) }
    if found.count == 1 { return found[0] }
    let key =
      named != nil
      ? "unknown-column/named" : found.isEmpty ? "unknown-column/no-usual" : "ambiguous-column/several"
    problems.refuse(
      texts.problem(key, ["name": named ?? "", "names": found.isEmpty ? usual : found]),
      at: Place(file: path, line: 1),
      advice: texts("unknown-column/advice", ["option": option, "header": header]))
    return nil
  }

  /// The column that an option names; `nil` for none, and with a problem where the table does not have it.
  func column(_ named: String?, option: String, _ problems: inout [Problem]) -> String? {
    named.flatMap { column($0, option: option, usual: [], &problems) }
  }

  /// The place of each id, which must differ; the problem of each that stands twice.
  func numbers(of ids: ColumnTable.Keys, lines: [Int32], _ problems: inout [Problem]) -> [String: Int32] {
    var rows: [String: Int32] = [:]
    var repeated = CappedProblems(of: .rows)
    for (row, number) in ids.numbers.enumerated() {
      let id = ids.texts[Int(number)]
      if let first = rows[id] {
        repeated.refuse(
          texts.problem("repeated-id", ["id": id, "lines": Int(lines[Int(first)])]),
          at: Place(file: path, line: Int(lines[row])))
      } else {
        rows[id] = Int32(row)
      }
    }
    problems += repeated.all
    return rows
  }
}
