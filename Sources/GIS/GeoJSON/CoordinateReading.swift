/// The brackets of one `coordinates` member. The type of the geometry may come after it, so the brackets are kept as
/// they are and given their meaning later.
struct CoordinateTree {
  /// Positions in brackets of their own: a line, a ring, a set of points.
  struct Run {
    var range: Range<Int>
    var mark: JSONScanner.Mark
  }

  /// How many brackets stand before each first coordinate; 0 where there are no coordinates.
  var height = 0
  /// The arrays of positions.
  var runs: [Run] = []
  /// The arrays of runs.
  var parts: [Range<Int>] = []
  /// Where the coordinates begin.
  var mark: JSONScanner.Mark
  /// Whether a fault was found in the coordinates, so that judging their shape would only repeat it.
  var isBroken = false

  mutating func reset(_ mark: JSONScanner.Mark) {
    height = 0
    runs.removeAll(keepingCapacity: true)
    parts.removeAll(keepingCapacity: true)
    self.mark = mark
    isBroken = false
  }
}

extension GeoJSONReader {
  /// Reads the `coordinates` member that begins here, into ``coordinates`` and ``tree``.
  mutating func readCoordinates() throws(Stop) {
    let mark = scanner.mark
    tree.reset(mark)
    guard scanner.byte == UInt8(ascii: "[") else {
      tree.isBroken = true
      try scanner.refuseValue(
        texts.problem("coordinates-nesting/no-list"))
      return
    }
    tree.height = try readNested(level: 1)
  }

  /// Reads the array that begins here; gives how many brackets stand before its coordinates, 0 where it has none.
  private mutating func readNested(level: Int) throws(Stop) -> Int {
    let mark = scanner.mark
    try scanner.open(UInt8(ascii: "["))
    scanner.skipSpace()
    switch scanner.byte {
    case UInt8(ascii: "["): break
    case UInt8(ascii: "]"):
      var isFirst = true
      _ = try scanner.nextElement(&isFirst)
      return 0
    default:
      try readPosition(mark)
      return 1
    }
    let firstPosition = coordinates.count
    let firstRun = tree.runs.count
    var height = 0
    var empty: JSONScanner.Mark?
    var isFirst = true
    while try scanner.nextElement(&isFirst) {
      let childMark = scanner.mark
      guard scanner.byte == UInt8(ascii: "["), level < 4 else {
        // A bare value among brackets, or a fifth bracket: no geometry has either.
        try scanner.skipValue()
        nestingFault("coordinates-nesting/unknown", childMark)
        continue
      }
      let child = try readNested(level: level + 1)
      if child == 0 {
        empty = empty ?? childMark
      } else if height == 0 {
        height = child
      } else if height != child {
        nestingFault("coordinates-nesting/uneven", childMark)
      }
    }
    if height == 0 { return 0 }
    if let empty {
      if !tree.isBroken {
        scanner.fault(
          texts.problem("empty-coordinates"),
          at: empty)
      }
      tree.isBroken = true
    }
    switch height {
    case 1: tree.runs.append(.init(range: firstPosition..<coordinates.count, mark: mark))
    case 2: tree.parts.append(firstRun..<tree.runs.count)
    default: break
    }
    return height + 1
  }

  /// Reads the rest of a position, from behind its bracket: x, y and what more there is.
  @inline(__always)
  private mutating func readPosition(_ mark: JSONScanner.Mark) throws(Stop) {
    var isFirst = true
    var count = 0
    var position = Point(x: 0, y: 0)
    while try scanner.nextElement(&isFirst) {
      let value = try readCoordinate()
      switch count {
      case 0: position.x = value
      case 1: position.y = value
      default: break
      }
      count += 1
    }
    if count == 2 {
      coordinates.append(position)
    } else if count > 2 {
      tally.extraCoordinates.add(mark, feature: scanner.feature)
      coordinates.append(position)
    } else if !tree.isBroken {
      tree.isBroken = true
      scanner.fault(
        texts.problem("position-too-short"), at: mark)
    }
  }

  /// Reads one coordinate; a placeholder where it is none, with the tree marked as broken.
  @inline(__always)
  private mutating func readCoordinate() throws(Stop) -> Double {
    let mark = scanner.mark
    if let value = scanner.scanDouble(), value.isFinite { return value }
    return try coordinateFault(mark)
  }

  private mutating func coordinateFault(_ mark: JSONScanner.Mark) throws(Stop) -> Double {
    tree.isBroken = true
    if scanner.position > mark.offset {
      scanner.fault(
        texts.problem("number-too-large"),
        at: mark)
      return 0
    }
    let word = scanner.word(at: mark.offset)
    if !word.isEmpty {
      scanner.fault(texts.problem("not-a-number/word", ["word": word.prefix(40)]), at: mark)
      scanner.position += word.utf8.count
      return 0
    }
    switch scanner.byte {
    case UInt8(ascii: "\""), UInt8(ascii: "["), UInt8(ascii: "{"):
      let isText = scanner.byte == UInt8(ascii: "\"")
      try scanner.refuseValue(texts.problem(isText ? "not-a-number/text" : "not-a-number/bracket"))
      return 0
    default: throw scanner.unexpected(texts("json/number"))
    }
  }

  /// Records, once for each geometry, that its brackets are wrong.
  private mutating func nestingFault(_ key: String, _ mark: JSONScanner.Mark) {
    if !tree.isBroken { scanner.fault(texts.problem(key), at: mark) }
    tree.isBroken = true
  }
}
