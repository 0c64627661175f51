extension GeoJSONReader {
  /// What is known of a feature while its members come in. Its shapes are in ``shapes``.
  struct FeatureDraft {
    var mark: JSONScanner.Mark
    /// Where the feature's coordinates begin.
    var firstPosition: Int
    var hasType = false
    var hasGeometry = false
    var hasProperties = false
    var id: PropertyValue?
    var properties = Properties()
    var foreign = MemberList()
  }

  /// Reads the value of the `features` member that begins here.
  mutating func readFeatures() throws(Stop) {
    guard scanner.byte == UInt8(ascii: "[") else {
      return try scanner.refuseValue(texts.problem("not-a-list"))
    }
    var isFirst = true
    try scanner.open(UInt8(ascii: "["))
    if try !readInHalves(&isFirst) { _ = try readFeatures(before: .max, &isFirst) }
    scanner.feature = 0
  }

  /// Reads features up to the first that begins at an offset or behind it; `false` where the list ends before.
  mutating func readFeatures(before limit: Int, _ isFirst: inout Bool) throws(Stop) -> Bool {
    let start = scanner.position
    while try scanner.nextElement(&isFirst) {
      if scanner.position >= limit { return true }
      scanner.feature += 1
      try readFeature()
      if features.count == 100 { reserve(forFeaturesLike: scanner.position - start) }
    }
    return false
  }

  /// Makes room for the features of the rest of the file, by the bytes that those read so far take. Room that stays
  /// empty costs nothing; growing step by step would touch twice the memory.
  private mutating func reserve(forFeaturesLike bytes: Int) {
    let share = min(1.05 * Double(scanner.bytes.count - scanner.position) / Double(max(1, bytes)), 1e6)
    features.reserveCapacity(Int(Double(features.count) * (1 + share)))
    coordinates.reserveCapacity(Int(Double(coordinates.count) * (1 + share)))
  }

  /// Reads one element of `features`.
  mutating func readFeature() throws(Stop) {
    var draft = startFeature()
    guard scanner.byte == UInt8(ascii: "{") else {
      return try scanner.refuseValue(texts.problem("not-a-feature"))
    }
    var isFirst = true
    try scanner.open(UInt8(ascii: "{"))
    while let key = try scanner.nextKey(&isFirst) {
      if try readFeatureMember(key, &draft) { continue }
      if scanner.matches(key, "type") {
        try readFeatureType(key, &draft)
      } else if scanner.matches(key, "bbox") {
        try scanner.skipValue()
      } else if scanner.matches(key, "crs") {
        warnOfInnerSystem(key)
        try scanner.skipValue()
      } else {
        try readForeignMember(key, into: &draft.foreign)
      }
    }
    finishFeature(draft)
  }

  /// Begins a feature where the scanner stands.
  mutating func startFeature() -> FeatureDraft {
    shapes.removeAll(keepingCapacity: true)
    hasCollection = false
    return FeatureDraft(mark: scanner.mark, firstPosition: coordinates.count)
  }

  /// Reads the value of a member that makes up a feature, its type aside; `false`, and nothing read, for any other.
  mutating func readFeatureMember(_ key: ScannedString, _ draft: inout FeatureDraft) throws(Stop) -> Bool {
    if scanner.matches(key, "geometry") {
      if draft.hasGeometry {
        noteRepeated(key)
        shapes.removeAll(keepingCapacity: true)
        coordinates.removeLast(coordinates.count - draft.firstPosition)
        hasCollection = false
      }
      draft.hasGeometry = true
      try readGeometry()
    } else if scanner.matches(key, "properties") {
      if draft.hasProperties { noteRepeated(key) }
      draft.hasProperties = true
      draft.properties = try readProperties()
    } else if scanner.matches(key, "id") {
      if draft.id != nil { noteRepeated(key) }
      draft.id = try readID()
    } else {
      return false
    }
    return true
  }

  /// Adds the feature whose members are all read.
  mutating func finishFeature(_ draft: FeatureDraft) {
    if !draft.hasType {
      scanner.fault(
        texts.problem("missing-type"), at: draft.mark)
    }
    if !draft.hasGeometry {
      scanner.remark(
        .warning, texts.problem("missing-geometry"), at: draft.mark)
    }
    if let id = draft.id, let earlier = ledger.enter(id, feature: scanner.feature) {
      scanner.remark(
        .warning, texts.problem("repeated-id", ["id": id.text ?? "", "earlier": earlier]),
        at: draft.mark)
    }
    // With an error in the log no layer is made, so there is nothing to put together.
    if scanner.faults.errorCount > 0 { return }
    if hasCollection {
      shapes = flatten(shapes, from: draft.firstPosition)
      if shapes.isEmpty {
        scanner.remark(
          .warning, texts.problem("empty-geometry"),
          at: draft.mark)
      }
    }
    let foreign = draft.foreign.keys.isEmpty ? Properties() : schema.properties(draft.foreign)
    features.append(
      SourceFeature(
        id: draft.id, shape: shapes.first, properties: draft.properties, foreignMembers: foreign,
        line: draft.mark.line))
    for shape in shapes.dropFirst() {
      var feature = features[features.count - 1]
      feature.shape = shape
      features.append(feature)
    }
  }

  /// Reads the type of an element of `features`, which can only be a feature.
  private mutating func readFeatureType(_ key: ScannedString, _ draft: inout FeatureDraft) throws(Stop) {
    if draft.hasType { noteRepeated(key) }
    draft.hasType = true
    let mark = scanner.mark
    var name: String?
    if scanner.byte == UInt8(ascii: "\"") {
      let string = try scanner.scanString()
      if scanner.matches(string, "Feature") { return }
      name = scanner.text(string)
    } else {
      try scanner.skipValue()
    }
    let advice =
      switch name?.lowercased() {
      case "feature": texts("unknown-type/spelling", ["type": "Feature"])
      case "featurecollection": texts("unknown-type/nested-collection")
      default: texts("unknown-type/bare-geometry")
      }
    scanner.fault(
      texts.problem(
        "unknown-type", ["found": name.map { "“\($0.prefix(40))”" } ?? texts("unknown-type/no-text")]),
      at: mark, advice: advice)
  }

  private mutating func readID() throws(Stop) -> PropertyValue? {
    let mark = scanner.mark
    let value = try scanner.readValue()
    switch value {
    case .string, .number: return value
    case .null: return nil
    case .bool, .json:
      scanner.fault(texts.problem("wrong-id"), at: mark)
      return nil
    }
  }

  /// Reads a member beyond the standard's.
  mutating func readForeignMember(_ key: ScannedString, into members: inout MemberList) throws(Stop) {
    let value = try scanner.readValue()
    if !members.set(scanner.text(key), value) { noteRepeated(key) }
  }

  /// Counts a key that its object has twice.
  mutating func noteRepeated(_ key: ScannedString) {
    var mark = scanner.mark
    mark.offset = key.start - 1
    tally.addRepeatedKey(scanner.text(key), mark, feature: scanner.feature)
  }

  /// Counts a `crs` below the top of the file.
  mutating func warnOfInnerSystem(_ key: ScannedString) {
    var mark = scanner.mark
    mark.offset = key.start - 1
    tally.innerSystems.add(mark, feature: scanner.feature)
  }
}
