import GIS

/// What a standard asks of planners, row by row: each row is an indicator whose layers are roles that a plan fills.
///
/// The files stand in `GeoData/standards`, one for each standard; a plan names a row as `gb55014-2021/park-area-per-person`.
package struct Standard: Sendable {
  /// The name of its file.
  package let id: String
  /// The path of its file.
  package let path: String
  /// Its number or name where it was published.
  package let code: String
  /// The edition, such as 2021.
  package let edition: String
  /// The name for people.
  package let title: LocalizedText
  /// What it asks, in the order of the file.
  package let rows: [Row]

  /// An indicator that the standard asks for.
  package struct Row: Sendable {
    /// The name in its standard.
    package let key: String
    /// The clause or the name there.
    package let clause: String
    /// The name for people.
    package let title: LocalizedText
    /// Where its text was read, and what of the reading is the project's own.
    package let source: String
    /// Whether the text itself was read, rather than what others say of it.
    package let isTextRead: Bool
    /// The layers that it needs.
    package let roles: [Role]
    /// The value to reach, as written; `nil` where it sets none.
    package var target: String? { entries.first { $0.key == "target" }?.value.text }
    /// What an indicator of a plan would say: measure, parameters and target, with `$role` in the place of layers.
    let entries: [PlanNode.Entry]
  }

  /// What a layer of a plan is to a row.
  package struct Role: Sendable {
    /// The name in the standard.
    package let key: String
    /// The name for people.
    package let name: LocalizedText
  }
}

extension PlanSection {
  /// The file of a standard.
  fileprivate static let standard = PlanSection(
    name: "standard", inWords: "a standard",
    keys: [
      .required("code", .text, texts("meaning/standard/code")),
      .required("edition", .text, texts("meaning/standard/edition")),
      .required("title", .localizedText, texts("meaning/standard/title")),
      .required("rows", .dictionary(.section("standard-row")), texts("meaning/standard/rows")),
    ])

  /// A row of a standard.
  fileprivate static let standardRow = PlanSection(
    name: "standard-row", inWords: "a row of a standard",
    keys: [
      .required("clause", .text, texts("meaning/standard-row/clause")),
      .required("title", .localizedText, texts("meaning/standard-row/title")),
      .required("source", .text, texts("meaning/standard-row/source")),
      .required("text-read", .flag, texts("meaning/standard-row/text-read")),
      .optional("roles", .dictionary(.localizedText), texts("meaning/standard-row/roles")),
      .required("measure", .text, texts("meaning/indicator/measure")),
      .optional("parameters", .parameters, texts("meaning/standard-row/parameters")),
      .optional("target", .quantity, texts("meaning/target/value")),
    ])
}

extension Standard {
  /// Reads a standard.
  ///
  /// - Throws: ``/GIS/Failure`` with every problem and its line.
  package init(contentsOf path: String, id: String) throws(Failure) {
    var problems: [Problem] = []
    guard let root = try PlanNode.parse(readText(path), file: path, as: "a standard"),
      let section = SectionReader(root, as: .standard, texts("what/standard", ["id": id]), &problems)
    else {
      throw Failure(problems) ?? Failure(.badData, texts.problem("empty-file"), at: Place(file: path))
    }
    (self.id, self.path) = (id, path)
    let what: LocalizedText = texts("what/standard", ["id": id])
    code = section["code"]?.text(what.part("code"), &problems) ?? ""
    edition = section["edition"]?.text(what.part("edition"), &problems) ?? ""
    title = section["title"]?.localizedText(what.part("title"), &problems) ?? ""
    rows = (section["rows"]?.entries ?? []).compactMap { Row($0, of: id, &problems) }
    if let failure = Failure(problems) { throw failure }
  }
}

extension Standard.Row {
  fileprivate init?(_ entry: PlanNode.Entry, of standard: String, _ problems: inout [Problem]) {
    let what: LocalizedText = texts("what/standard", ["id": "\(standard)/\(entry.key)"])
    guard let section = SectionReader(entry.value, as: .standardRow, what, &problems) else { return nil }
    key = entry.key
    clause = section["clause"]?.text(what.part("clause"), &problems) ?? ""
    title = section["title"]?.localizedText(what.part("title"), &problems) ?? ""
    source = section["source"]?.text(what.part("source"), &problems) ?? ""
    isTextRead = section["text-read"]?.flag(what.part("text-read"), &problems) ?? false
    roles = (section["roles"]?.entries ?? []).map { role in
      Standard.Role(
        key: role.key,
        name: role.value.localizedText(what.part(role.key), &problems) ?? LocalizedText(role.key))
    }
    entries = entry.value.entries.filter { ["measure", "parameters", "target"].contains($0.key) }
  }
}
