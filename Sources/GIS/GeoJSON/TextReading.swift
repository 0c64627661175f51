/// What a whole JSON text is.
enum TextKind: Equatable {
  case collection, feature, geometry
}

extension GeoJSONReader {
  /// What is known of a text while its members come in; its type may be the last of them.
  struct TextDraft {
    var kind: TextKind?
    var hasType = false
    var hasFeatures = false
    var hasSystem = false
    var feature: FeatureDraft
    var geometry = GeometryDraft()
    /// The feature members that came before the type.
    var early: [(key: ScannedString, value: JSONScanner.Mark)] = []
  }

  /// Reads the texts of the file: one, or features and geometries on a line each (newline-delimited GeoJSON, or
  /// the text sequences of RFC 8142, where each follows a record separator).
  mutating func readTexts() throws(Stop) {
    _ = skipBetweenTexts()
    if scanner.isAtEnd { throw scanner.stop(texts.problem("empty-file"), at: scanner.position) }
    try checkBeginning()
    var number = 1
    var kind = try readText(number: number)
    var line = scanner.line
    while true {
      let isSeparated = skipBetweenTexts() || scanner.line > line
      if scanner.isAtEnd { return }
      guard isSeparated, scanner.byte == UInt8(ascii: "{"), kind != .collection else {
        throw scanner.stop(
          texts.problem("json-trailing", ["found": JSONScanner.name(of: scanner.byte)]),
          at: scanner.position)
      }
      number += 1
      kind = try readText(number: number)
      line = scanner.line
    }
  }

  /// Moves to the next text; gives whether a record separator was passed.
  private mutating func skipBetweenTexts() -> Bool {
    var isSeparated = false
    scanner.skipSpace()
    while scanner.byte == 0x1E {
      isSeparated = true
      scanner.position += 1
      scanner.skipSpace()
    }
    return isSeparated
  }

  /// Reads one text; gives what it is, `nil` where that is not known.
  private mutating func readText(number: Int) throws(Stop) -> TextKind? {
    scanner.feature = number > 1 ? number : 0
    var draft = TextDraft(feature: startFeature())
    var isFirst = true
    try scanner.open(UInt8(ascii: "{"))
    while let key = try scanner.nextKey(&isFirst) {
      if scanner.matches(key, "type") {
        if draft.hasType { noteRepeated(key) }
        draft.hasType = true
        try readTextType(&draft)
      } else if scanner.matches(key, "bbox") {
        try scanner.skipValue()
      } else if scanner.matches(key, "crs"), number == 1 {
        if draft.hasSystem { noteRepeated(key) }
        draft.hasSystem = true
        try readSystem()
      } else if scanner.matches(key, "crs") {
        warnOfInnerSystem(key)
        try scanner.skipValue()
      } else if try !readMember(key, &draft, number: number) {
        try readForeignMember(key, into: &draft.feature.foreign)
      }
    }
    if draft.kind == .feature || draft.kind == .geometry { scanner.feature = number }
    try finishText(&draft)
    scanner.feature = 0
    return draft.kind
  }

  /// Reads the value of a member that the text's type, where it is known, defines; `false` for any other.
  private mutating func readMember(
    _ key: ScannedString, _ draft: inout TextDraft, number: Int
  ) throws(Stop) -> Bool {
    if draft.kind == nil || draft.kind == .collection, scanner.matches(key, "features") {
      if draft.hasFeatures {
        noteRepeated(key)
        features = []
        coordinates = []
        ledger = IDLedger()
      }
      draft.hasFeatures = true
      scanner.feature = 0
      try readFeatures()
      return true
    }
    let mark = scanner.mark
    let outer = scanner.feature
    scanner.feature = number
    if draft.kind == nil || draft.kind == .geometry, try readGeometryMember(key, &draft.geometry) {
      return true
    }
    if draft.kind == nil || draft.kind == .feature, try readFeatureMember(key, &draft.feature) {
      if draft.kind == nil { draft.early.append((key, mark)) }
      return true
    }
    scanner.feature = outer
    return false
  }

  private mutating func readTextType(_ draft: inout TextDraft) throws(Stop) {
    let mark = scanner.mark
    guard scanner.byte == UInt8(ascii: "\"") else {
      return try scanner.refuseValue(texts.problem("unknown-type/no-text-at-all"))
    }
    let string = try scanner.scanString()
    if scanner.matches(string, "FeatureCollection") {
      draft.kind = .collection
    } else if scanner.matches(string, "Feature") {
      draft.kind = .feature
    } else if let type = scanner.geometryType(string) {
      draft.kind = .geometry
      draft.geometry.type = type
      draft.geometry.hasType = true
    } else {
      let name = scanner.text(string)
      scanner.fault(
        texts.problem("unknown-type/no-geojson", ["type": name.prefix(40)]), at: mark,
        advice: adviceOnType(name))
    }
  }

  /// Gives a text whose members are all read its meaning.
  private mutating func finishText(_ draft: inout TextDraft) throws(Stop) {
    guard let kind = draft.kind else {
      if !draft.hasType {
        scanner.fault(
          texts.problem("missing-type/whole-text"), at: draft.feature.mark)
      }
      return
    }
    // Members of another type that came before the type was known were read as what they seemed to be.
    let hasParts = draft.geometry.hasCoordinates || draft.geometry.hasGeometries
    let isMixed =
      switch kind {
      case .collection: hasParts || draft.feature.hasGeometry
      case .feature: hasParts || draft.hasFeatures
      case .geometry: draft.hasFeatures || draft.feature.hasGeometry
      }
    if isMixed {
      scanner.fault(
        texts.problem("mixed-members/whole-text"),
        at: draft.feature.mark)
      return
    }
    switch kind {
    case .collection: try finishCollection(draft)
    case .feature:
      draft.feature.hasType = true
      finishFeature(draft.feature)
    case .geometry:
      if !draft.feature.foreign.keys.isEmpty || !draft.early.isEmpty {
        tally.geometryMembers.add(draft.feature.mark, feature: scanner.feature)
      }
      finishGeometry(draft.geometry, draft.feature.mark)
      var feature = startFeature(keeping: draft.feature)
      feature.hasType = true
      feature.hasGeometry = true
      finishFeature(feature)
    }
  }

  /// A feature of a bare geometry alone.
  private func startFeature(keeping draft: FeatureDraft) -> FeatureDraft {
    FeatureDraft(mark: draft.mark, firstPosition: draft.firstPosition)
  }

  private mutating func finishCollection(_ draft: TextDraft) throws(Stop) {
    guard draft.hasFeatures else {
      scanner.fault(texts.problem("missing-member/features"), at: draft.feature.mark)
      return
    }
    var foreign = draft.feature.foreign
    let end = scanner.mark
    for (key, value) in draft.early {
      scanner.go(to: value)
      try readForeignMember(key, into: &foreign)
    }
    scanner.go(to: end)
    foreignMembers = Properties(keys: foreign.keys, values: foreign.values)
    if let name = foreignMembers["name"] {
      collectionName = name.text
      foreignMembers["name"] = nil
    }
  }
}
