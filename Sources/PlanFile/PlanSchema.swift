import GIS

/// The JSON Schema (draft 2020-12) of plan or scenario files, by which editors complete and check them.
///
/// It is written from the tables that the readers themselves work by, ``PlanSection`` and the catalogue of measures, and
/// stands in `GeoData/plan.schema.json` and `GeoData/scenario.schema.json`; a test holds the files against it.
package struct PlanSchema {
  private let title: String
  private let description: String
  /// The sections of the file, that of the whole file first.
  private let sections: [PlanSection]
  /// What the catalogue says of the measures.
  private let measures: [MeasureDescription]

  /// The schema of plans that name these measures.
  package init(measures: [MeasureDescription]) {
    title = "Ambit plan"
    description = "A plan file of Ambit: layers, zones, population and indicators."
    sections = PlanSection.all
    self.measures = measures
  }

  /// The schema of scenario files.
  package static var scenarios: PlanSchema { PlanSchema() }

  private init() {
    title = "Ambit scenario"
    description = "A scenario file of Ambit: edits to the layers of a plan, which stay as they are."
    sections = PlanSection.allOfScenarios
    measures = []
  }

  /// The text of the schema, ending in a line break.
  package var text: String {
    let root = JSON.object([
      "$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, "description": description,
      "$ref": "#/$defs/\(sections[0].name)",
    ])
    var definitions = sections.map { ($0.name, schema(of: $0)) }
    definitions.append(("condition", Self.condition))
    if sections[0].name == PlanSection.scenarioFile.name {
      definitions.append(("edit", .object(["anyOf": EditKind.names.map(Self.reference)])))
    }
    definitions += measures.map { (Self.parametersName($0), parameters(of: $0)) }
    return root.with("$defs", JSON.members(definitions)).text(isDense: true) + "\n"
  }

  private func schema(of section: PlanSection) -> JSON {
    // Keys that others may stand for are required together, or else each of those.
    let required = section.keys.filter(\.isRequired)
    let replaceable = required.filter { $0.substitute != nil }
    let ways = [replaceable.map(\.name)] + replaceable.compactMap(\.substitute).uniqued().map { [$0] }
    return Self.object(
      required: required.filter { $0.substitute == nil }.map(\.name),
      .members(section.keys.map { ($0.name, property($0)) })
    ).with("anyOf", replaceable.isEmpty ? nil : ways.map { JSON.object(["required": $0]) })
      .with("allOf", section.name == PlanSection.indicator.name ? measureRules : nil)
  }

  /// An object that has no other properties than these.
  private static func object(required: [String], _ properties: JSON) -> JSON {
    JSON.object(["type": "object", "additionalProperties": false])
      .with("required", required.isEmpty ? nil : required).with("properties", properties)
  }

  private func property(_ key: PlanSection.Key) -> JSON {
    let meaning = JSON.object(["description": key.meaning.en])
    return key.name == "measure"
      ? meaning.with("enum", measures.map(\.name)) : meaning + Self.schema(of: key.form)
  }

  /// For each measure: an indicator that names it has its parameters.
  private var measureRules: [JSON] {
    measures.map { description in
      func having(_ property: String, _ schema: JSON) -> JSON {
        .object(["properties": JSON.members([(property, schema)])])
      }
      return .object([
        "if": having("measure", .object(["const": description.name])),
        "then": having("parameters", Self.reference(Self.parametersName(description))),
      ])
    }
  }

  private func parameters(of description: MeasureDescription) -> JSON {
    let properties = description.parameters.map { parameter in
      var meaning = parameter.meaning.en
      if case .defaulted(let text) = parameter.presence { meaning += " Default: \(text)." }
      return (
        name: parameter.name,
        value: JSON.object(["description": meaning]) + Self.schema(of: Self.form(parameter.kind))
      )
    }
    return JSON.object(["description": description.summary.en])
      + Self.object(
        required: description.parameters.filter { $0.presence == .required }.map(\.name),
        .members(properties))
  }

  private static func parametersName(_ description: MeasureDescription) -> String {
    "\(description.name)-parameters"
  }

  private static func reference(_ name: String) -> JSON { .object(["$ref": "#/$defs/\(name)"]) }

  /// A property's name with its test.
  private static let condition = JSON.object([
    "type": "object", "minProperties": 1,
    "additionalProperties": schema(of: .anyOf([.oneOrMore(.scalar), .section(PlanSection.comparison.name)])),
  ])

  private static func form(_ kind: Parameter.Kind) -> PlanSection.Form {
    switch kind {
    case .length, .area, .time, .speed, .share: .quantity
    case .number, .wholeNumber: .quantity
    case .text, .layer, .file: .text
    case .flag: .flag
    case .layers, .words: .oneOrMore(.text)
    case .facilities: .dictionary(.section(PlanSection.facilities.name))
    case .choice(let words): .choice(words)
    case .condition: .section("condition")
    case .categories: .anyOf([.text, .list(.section(PlanSection.category.name))])
    }
  }

  private static func schema(of form: PlanSection.Form) -> JSON {
    switch form {
    case .text: return .object(["type": "string", "minLength": 1])
    case .localizedText:
      let languages = JSON.members(Language.allCases.map { ($0.rawValue, schema(of: .text)) })
      let each = JSON.object([
        "type": "object", "additionalProperties": false, "minProperties": 1, "properties": languages,
      ])
      return .object(["anyOf": [schema(of: .text), each]])
    case .year: return .object(["type": "integer", "minimum": 1000, "maximum": 9999])
    case .flag: return .object(["type": "boolean"])
    case .quantity: return .object(["type": ["number", "string"]])
    case .scalar: return .object(["type": ["number", "string", "boolean"]])
    case .choice(let words): return .object(["enum": words])
    case .oneOrMore(let form): return .object(["anyOf": [schema(of: form), schema(of: .list(form))]])
    case .list(let form): return .object(["type": "array", "minItems": 1, "items": schema(of: form)])
    case .dictionary(let form): return .object(["type": "object", "additionalProperties": schema(of: form)])
    case .section(let name): return reference(name)
    case .anyOf(let forms): return .object(["anyOf": forms.map(schema)])
    case .parameters: return .object(["type": "object"])
    case .coordinates:
      let position = JSON.object([
        "type": "array", "minItems": 2, "maxItems": 2, "items": JSON.object(["type": "number"]),
      ])
      return .object(["anyOf": [position, JSON.object(["type": "array", "items": position])]])
    case .geometry: return .object(["type": "object", "required": ["type", "coordinates"]])
    }
  }
}
