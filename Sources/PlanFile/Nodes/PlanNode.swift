import GIS

/// A part of a plan file as it was written, with its place: what every later problem points to.
///
/// A value of our own rather than the YAML library's, so that a plan can be handed from core to core and the
/// library stays behind ``PlanNode/parse(_:file:)``.
package struct PlanNode: Sendable, Hashable {
  /// What is written there.
  package enum Content: Sendable, Hashable {
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
  package struct Entry: Sendable, Hashable {
    /// The key.
    package let key: String
    /// Where the key stands.
    package let place: Place
    /// The value.
    package let value: PlanNode

    /// Joins a key and a value.
    package init(key: String, place: Place, value: PlanNode) {
      self.key = key
      self.place = place
      self.value = value
    }
  }

  /// The advice for a key that a section does not have: another key, or a comma within a number, which divides keys between
  /// braces, so that { value: 92,5 % } has the key 5 %.
  package func advice(onUnknown entry: Entry, among names: [String]) -> LocalizedText {
    guard entry.value.content == .nothing, let first = entry.key.first, first.isNumber else {
      return suggestion(for: entry.key, among: names)
    }
    return texts("suggestion/comma")
  }

  /// What is written there.
  package let content: Content
  /// Where it begins.
  package let place: Place

  /// Makes a node.
  package init(_ content: Content, at place: Place = Place()) {
    self.content = content
    self.place = place
  }

  /// The keys and values of a mapping; empty for anything else.
  package var entries: [Entry] {
    if case .mapping(let entries) = content { entries } else { [] }
  }

  /// The value of a key of a mapping; `nil` where there is none. Cost: O(keys).
  package subscript(key: String) -> PlanNode? {
    entries.first { $0.key == key }?.value
  }

  /// The text as written; `nil` for a list, a mapping or nothing.
  package var text: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  /// The finite number written there without quotes; `nil` for anything else.
  package var number: Double? {
    guard case .scalar(let text, quoted: false) = content, let number = Double(text), number.isFinite else {
      return nil
    }
    return number
  }

  /// The parts of a list, or the node itself as a list of one; empty for nothing.
  package var elements: [PlanNode] {
    switch content {
    case .nothing: []
    case .list(let nodes): nodes
    case .scalar, .mapping: [self]
    }
  }

  /// What stands there, in words: "a list", "the text “abc”".
  var kindInWords: LocalizedText {
    switch content {
    case .nothing: texts("found/nothing")
    // A file of something else may be one long text.
    case .scalar(let text, _): text.count > 80 ? "“\(text.prefix(80))…”" : "“\(text)”"
    case .list: texts("found/list")
    case .mapping: texts("found/group")
    }
  }
}
