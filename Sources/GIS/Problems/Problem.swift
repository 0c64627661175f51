/// Something wrong with, or worth knowing about, the data: what, where, and what to do.
public struct Problem: Sendable, Hashable {
  /// How bad it is.
  public enum Severity: String, Sendable, Comparable, CaseIterable {
    /// Worth knowing; the figures stand.
    case note
    /// The figures stand, but may not mean what the planner thinks.
    case warning
    /// No figure can be given.
    case error

    /// Notes before warnings before errors.
    public static func < (a: Severity, b: Severity) -> Bool {
      let order: [Severity] = allCases
      return order.firstIndex(of: a)! < order.firstIndex(of: b)!
    }
  }

  /// How bad it is.
  public var severity: Severity
  /// A short stable name for scripts, such as `ring-not-closed`.
  public var code: String
  /// What is wrong, in a planner's words.
  public var message: LocalizedText
  /// Where it is.
  public var place: Place
  /// What to do about it; empty where the message says it all.
  public var advice: LocalizedText

  /// Makes a report of a problem.
  public init(
    _ severity: Severity, code: String, _ message: LocalizedText, at place: Place = Place(),
    advice: LocalizedText = ""
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.place = place
    self.advice = advice
  }

  /// Makes a report of a problem whose words stand in a module's texts.
  ///
  /// - Parameter advice: What stands in the place of the text's own advice.
  package init(
    _ severity: Severity, _ text: ProblemText, at place: Place = Place(), advice: LocalizedText? = nil
  ) {
    self.init(severity, code: text.code, text.message, at: place, advice: advice ?? text.advice)
  }
}

/// A place in the input: as much of it as is known.
public struct Place: Sendable, Hashable {
  /// The path of the file.
  public var file: String?
  /// The line, from 1.
  public var line: Int?
  /// The column in bytes, from 1.
  public var column: Int?
  /// The number of the feature, from 1.
  public var feature: Int?
  /// The number of the ring within its polygon, from 1.
  public var ring: Int?

  /// Makes a place of what is known.
  public init(
    file: String? = nil, line: Int? = nil, column: Int? = nil, feature: Int? = nil, ring: Int? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.feature = feature
    self.ring = ring
  }
}

extension Place: CustomStringConvertible {
  /// "towns.geojson:12:7, feature 3, ring 1", as editors and terminals link it.
  public func text(in language: Language) -> String {
    var text = file ?? ""
    if let line { text += text.isEmpty ? texts("place/line", ["line": line])[language] : ":\(line)" }
    if line != nil, let column { text += ":\(column)" }
    for (key, number) in [("place/feature", feature), ("place/ring", ring)] {
      guard let number else { continue }
      text += (text.isEmpty ? "" : language == .zh ? "，" : ", ") + texts(key, ["number": number])[language]
    }
    return text
  }

  /// The English text.
  public var description: String { text(in: .en) }
}

extension Problem: CustomStringConvertible {
  /// "error: PLACE: message\n  → advice", one problem as people read it.
  public func text(in language: Language) -> String {
    let place = place.text(in: language)
    let colon = language == .zh ? "：" : ": "
    let severity = texts("severity/\(severity.rawValue)")[language]
    // A place that editors link is followed by what they expect.
    let head = "\(severity)\(colon)\(place.isEmpty ? "" : place + ": ")\(message[language])"
    return advice.isEmpty ? head : "\(head)\n  → \(advice[language])"
  }

  /// The English text.
  public var description: String { text(in: .en) }
}
