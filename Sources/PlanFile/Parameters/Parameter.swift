import GIS

/// A parameter of a measure: what the catalogue prints, the schema offers and the reader checks.
public struct Parameter: Sendable, Hashable {
  /// What may stand there.
  public enum Kind: Sendable, Hashable {
    /// A length over 0 m, such as "500 m".
    case length
    /// A surface over 0 m², such as "5000 m²".
    case area
    /// A time over 0, such as "10 min".
    case time
    /// A speed over 0, such as "4 km/h".
    case speed
    /// A share from 0 to 1, such as "30 %".
    case share
    /// A finite number.
    case number
    /// A whole number of 1 or more.
    case wholeNumber
    /// Text.
    case text
    /// `true` or `false`.
    case flag
    /// The key of a layer of the plan.
    case layer
    /// One or more keys of layers.
    case layers
    /// One of a few words.
    case choice([String])
    /// What properties must satisfy, as in a layer's `where`.
    case condition
    /// The categories of a life circle, each with its layers and its distance; or the path of a YAML file that
    /// holds such a list.
    case categories
    /// The path of a file, from the folder of the plan.
    case file
    /// The facilities of each category of a life-circle profile, by its key.
    case facilities
    /// One or more words.
    case words

    /// The kind in a few words, for the catalogue.
    package var name: LocalizedText {
      switch self {
      case .length: texts("kind/length")
      case .area: texts("kind/area")
      case .time: texts("kind/time")
      case .speed: texts("kind/speed")
      case .share: texts("kind/share")
      case .number: texts("kind/number")
      case .wholeNumber: texts("kind/whole-number")
      case .text: texts("kind/text")
      case .flag: texts("kind/flag")
      case .layer: texts("kind/layer")
      case .layers: texts("kind/layers")
      case .choice(let words): LocalizedText(words.joined(separator: " | "))
      case .condition: texts("kind/condition")
      case .categories: texts("kind/categories")
      case .file: texts("kind/file")
      case .facilities: texts("kind/facilities")
      case .words: texts("kind/words")
      }
    }
  }

  /// Whether a plan must give it.
  public enum Presence: Sendable, Hashable {
    /// The plan is refused without it.
    case required
    /// Nothing stands in its place.
    case optional
    /// This text stands in its place, read as if the plan gave it.
    case defaulted(String)
  }

  /// The key in the plan.
  public let name: String
  /// What may stand there.
  public let kind: Kind
  /// Whether a plan must give it.
  public let presence: Presence
  /// What it means.
  public let meaning: LocalizedText

  /// Describes a parameter.
  public init(_ name: String, _ kind: Kind, _ presence: Presence, _ meaning: LocalizedText) {
    self.name = name
    self.kind = kind
    self.presence = presence
    self.meaning = meaning
  }
}
