import GIS

/// What happens where streets cross without a vertex in common.
package enum Crossings: String, Sendable, CaseIterable {
  /// One passes over the other, as bridges and tunnels do.
  case separate
  /// They meet, but for bridges and tunnels: for layers drawn without vertices at their crossings.
  case connected

  /// The middle lines of streets, ready for a ``StreetGraph``.
  ///
  /// Where crossings are connected, streets of one level are cut at each other (`Feature.streetLevel`); bridges and
  /// tunnels join at their ends alone, and so do streets of different levels.
  ///
  /// - Throws: ``/GIS/Failure`` of kind `computation`, where GEOS fails.
  /// - Complexity: None, or O(n log n) for n vertices.
  package func lines(of streets: [Feature]) throws -> [LineString] {
    func lines(_ features: [Feature]) -> [LineString] { features.flatMap { $0.geometry?.lines ?? [] } }
    guard self == .connected else { return lines(streets) }
    let byLevel = Dictionary(grouping: streets, by: \.streetLevel)
    let cut = try byLevel.keys.compactMap(\.self).sorted().flatMap { level in
      try Geometry.union(of: lines(byLevel[level] ?? []).map(Geometry.lineString))?.lines ?? []
    }
    return cut + lines(byLevel[nil] ?? [])
  }
}
