import ArgumentParser
import Evaluation
import GIS
import PlanFile
import PlanStudies
import Reporting

/// `ambit measures`.
struct Measures: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: texts("help/measures").localized, discussion: texts("help/measures/more").localized)

  @Argument(help: texts("help/measures/name").help) var name: String?
  @Option(help: texts("help/measures/format").help) var format: DescriptionFormat = .table

  @OptionGroup var language: LanguageOption

  func run() throws {
    let all = MeasureCatalogue.standard.descriptions
    let chosen = name.map { name in all.filter { $0.name == name } } ?? all
    if let name, chosen.isEmpty {
      throw ValidationError(
        texts("use/measure", ["name": name, "all": all.map(\.name).joined(separator: ", ")]))
    }
    switch format {
    case .json: try Console.print(chosen.map(json).json.bytes)
    case .table: try Console.print(chosen.map(text).joined(separator: "\n"))
    }
  }

  private func text(_ measure: MeasureDescription) -> String {
    var lines = [
      texts("measures/heading", ["name": measure.name, "title": measure.title]), "  \(measure.summary)",
    ]
    for parameter in measure.parameters {
      let presence: LocalizedText =
        switch parameter.presence {
        case .required: "  \(texts("measures/required"))"
        case .optional: ""
        case .defaulted(let text): "  = \(text)"
        }
      lines += ["  \(parameter.name)  \(parameter.kind.name)\(presence)", "      \(parameter.meaning)"]
    }
    return lines.map { wrapped($0[language.language], columns: Console.columns) + "\n" }.joined()
  }

  private func json(_ measure: MeasureDescription) -> JSON {
    .object([
      "name": measure.name, "title": measure.title, "summary": measure.summary, "units": measure.units,
      "parameters": measure.parameters.map { parameter in
        var standard: String?
        if case .defaulted(let text) = parameter.presence { standard = text }
        return JSON.object([
          "name": parameter.name, "kind": parameter.kind.name, "required": parameter.presence == .required,
          "default": standard, "meaning": parameter.meaning,
        ])
      },
    ])
  }
}
