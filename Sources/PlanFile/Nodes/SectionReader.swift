import GIS

/// The keys of one section of the plan, checked against its table.
package struct SectionReader {
  /// Where the section stands.
  package let place: Place
  private let section: PlanSection
  private let node: PlanNode

  /// Opens a section and reports all unknown and missing keys; `nil` where no keys stand at all.
  ///
  /// - Parameter what: The section in words, such as "the layer “towns”".
  package init?(_ node: PlanNode, as section: PlanSection, _ what: LocalizedText, _ problems: inout [Problem])
  {
    guard case .mapping(let entries) = node.content else {
      let keys = section.keys.filter(\.isRequired).map(\.name)
      problems.refuse(
        texts.problem("not-a-group", ["what": what, "kindInWords": node.kindInWords]), at: node.place,
        advice:
          "Write the keys below it, indented: \((keys.isEmpty ? section.keyNames : keys).joined(separator: ", "))."
      )
      return nil
    }
    for entry in entries where !section.keyNames.contains(entry.key) {
      problems.refuse(
        texts.problem("unknown-key/2", ["what": what, "key": entry.key]), at: entry.place,
        advice: node.advice(onUnknown: entry, among: section.keyNames))
    }
    for key in section.keys where key.isRequired && key.substitute.flatMap({ node[$0] }) == nil {
      let value = node[key.name]
      if value == nil || value?.content == .nothing {
        problems.refuse(
          texts.problem("missing-key", ["what": what, "key": key.name]), at: value?.place ?? node.place,
          advice: key.meaning)
      }
    }
    place = node.place
    self.section = section
    self.node = node
  }

  /// Whether the section may hold a key.
  package func has(_ key: String) -> Bool { section.keyNames.contains(key) }

  /// The value of a key; `nil` where the plan leaves it out or empty.
  package subscript(key: String) -> PlanNode? {
    assert(section.keyNames.contains(key), "the section \(section.name) documents no key \(key)")
    guard let value = node[key], value.content != .nothing else { return nil }
    return value
  }
}
