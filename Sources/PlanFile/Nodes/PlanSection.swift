import GIS
import Importing

/// A part of the plan file: its keys, in the order in which they are documented.
///
/// The reader refuses every key that does not stand here and the JSON Schema is written from the same table, so the
/// two cannot drift apart.
package struct PlanSection: Sendable {
  /// A key of the section.
  package struct Key: Sendable {
    /// The key as written in the plan.
    package let name: String
    /// Whether the plan is refused without it.
    let isRequired: Bool
    /// The key that may stand in the place of a required one; `nil` where none may.
    var substitute: String? = nil
    /// What may stand there.
    package let form: Form
    /// What it means, for editors.
    package let meaning: LocalizedText
  }

  /// What may stand at a key, as far as an editor can check it.
  package indirect enum Form: Sendable {
    /// Plain text.
    case text
    /// Text, or one text for each language.
    case localizedText
    /// A whole number that is a year.
    case year
    /// `true` or `false`.
    case flag
    /// A number, or a number with a unit.
    case quantity
    /// A number, text, or true and false.
    case scalar
    /// One of a few words.
    case choice([String])
    /// A list, or one element alone.
    case oneOrMore(Form)
    /// A list.
    case list(Form)
    /// Keys of the planner's choice.
    case dictionary(Form)
    /// Another section, by name.
    case section(String)
    /// Any of these.
    case anyOf([Form])
    /// The parameters of the indicator's measure.
    case parameters
    /// A longitude and latitude, or a list of them.
    case coordinates
    /// A GeoJSON geometry.
    case geometry
  }

  /// The name in the JSON Schema.
  package let name: String
  /// The section in words, for messages: "a layer".
  package let inWords: String
  /// The keys.
  package let keys: [Key]

  /// Joins the parts.
  package init(name: String, inWords: String, keys: [Key]) {
    self.name = name
    self.inWords = inWords
    self.keys = keys
  }

  /// The names of the keys.
  var keyNames: [String] { keys.map(\.name) }
}

extension PlanSection.Key {
  package static func required(_ name: String, _ form: PlanSection.Form, _ meaning: LocalizedText) -> Self {
    Self(name: name, isRequired: true, form: form, meaning: meaning)
  }

  /// The same key, required only where another does not stand.
  fileprivate func unless(_ other: String) -> Self {
    var key = self
    key.substitute = other
    return key
  }

  package static func optional(_ name: String, _ form: PlanSection.Form, _ meaning: LocalizedText) -> Self {
    Self(name: name, isRequired: false, form: form, meaning: meaning)
  }
}

extension PlanSection {
  /// The whole file.
  package static let plan = PlanSection(
    name: "plan", inWords: "the plan",
    keys: [
      .required("title", .localizedText, texts("meaning/plan/title")),
      .optional(
        "working-system", .text,
        "The projected coordinate system that everything is measured in: EPSG:n, or local (the default), a "
          + "transverse Mercator projection centred on the zones."),
      .required("layers", .dictionary(.section("layer")), texts("meaning/plan/layers")),
      .required("zones", .section("zones"), texts("meaning/plan/zones")),
      .optional("population", .section("population"), "Where people live."),
      .optional("roles", .dictionary(.oneOrMore(.text)), texts("meaning/plan/roles")),
      .required("indicators", .list(.section("indicator")), texts("meaning/plan/indicators")),
    ])

  /// A layer.
  package static let layer = PlanSection(
    name: "layer", inWords: "a layer",
    keys: [
      .required("file", .text, texts("meaning/layer/file")),
      .optional(
        "system", .text,
        "The coordinate system of the file: WGS84, CGCS2000, gcj02, bd09 or EPSG:n. Where it is left out, the "
          + "one that the file names, or else WGS84."),
      .optional("layer", .text, "The name of the layer in a file of several, such as a GeoPackage."),
      .optional(
        "encoding", .text,
        "The encoding of the text of a table or Shapefile that does not say it itself, such as GBK."),
      .optional(
        "gtfs", .choice(TransitSelection.Content.allCases.map(\.rawValue)),
        "What is taken out of a GTFS feed, an archive or a folder."),
      .optional("window", .text, "The hours in which departures are counted, such as 07:00-09:00."),
      .optional(
        "day", .text,
        "The day on which departures are counted: 2019-05-20, or monday for the Monday with the most trips; where it "
          + "is left out, the day with the most trips."),
      .optional("departures-at-least", .quantity, "Only the stops with so many departures an hour."),
      .optional(
        "preset", .text,
        "What is taken out of an OpenStreetMap file: streets, parks, water, stops or chargers."),
      .optional("name", .localizedText, "What the layer shows."),
      .optional(
        "name-field", .text,
        "The property that names a feature; where it is left out, name, or stop_name of the stops of a GTFS feed."
      ),
      .optional("where", .section("condition"), "Only the features that satisfy this."),
      .optional(
        "repair", .flag, "Whether invalid surfaces are repaired, each repair reported, rather than refused."),
    ])

