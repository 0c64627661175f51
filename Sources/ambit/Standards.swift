import ArgumentParser
import GIS
import PlanFile
import Reporting

/// `ambit standards`.
struct Standards: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: texts("help/standards").localized, discussion: texts("help/standards/more").localized)

  @Argument(help: texts("help/standards/name").help)
  var name: String?

  @Option(help: texts("help/standards/format").help)
  var format: DescriptionFormat = .table

  @OptionGroup var language: LanguageOption

  func run() throws {
    let library = StandardLibrary.nearest()
    if library.names.isEmpty { throw Failure(.missingInput, texts.problem("standards/none")) }
    let standards = try name.map { [try library.standard($0)] } ?? library.all()
    switch format {
    case .json: try Console.print(standards.flatMap(json).json.bytes)
    case .table: try Console.print(standards.map(text).joined(separator: "\n\n"))
    }
  }

  private func text(_ standard: Standard) -> String {
    let language = language.language
    let rows = standard.rows.map { row in
      let roles = row.roles.map { texts("standards/role", ["role": $0.key, "name": $0.name])[language] }
      var lines = ["  \(standard.id)/\(row.key)", "    \(row.title[language])"]
      if let target = row.target {
        lines.append("    " + texts("standards/target", ["target": target])[language])
      }
      lines.append("    " + texts("standards/layers", ["roles": roles])[language])
      let source = row.isTextRead ? "standards/source" : "standards/unread"
      lines.append("    " + texts(source, ["source": row.source])[language])
      return lines.joined(separator: "\n")
    }
    return (["\(standard.title[language]) (\(standard.code), \(standard.edition))"] + rows)
      .joined(separator: "\n")
  }

  private func json(_ standard: Standard) -> [JSON] {
    standard.rows.map { row in
      .object([
        "id": "\(standard.id)/\(row.key)", "edition": standard.edition, "clause": row.clause,
        "title": row.title,
        "source": row.source, "textRead": row.isTextRead, "standard": standard.code, "target": row.target,
        "roles": row.roles.map { JSON.object(["key": $0.key, "name": $0.name]) },
      ])
    }
  }
}
