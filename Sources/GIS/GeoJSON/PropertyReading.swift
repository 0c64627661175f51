/// The keys of the features' properties, shared between features that have the same ones.
struct PropertySchema {
  /// The keys of the feature before, and where each lies in the file with its quotes.
  private(set) var keys: [String] = []
  private(set) var spans: [Range<Int>] = []
  /// Every list of keys met.
  private var known: [[String]: [String]] = [:]

  /// The shared list equal to one just read.
  mutating func shared(_ keys: [String]) -> [String] {
    if let known = known[keys] { return known }
    known[keys] = keys
    return keys
  }

  /// Members as properties with a shared list of keys.
  mutating func properties(_ members: MemberList) -> Properties {
    Properties(keys: shared(members.keys), values: members.values)
  }

  /// Expects the next feature to have these keys.
  mutating func expect(_ keys: [String], at spans: [Range<Int>]) {
    self.keys = keys
    self.spans = spans
  }
}

extension GeoJSONReader {
  /// Reads the `properties` member that begins here: an object or `null`.
  ///
  /// Where the keys are those of the feature before, byte by byte, no key is made again.
  mutating func readProperties() throws(Stop) -> Properties {
    if scanner.skipNull() { return Properties() }
    guard scanner.byte == UInt8(ascii: "{") else {
      try scanner.refuseValue(texts.problem("not-an-object"))
      return Properties()
    }
    try scanner.open(UInt8(ascii: "{"))
    let expected = schema.spans.count
    var values: [PropertyValue] = []
    values.reserveCapacity(expected)
    var isFirst = true
    while try scanner.nextMember(&isFirst) {
      guard values.count < expected, scanner.skip(sameAs: schema.spans[values.count]) else {
        return try readNewProperties(after: values)
      }
      try scanner.expect(UInt8(ascii: ":"), "“:”")
      scanner.skipSpace()
      values.append(try scanner.readValue())
    }
    if values.count == expected { return Properties(keys: schema.keys, values: values) }
    let keys = schema.shared(Array(schema.keys.prefix(values.count)))
    schema.expect(keys, at: Array(schema.spans.prefix(values.count)))
    return Properties(keys: keys, values: values)
  }

  /// Reads on from a key that the feature before did not have in this place.
  private mutating func readNewProperties(after values: [PropertyValue]) throws(Stop) -> Properties {
    var members = MemberList(keys: Array(schema.keys.prefix(values.count)), values: values)
    var spans = Array(schema.spans.prefix(values.count))
    var hasMore = true
    var isFirst = false
    while hasMore {
      let mark = scanner.mark
      let key = try scanner.scanString()
      spans.append(mark.offset..<scanner.position)
      try scanner.expect(UInt8(ascii: ":"), "“:”")
      scanner.skipSpace()
      let value = try scanner.readValue()
      let name = scanner.text(key)
      if !members.set(name, value) { tally.addRepeatedKey(name, mark, feature: scanner.feature) }
      hasMore = try scanner.nextMember(&isFirst)
    }
    let keys = schema.shared(members.keys)
    // Spans and keys must match one to one; after a repeated key they do not.
    if spans.count == keys.count { schema.expect(keys, at: spans) }
    return Properties(keys: keys, values: members.values)
  }
}
