import GIS

/// Holds the people inside and outside some zones, each counted for itself, against all there are.
///
/// - Parameters:
///   - inside: The people in the zones.
///   - outside: The people in none.
///   - total: All people.
///   - twice: As many people as may count twice, since zones that pass for a partition may overlap by the noise of
///     digitising; asked for only where the sum is off.
/// - Errors: ``/GIS/Failure`` of kind `computation` where they differ by more than a part in 10⁹ and those.
package func checkPeople(
  inside: Double, outside: Double, of total: Double, countedTwice twice: @autoclosure () -> Double = 0
) throws {
  let difference = abs(inside + outside - total)
  guard difference > 1e-9 * total, difference > 1e-9 * total + max(0, twice()) else { return }
  throw Failure(
    .computation, texts.problem("people-lost", ["inside": inside, "outside": outside, "total": total]))
}

extension ZoneSet {
  /// How often people at points count beyond once, since several zones hold them. Cost: O(points).
  package func peopleCountedAgain(at points: [Point], people: [Double]) -> Double {
    zip(points, people).reduce(0) { $0 + Double(max(0, zones(at: $1.0).count - 1)) * $1.1 }
  }
}
