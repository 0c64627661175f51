/// Something wrong with, or worth knowing about, the data: what, where, and what to do.
package struct Problem: Sendable, Hashable {
  /// How bad it is.
  package enum Severity: String, Sendable, Comparable, CaseIterable {
    /// Worth knowing; the figures stand.
    case note
    /// The figures stand, but may not mean what the planner thinks.
    case warning
    /// No figure can be given.
    case error

    /// Notes before warnings before errors.
    package static func < (a: Severity, b: Severity) -> Bool {
      let order: [Severity] = allCases
      return order.firstIndex(of: a)! < order.firstIndex(of: b)!
    }
  }

  /// How bad it is.
  package var severity: Severity
  /// A short stable name for scripts, such as `ring-not-closed`.
  package var code: String
  /// What is wrong, in a planner's words.
  package var message: String
  /// Where it is.
  package var place: Place
  /// What to do about it; empty where the message says it all.
  package var advice: String

  /// Makes a report of a problem.
  package init(
    _ severity: Severity, code: String, _ message: String, at place: Place = Place(), advice: String = ""
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.place = place
    self.advice = advice
  }
}

/// A place in the input: as much of it as is known.
package struct Place: Sendable, Hashable {
  /// The path of the file.
  package var file: String?
  /// The line, from 1.
  package var line: Int?
  /// The column in bytes, from 1.
  package var column: Int?
  /// The number of the feature, from 1.
  package var feature: Int?
  /// The number of the ring within its polygon, from 1.
  package var ring: Int?

  /// Makes a place of what is known.
  package init(
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
  package var description: String {
    var text = file ?? ""
    if let line { text += text.isEmpty ? "line \(line)" : ":\(line)" }
    if line != nil, let column { text += ":\(column)" }
    for (name, number) in [("feature", feature), ("ring", ring)] {
      guard let number else { continue }
      text += (text.isEmpty ? "" : ", ") + "\(name) \(number)"
    }
    return text
  }
}

extension Problem: CustomStringConvertible {
  /// "error: PLACE: message\n  advice", one problem as people read it.
  package var description: String {
    let place = place.description
    let head = "\(severity.rawValue): \(place.isEmpty ? "" : place + ": ")\(message)"
    return advice.isEmpty ? head : "\(head)\n  → \(advice)"
  }
}
