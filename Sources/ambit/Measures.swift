import ArgumentParser
import Evaluation
import GIS
import Measures
import PlanFile
import PlanStudies
import Planning
import Reporting

/// `ambit measures`.
struct Measures: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: texts("help/measures").localized,
    discussion: texts("help/measures/more").localized)

  @Argument(help: texts("help/measures/name").help)
  var name: String?

  @Option(help: texts("help/measures/format").help)
  var format: DescriptionFormat = .table

  @OptionGroup var language: LanguageOption

  func run() throws {
    let all = MeasureCatalogue.standard.descriptions
    let chosen = name.map { name in all.filter { $0.name == name } } ?? all
    if let name, chosen.isEmpty {
      throw ValidationError(
        texts("use/measure", ["name": name, "all": all.map(\.name).joined(separator: ", ")]))
    }
    switch format {
    case .json: try Console.print(JSON.array(chosen.map(json)).bytes)
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
      "name": .string(measure.name), "title": json(measure.title), "summary": json(measure.summary),
      "units": .array(measure.units.map { .string($0.identifier) }),
      "parameters": .array(
        measure.parameters.map { parameter in
          let presence: (required: Bool, standard: String?) =
            switch parameter.presence {
            case .required: (true, nil)
            case .optional: (false, nil)
            case .defaulted(let text): (false, text)
            }
          return .object([
            "name": .string(parameter.name), "kind": .string(parameter.kind.name.en),
            "required": .bool(presence.required), "default": .optional(presence.standard),
            "meaning": json(parameter.meaning),
          ])
        }),
    ])
  }

  private func json(_ text: LocalizedText) -> JSON {
    .object(["zh": .string(text.zh), "en": .string(text.en)])
  }
}
