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
    let root: [(String, JSONText)] = [
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")), ("title", .string(title)),
      ("description", .string(description)), ("$ref", .string("#/$defs/\(sections[0].name)")),
    ]
    var definitions = sections.map { ($0.name, schema(of: $0)) }
    definitions.append(("condition", Self.condition))
    if sections[0].name == PlanSection.scenarioFile.name {
      definitions.append(("edit", .object([("anyOf", .array(Edit.names.map(Self.reference)))])))
    }
    definitions += measures.map { (Self.parametersName($0), parameters(of: $0)) }
    return JSONText.object(root + [("$defs", .object(definitions))]).text() + "\n"
  }

  private func schema(of section: PlanSection) -> JSONText {
    var members: [(String, JSONText)] = [
      ("type", .string("object")), ("additionalProperties", .flag(false)),
    ]
    let required = section.keys.filter(\.isRequired).map { JSONText.string($0.name) }
    if !required.isEmpty { members.append(("required", .array(required))) }
    members.append(("properties", .object(section.keys.map { ($0.name, property($0)) })))
    if section.name == PlanSection.indicator.name { members.append(("allOf", .array(measureRules))) }
    return .object(members)
  }

  private func property(_ key: PlanSection.Key) -> JSONText {
    if key.name == "measure" {
      let names = measures.map { JSONText.string($0.name) }
      return .object([("description", .string(key.meaning.en)), ("enum", .array(names))])
    }
    return .object([("description", .string(key.meaning.en))] + Self.members(of: key.form))
  }

  /// For each measure: an indicator that names it has its parameters.
  private var measureRules: [JSONText] {
    measures.map { description in
      let isNamed: JSONText = .object([
        (
          "properties",
          .object([("measure", .object([("const", .string(description.name))]))])
        )
      ])
      let hasParameters: JSONText = .object([
        (
          "properties",
          .object([("parameters", Self.reference(Self.parametersName(description)))])
        )
      ])
      return .object([("if", isNamed), ("then", hasParameters)])
    }
  }

  private func parameters(of description: MeasureDescription) -> JSONText {
    var members: [(String, JSONText)] = [
      ("description", .string(description.summary.en)), ("type", .string("object")),
      ("additionalProperties", .flag(false)),
    ]
    let required = description.parameters.filter { $0.presence == .required }.map { JSONText.string($0.name) }
    if !required.isEmpty { members.append(("required", .array(required))) }
    let properties = description.parameters.map { parameter -> (String, JSONText) in
      var meaning = parameter.meaning.en
      if case .defaulted(let text) = parameter.presence { meaning += " Default: \(text)." }
      return (
        parameter.name,
        .object([("description", .string(meaning))] + Self.members(of: Self.form(parameter.kind)))
      )
    }
    members.append(("properties", .object(properties)))
    return .object(members)
  }

  private static func parametersName(_ description: MeasureDescription) -> String {
    "\(description.name)-parameters"
  }

  private static func reference(_ name: String) -> JSONText {
    .object([("$ref", .string("#/$defs/\(name)"))])
  }

  /// A property's name with its test.
  private static let condition: JSONText = .object([
    ("type", .string("object")), ("minProperties", .number(1)),
    (
      "additionalProperties",
      .object(members(of: .anyOf([.oneOrMore(.scalar), .section(PlanSection.comparison.name)])))
    ),
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

  private static func members(of form: PlanSection.Form) -> [(String, JSONText)] {
    func schema(_ form: PlanSection.Form) -> JSONText { .object(members(of: form)) }
    switch form {
    case .text: return [("type", .string("string")), ("minLength", .number(1))]
    case .localizedText:
      let languages = Language.allCases.map { ($0.rawValue, schema(.text)) }
      let each: JSONText = .object([
        ("type", .string("object")), ("additionalProperties", .flag(false)), ("minProperties", .number(1)),
        ("properties", .object(languages)),
      ])
      return [("anyOf", .array([schema(.text), each]))]
    case .year: return [("type", .string("integer")), ("minimum", .number(1000)), ("maximum", .number(9999))]
    case .flag: return [("type", .string("boolean"))]
    case .quantity: return [("type", .array([.string("number"), .string("string")]))]
    case .scalar: return [("type", .array([.string("number"), .string("string"), .string("boolean")]))]
    case .choice(let words): return [("enum", .array(words.map(JSONText.string)))]
    case .oneOrMore(let form): return [("anyOf", .array([schema(form), schema(.list(form))]))]
    case .list(let form):
      return [("type", .string("array")), ("minItems", .number(1)), ("items", schema(form))]
    case .dictionary(let form): return [("type", .string("object")), ("additionalProperties", schema(form))]
    case .section(let name): return [("$ref", .string("#/$defs/\(name)"))]
    case .anyOf(let forms): return [("anyOf", .array(forms.map(schema)))]
    case .parameters: return [("type", .string("object"))]
    case .coordinates:
      let position: JSONText = .object([
        ("type", .string("array")), ("minItems", .number(2)), ("maxItems", .number(2)),
        ("items", .object([("type", .string("number"))])),
      ])
      let list: JSONText = .object([("type", .string("array")), ("items", position)])
      return [("anyOf", .array([position, list]))]
    case .geometry:
      return [
        ("type", .string("object")), ("required", .array([.string("type"), .string("coordinates")])),
      ]
    }
  }
}
