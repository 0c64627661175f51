import GIS

extension PlanSection {
  /// A file of scenarios.
  static let scenarioFile = PlanSection(
    name: "scenario-file", inWords: "a scenario file",
    keys: scenario.keys + [
      .optional(
        "scenarios", .list(.section("scenario")),
        "Several scenarios in one file; the keys beside it then hold for all of them.")
    ])

  /// A scenario.
  package static let scenario = PlanSection(
    name: "scenario", inWords: "a scenario",
    keys: [
      .optional("id", .text, "A short name for scripts and files; the name of the file without it."),
      .optional("name", .localizedText, "The name for people; the id without it."),
      .optional(
        "baseline", .anyOf([.text, .section("baseline-reference")]),
        "The plan that it was written for: its path, from the folder of this file."),
      .optional(
        "extends", .oneOrMore(.text),
        "Scenarios whose edits come first: ids of this file, or paths of other files, from the folder of this one."
      ),
      .optional("edits", .list(.section("edit")), "The changes, in the order in which they apply."),
      .optional("cost-unit", .localizedText, "The unit of the costs, such as million CNY."),
      .optional("source", .localizedText, "Where the edits come from."),
    ])

  /// The plan that a scenario was written for.
  static let baselineReference = PlanSection(
    name: "baseline-reference", inWords: "a baseline",
    keys: [
      .required("plan", .text, texts("meaning/baseline-reference/plan")),
      .optional(
        "fingerprint", .text,
        "The fingerprint of the plan and its files, as ambit compare prints it; another one is refused."),
    ])

  /// The sections of the edits, in the order of ``EditKind/names``.
  package static let edits = [
    edit(
      "add", .text, "The key of the layer that gains features.",
      shapes + [system, condition]
        + [
          .optional("id", .scalar, "The id of the one feature that is added."),
          .optional(
            "properties", .dictionary(.scalar), "Properties of the new features, above those of a file."),
        ]),
    edit("remove", .text, "The key of the layer that loses features.", [ids, condition]),
    edit(
      "move", .text, "The key of the layer whose features move.",
      [
        ids, condition, system,
        .optional("to", .coordinates, "The longitude and latitude of the new place."),
        .optional("by", .section("shift"), "How far it moves."),
      ]),
    edit(
      "replace", .text, "The key of the layer that has a feature with another geometry.",
      [ids, system] + shapes),
    edit(
      "set", .text, "The key of the layer whose features change; all of them without id and where.",
      [
        ids, condition,
        .required("properties", .dictionary(.scalar), texts("meaning/set/properties")),
      ]),
    edit(
      "scale", .text, "The key of the layer whose features change; all of them without id and where.",
      [
        ids, condition,
        .optional(
          "property", .text, "The property that is multiplied; the radius that measures use without it."),
        .required("by", .quantity, texts("meaning/scale/by")),
      ]),
    edit(
      "population", .oneOrMore(.text), "The zones or groups whose people change, or all.",
      [
        .optional("by", .quantity, "A factor, such as 1.05."),
        .optional(
          "growth", .quantity,
          "A rate for each year, such as 1.2 %: from the end of the population's year to that of until, one year on the "
            + "other. Ten years of 10 % are a factor of 2.59; for a change in all write by."),
        .optional("until", .year, "The year up to which the people grow, from the population's year."),
        .optional("people", .quantity, "The number of people that each zone comes to."),
        .optional("file", .text, "A layer of people that takes the place of the plan's; for all alone."),
        system,
      ]),
    edit("close", .text, "The key of the layer whose features close.", [ids, condition]),
    edit(
      "extend", .text, "The key of the layer of lines that go on.",
      [
        ids, system,
        .required("along", .coordinates, texts("meaning/extend/along")),
      ]),
  ]

  /// All sections of scenario files, in the order of the schema.
  static let allOfScenarios = [scenarioFile, scenario, baselineReference] + edits + [shift, comparison]

  /// How far something moves.
  package static let shift = PlanSection(
    name: "shift", inWords: "a shift",
    keys: [
      .optional("east", .quantity, "How far to the east, such as 100 m; below 0 to the west."),
      .optional("north", .quantity, "How far to the north; below 0 to the south."),
    ])

  private static let shapes: [Key] = [
    .optional("at", .coordinates, "A longitude and latitude, or a list of them: points, one feature each."),
    .optional("geometry", .geometry, "A GeoJSON geometry."),
    .optional("file", .text, "A file of features, from the folder of the scenario."),
  ]
  private static let ids = Key.optional(
    "id", .oneOrMore(.scalar),
    "The ids of the features: their GeoJSON id, their property id, or their name; each that of one feature.")
  private static let condition = Key.optional(
    "where", .section("condition"), "All features that satisfy this.")
  private static let system = Key.optional(
    "system", .text, "The coordinate system of the coordinates or the file; WGS84 without it.")

  /// An edit's own keys, and those of every edit.
  private static func edit(_ name: String, _ form: Form, _ meaning: LocalizedText, _ keys: [Key])
    -> PlanSection
  {
    PlanSection(
      name: name, inWords: "the edit “\(name)”",
      keys: [.required(name, form, meaning)] + keys + [
        .optional("project", .localizedText, "The project it belongs to; the scenario's name without it."),
        .optional("cost", .quantity, "What it costs, in the scenario's cost-unit."),
        .optional("year", .year, "The year from whose end it holds."),
      ])
  }
}
