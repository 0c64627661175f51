import GIS

/// What a figure means: by which distance, over what, which facilities, and what happens at the edge.
///
/// "500 m coverage" has several meanings that differ by tens of points, so no figure goes without its reading, in
/// words for people and in fields for scripts.
public struct Reading: Sendable, Hashable {
  /// One part of the meaning.
  public struct Field: Sendable, Hashable {
    /// The part, such as `distance`.
    public let key: String
    /// Its value, such as `straight line`.
    public let value: String

    /// Makes a field.
    public init(_ key: String, _ value: String) {
      self.key = key
      self.value = value
    }
  }

  /// The meaning in a sentence.
  public let words: LocalizedText
  /// The meaning in parts, in a fixed order.
  public let fields: [Field]

  /// Makes a reading.
  public init(words: LocalizedText, fields: [Field]) {
    self.words = words
    self.fields = fields
  }

  /// The value of a part; `nil` where the measure has no such part.
  public subscript(key: String) -> String? { fields.first { $0.key == key }?.value }
}
