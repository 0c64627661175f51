import GIS

/// What happens where streets cross without a vertex in common.
public enum Crossings: String, Sendable, CaseIterable {
  /// One passes over the other, as bridges and tunnels do.
  case separate
  /// They meet, but for bridges and tunnels: for layers drawn without vertices at their crossings.
  case connected

  /// The middle lines of streets, ready for a ``StreetGraph``.
  ///
  /// Where crossings are connected, streets on the ground are cut at each other; bridges and tunnels join at their ends
  /// alone. Those are told by OpenStreetMap's tags: `bridge` or `tunnel` other than "no", or a `layer` other than 0.
  /// Errors: computation, where GEOS fails. Cost: none, or O(n log n) for n vertices.
  public func lines(of streets: [Feature]) throws -> [LineString] {
    func lines(_ features: [Feature]) -> [LineString] { features.flatMap { $0.geometry?.lines ?? [] } }
    guard self == .connected else { return lines(streets) }
    let ground = lines(streets.filter { !$0.isGradeSeparated })
    let cut = try Geometry.union(of: ground.map(Geometry.lineString))
    return (cut?.lines ?? []) + lines(streets.filter(\.isGradeSeparated))
  }
}

extension Feature {
  /// Whether it runs over or under what it crosses.
  fileprivate var isGradeSeparated: Bool {
    let isTagged = ["bridge", "tunnel"].contains { key in
      guard let text = properties[key]?.text else { return false }
      return !["", "no", "false", "0"].contains(text)
    }
    return isTagged || (properties["layer"]?.text.flatMap(Double.init) ?? 0) != 0
  }
}
