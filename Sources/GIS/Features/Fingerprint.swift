/// The SHA-256 of some content (FIPS 180-4): equal content has equal fingerprints, and no two different contents are
/// known to share one.
package struct Fingerprint: Sendable, Hashable, CustomStringConvertible {
  /// The 64 hexadecimal digits.
  package let hex: String

  /// The fingerprint of some bytes, such as those of a file.
  package init(of bytes: [UInt8]) {
    var hash = SHA256()
    hash.update(bytes)
    self.init(digest: hash.digest())
  }

  /// The fingerprint of a list of texts, some of which may be missing: lists that differ in any part, or in where one part
  /// ends, have different fingerprints.
  package init(ofParts parts: [String?]) {
    var hasher = ContentHasher()
    hasher.add(parts.count)
    for part in parts { hasher.add(part.map(PropertyValue.string)) }
    self = hasher.finish()
  }

  init(digest: [UInt8]) {
    hex = digest.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }

  /// The 64 hexadecimal digits.
  package var description: String { hex }
}

extension Layer {
  /// The fingerprint of the layer's name and features: ids, geometries to the last bit, properties in order.
  ///
  /// It is computed at each call, in one pass: O(content). Keep it where it is needed often.
  package func fingerprint() -> Fingerprint {
    var hasher = ContentHasher()
    hasher.add(name)
    hasher.add(features.count)
    for feature in features {
      hasher.add(feature.id)
      hasher.add(feature.geometry)
      hasher.add(feature.properties)
      hasher.add(feature.foreignMembers)
    }
    return hasher.finish()
  }
}

/// Feeds values to SHA-256, each with a tag and its length, so that no two contents run into the same bytes.
private struct ContentHasher: ~Copyable {
  private var hash = SHA256()
  private var buffer: [UInt8] = []

  mutating func add(_ text: String) {
    add(text.utf8.count)
    buffer.append(contentsOf: text.utf8)
    flush(above: 1 << 16)
  }

  mutating func add(_ value: PropertyValue?) {
    switch value {
    case nil: buffer.append(0)
    case .null: buffer.append(1)
    case .bool(let flag): buffer.append(flag ? 2 : 3)
    case .number(let number):
      buffer.append(4)
      add(number.digits)
    case .string(let text):
      buffer.append(5)
      add(text)
    case .json(let json):
      buffer.append(6)
      add(json)
    }
  }

  mutating func add(_ properties: Properties) {
    add(properties.count)
    for (key, value) in zip(properties.keys, properties.values) {
      add(key)
      add(value)
    }
  }

  mutating func add(_ geometry: Geometry?) {
    guard let geometry else { return buffer.append(0) }
    add(geometry.typeName)
    // How many parts there are, and rings in each: two polygons differ from one with a hole.
    add(geometry.polygons.count)
    add(geometry.lines.count)
    for polygon in geometry.polygons { add(polygon.holes.count) }
    geometry.forEachVertexRun { run in
      add(run.count)
      for point in run {
        add(point.x.bitPattern)
        add(point.y.bitPattern)
      }
      flush(above: 1 << 16)
    }
  }

  consuming func finish() -> Fingerprint {
    flush(above: 0)
    return Fingerprint(digest: hash.digest())
  }

  mutating func add(_ count: Int) { add(UInt64(count)) }

  private mutating func add(_ bits: UInt64) {
    withUnsafeBytes(of: bits.littleEndian) { buffer.append(contentsOf: $0) }
  }

  private mutating func flush(above limit: Int) {
    guard buffer.count > limit else { return }
    hash.update(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}