  /// The zones.
  package static let zones = PlanSection(
    name: "zones", inWords: "the zones",
    keys: [
      .required("layer", .text, texts("meaning/zones/layer")),
      .optional(
        "name-field", .text, "The property that names a zone; where it is left out, the layer's name-field."),
      .optional("groups", .dictionary(.section("group")), "Groups of zones that have figures of their own."),
    ])

  /// A group of zones.
  package static let group = PlanSection(
    name: "group", inWords: "a group of zones",
    keys: [
      .optional("name", .localizedText, "The name of the group; where it is left out, its key."),
      .required("members", .list(.text), texts("meaning/group/members")),
    ])

  /// The population.
  package static let population = PlanSection(
    name: "population", inWords: "the population",
    keys: [
      .required("layer", .text, texts("meaning/population/layer")),
      .required("property", .text, texts("meaning/population/property")),
      .optional("year", .year, "The year that the people were counted in."),
      .optional(
        "mask", .text,
        "The key of a layer of surfaces, such as residential land: the people of each surface live on the part of it "
          + "inside, or, where there is none, all over their own."),
      .optional(
        "weight", .text,
        "The property of the mask that holds how many of the people each of its surfaces draws, such as its floor area; "
          + "where it is left out, people live as densely on all of the mask."),
      .optional(
        "cell", .quantity,
        "The side of a grid's cells, such as 250 m: each point of the layer is the centre of a square, upright in the "
          + "working system."),
    ])

  /// An indicator.
  package static let indicator = PlanSection(
    name: "indicator", inWords: "an indicator",
    keys: [
      .required("id", .text, texts("meaning/indicator/id")),
      .required("name", .localizedText, texts("meaning/indicator/name")).unless("standard"),
      .required("measure", .text, texts("meaning/indicator/measure")).unless("standard"),
      .optional("standard", .text, texts("meaning/indicator/standard")),
      .optional("layers", .dictionary(.oneOrMore(.text)), texts("meaning/indicator/layers")),
      .optional("parameters", .parameters, "What the measure needs to know."),
      .optional(
        "target", .anyOf([.quantity, .section("target")]),
        "What is to be reached: keys, or the value alone, such as 92 % or ≤ 10 %."),
      .optional(
        "baseline", .anyOf([.quantity, .section("baseline")]),
        "What has been published for an earlier year: keys, or the value alone."),
      .optional("source", .localizedText, "The place in the plan document."),
    ])

  /// A target.
  package static let target = PlanSection(
    name: "target", inWords: "a target",
    keys: [
      .required("value", .quantity, texts("meaning/target/value")),
      .optional("year", .year, "The year by which it is to be reached."),
      .optional(
        "direction", .choice(Target.Direction.allCases.map(\.rawValue)),
        "Whether the value is to be reached or exceeded (at-least, the default) or not to be exceeded."),
    ])

  /// A published earlier value.
  package static let baseline = PlanSection(
    name: "baseline", inWords: "a baseline",
    keys: [
      .required("value", .quantity, texts("meaning/baseline/value")),
      .optional("year", .year, "The year that it describes."),
    ])

  /// What one property must satisfy where more than equality is asked.
  package static let comparison = PlanSection(
    name: "comparison", inWords: "a comparison",
    keys: [
      .optional("at-least", .scalar, "The number is this or larger."),
      .optional("at-most", .scalar, "The number is this or smaller."),
      .optional("not", .oneOrMore(.scalar), "The value is none of these."),
    ])

  /// A category of a life-circle profile.
  package static let category = PlanSection(
    name: "category", inWords: "a category",
    keys: [
      .optional("name", .localizedText, "The name of the category; where it is left out, the layers' keys."),
      .required("layers", .oneOrMore(.text), texts("meaning/category/layers")),
      .optional("where", .section("condition"), "Only the facilities that satisfy this."),
      .required("distance", .quantity, texts("meaning/category/distance")),
    ])

  /// The facilities of a category of a profile.
  package static let facilities = PlanSection(
    name: "facilities", inWords: "the facilities of a category",
    keys: [
      .required("layers", .oneOrMore(.text), texts("meaning/facilities/layers")),
      .optional("where", .section("condition"), "Only the facilities that satisfy this."),
    ])

  /// All sections, in the order of the schema.
  package static let all = [
    plan, layer, zones, group, population, indicator, target, baseline, comparison, category, facilities,
  ]
}
