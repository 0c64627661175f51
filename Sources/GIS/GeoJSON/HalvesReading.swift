/// Long lists of features are read from the beginning and from the middle at once.
///
/// Where the middle lies is a guess: a place that looks like the beginning of a feature. The first half is read as
/// ever; only where it arrives at that very place between two features is the second half taken over, and only where
/// there is nothing to report in it, for its features' numbers were not known. Otherwise reading goes on from there.
/// So what comes out is that of one pass.
extension GeoJSONReader {
  /// Shorter lists are read in one go.
  private static let leastBytes = 500_000

  /// Reads the features of the list that begins behind the scanner; `false`, with all or some still to be read, where
  /// the second half was of no use. Errors: as one pass.
  mutating func readInHalves(_ isFirst: inout Bool) throws(Stop) -> Bool {
    guard let middle = middleFeature() else { return false }
    let start = self
    var halves = concurrentMap(count: 2) { half in
      half == 0 ? start.firstHalf(before: middle) : start.secondHalf(from: middle)
    }
    // Taken out, not copied: as the only owner of its arrays this reader grows them in place.
    swap(&self, &halves[0].reader)
    isFirst = false
    switch halves[0].end {
    case .stop: throw Stop()
    case .ofList: return true
    case .beforeFeature:
      if scanner.position == middle, halves[1].end == .ofList, takeOver(&halves[1].reader) { return true }
      scanner.feature += 1
      try readFeature()
      return false
    }
  }

  /// A reader that has read one half, and where it came to its end.
  private struct Half {
    enum End { case ofList, beforeFeature, stop }

    var reader: GeoJSONReader
    var end: End

    init(_ reader: GeoJSONReader, before limit: Int, isFirst: Bool) {
      self.reader = reader
      var isFirst = isFirst
      do throws(Stop) {
        end = try self.reader.readFeatures(before: limit, &isFirst) ? .beforeFeature : .ofList
      } catch {
        end = .stop
      }
    }
  }

  private func firstHalf(before middle: Int) -> Half { Half(self, before: middle, isFirst: true) }

  private func secondHalf(from middle: Int) -> Half {
    var reader = GeoJSONReader(scanner.bytes, file: scanner.file)
    reader.scanner = scanner.restarted(at: middle)
    return Half(reader, before: .max, isFirst: true)
  }

  /// Adds what another reader found from here to the end of the list; `false`, and nothing added, where it has
  /// something to report.
  private mutating func takeOver(_ rest: inout GeoJSONReader) -> Bool {
    guard rest.scanner.faults.isEmpty, rest.tally.isEmpty,
      ledger.takeOver(rest.ledger, after: scanner.feature)
    else { return false }
    let (lines, offset) = (scanner.line - 1, coordinates.count)
    coordinates += rest.coordinates
    features.reserveCapacity(features.count + rest.features.count)
    for number in rest.features.indices {
      // Moved, not copied: each holds half a dozen references.
      features.append(SourceFeature(shape: nil))
      let last = features.count - 1
      swap(&features[last], &rest.features[number])
      features[last].line += lines
      features[last].shape = features[last].shape?.moved(by: offset)
    }
    scanner.goOn(from: rest.scanner)
    return true
  }

  /// The offset of a feature near the middle of what is left, by its looks; `nil` where little is left or none is
  /// found.
  private func middleFeature() -> Int? {
    let left = scanner.bytes.count - scanner.position
    guard left >= GeoJSONReader.leastBytes else { return nil }
    let first = scanner.position + left / 2
    return (first..<min(first + left / 8, scanner.bytes.count)).first { looksLikeFeature($0) }
  }

  /// Whether `{"type": "Feature"` stands at an offset, spaces aside.
  private func looksLikeFeature(_ offset: Int) -> Bool {
    var position = offset
    for byte in #"{"type":"Feature""#.utf8 {
      while position < scanner.bytes.count, scanner.bytes[position] == 0x20 { position += 1 }
      guard position < scanner.bytes.count, scanner.bytes[position] == byte else { return false }
      position += 1
    }
    return true
  }
}

extension Shape {
  /// The same shape where its coordinates lie further on.
  package func moved(by offset: Int) -> Shape {
    func moved(_ range: Range<Int>) -> Range<Int> {
      (range.lowerBound + offset)..<(range.upperBound + offset)
    }
    switch self {
    case .point(let index): return .point(index + offset)
    case .multiPoint(let range): return .multiPoint(moved(range))
    case .lineString(let range): return .lineString(moved(range))
    case .multiLineString(let ranges): return .multiLineString(ranges.map(moved))
    case .polygon(let rings): return .polygon(rings.map(moved))
    case .multiPolygon(let polygons): return .multiPolygon(polygons.map { $0.map(moved) })
    }
  }
}
