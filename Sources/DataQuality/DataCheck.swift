import GIS

/// A question that is asked of data: one file a check, all of them listed in ``DataChecks``.
protocol DataCheck: Sendable {
  /// What the check finds; nothing in sound data. Pure: the same data give the same findings on any number of cores.
  ///
  /// Errors: computation, where a library fails.
  static func findings(in data: InspectedData) throws -> [Finding]
}

/// The checks, in the order of their findings.
enum DataChecks {
  static let all: [any DataCheck.Type] = [
    ReadingCheck.self, CoordinateCheck.self, SystemCheck.self, ValidityCheck.self, DuplicateCheck.self,
    NearbyPointsCheck.self, ZoneNameCheck.self, ZoneOverlapCheck.self, ZoneGapCheck.self,
    OutsideZonesCheck.self,
    PeopleCheck.self, ParallelLinesCheck.self, StreetIslandsCheck.self, StreetJunctionCheck.self,
  ]
}

/// All layers in one working system, as checks look at them.
struct InspectedData: Sendable {
  let layers: [InspectedLayer]

  /// The layers of zones: those that are said to be, or else those whose surfaces look like a partition.
  var zones: [InspectedLayer] {
    let declared = layers.filter { $0.layer.use.isZones == true }
    return declared.isEmpty ? layers.filter { $0.layer.use.isZones == nil && $0.looksLikeZones } : declared
  }

  /// The layers that people walk along.
  var streets: [InspectedLayer] { layers.filter { $0.layer.use.isStreets ?? $0.looksLikeStreets } }
}

extension InspectedLayer {
  /// Whether nearly all of several surfaces (90 %) share a corner with another, as parts of a whole do; parks and
  /// buildings stand apart. Cost: O(vertices).
  fileprivate var looksLikeZones: Bool {
    guard features.count > 1, features.allSatisfy({ $0.geometry?.dimension != .point }) else { return false }
    var owners: [Point: Int] = [:]
    var shares = [Bool](repeating: false, count: features.count)
    for (index, feature) in features.enumerated() {
      guard let geometry = feature.geometry else { continue }
      guard geometry.dimension == .surface else { return false }
      geometry.forEachVertexRun { run in
        for point in run {
          guard let owner = owners[point] else {
            owners[point] = index
            continue
          }
          if owner != index {
            shares[owner] = true
            shares[index] = true
          }
        }
      }
    }
    return Double(shares.count { $0 }) >= 0.9 * Double(features.count)
  }

  /// The numbers of the sound lines to walk along: those with the tag `highway` where any has it, for such a layer may hold
  /// railways and rivers as well; all of them otherwise.
  var streets: [Int] {
    let lines = sound(.line)
    let tagged = lines.filter { isHighway(features[$0]) }
    return tagged.isEmpty ? lines : tagged
  }

  private func isHighway(_ feature: Feature) -> Bool { feature.properties["highway"]?.text?.isEmpty == false }

  /// Whether most features are lines with the tag `highway` of OpenStreetMap.
  fileprivate var looksLikeStreets: Bool {
    let tagged = features.count { $0.geometry?.dimension == .line && isHighway($0) }
    return 2 * tagged > features.count
  }
}
