import GIS

/// A part of a plan file as it was written, with its place: what every later problem points to.
///
/// A value of our own rather than the YAML library's, so that a plan can be handed from core to core and the
/// library stays behind ``PlanNode/parse(_:file:)``.
public struct PlanNode: Sendable, Hashable {
  /// What is written there.
  public enum Content: Sendable, Hashable {
    /// A key without a value, or `null`.
    case nothing
    /// Text, a number, or true and false, as written; quoted text is never taken for a number.
    case scalar(String, quoted: Bool)
    /// A list.
    case list([PlanNode])
    /// Keys and values, in the order of the file, each key once.
    case mapping([Entry])
  }

  /// A key with its value.
  public struct Entry: Sendable, Hashable {
    /// The key.
    public let key: String
    /// Where the key stands.
    public let place: Place
    /// The value.
    public let value: PlanNode

    /// Joins a key and a value.
    public init(key: String, place: Place, value: PlanNode) {
      self.key = key
      self.place = place
      self.value = value
    }
  }

  /// The advice for a key that a section does not have: another key, or a comma within a number, which divides keys between
  /// braces, so that { value: 92,5 % } has the key 5 %.
  func advice(onUnknown entry: Entry, among names: [String]) -> String {
    guard entry.value.content == .nothing, let first = entry.key.first, first.isNumber else {
      return suggestion(for: entry.key, among: names)
    }
    return "A comma divides keys here: write the number with a point, such as 92.5, or in quotation marks."
  }

  /// What is written there.
  public let content: Content
  /// Where it begins.
  public let place: Place

  /// Makes a node.
  public init(_ content: Content, at place: Place = Place()) {
    self.content = content
    self.place = place
  }

  /// The keys and values of a mapping; empty for anything else.
  public var entries: [Entry] {
    if case .mapping(let entries) = content { entries } else { [] }
  }

  /// The value of a key of a mapping; `nil` where there is none. Cost: O(keys).
  public subscript(key: String) -> PlanNode? {
    entries.first { $0.key == key }?.value
  }

  /// The text as written; `nil` for a list, a mapping or nothing.
  public var text: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  /// The finite number written there without quotes; `nil` for anything else.
  public var number: Double? {
    guard case .scalar(let text, quoted: false) = content, let number = Double(text), number.isFinite else {
      return nil
    }
    return number
  }

  /// The parts of a list, or the node itself as a list of one; empty for nothing.
  public var elements: [PlanNode] {
    switch content {
    case .nothing: []
    case .list(let nodes): nodes
    case .scalar, .mapping: [self]
    }
  }

  /// What stands there, in words: "a list", "the text “abc”".
  var kindInWords: String {
    switch content {
    case .nothing: "nothing"
    // A file of something else may be one long text.
    case .scalar(let text, _): text.count > 80 ? "“\(text.prefix(80))…”" : "“\(text)”"
    case .list: "a list"
    case .mapping: "a group of keys"
    }
  }
}
