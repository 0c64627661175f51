import PlanFile

/// What a figure means: by which distance, over what, which facilities, and what happens at the edge.
///
/// "500 m coverage" has several meanings that differ by tens of points, so no figure goes without its reading, in
/// words for people and in fields for scripts.
package struct Reading: Sendable, Hashable {
  /// One part of the meaning.
  package struct Field: Sendable, Hashable {
    /// The part, such as `distance`.
    package let key: String
    /// Its value, such as `straight line`.
    package let value: String

    /// Makes a field.
    package init(_ key: String, _ value: String) {
      self.key = key
      self.value = value
    }
  }

  /// The meaning in a sentence.
  package let words: LocalizedText
  /// The meaning in parts, in a fixed order.
  package let fields: [Field]

  /// Makes a reading.
  package init(words: LocalizedText, fields: [Field]) {
    self.words = words
    self.fields = fields
  }

  /// The value of a part; `nil` where the measure has no such part.
  package subscript(key: String) -> String? { fields.first { $0.key == key }?.value }
}
