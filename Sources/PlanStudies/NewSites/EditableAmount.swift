import Coverage
import Evaluation
import Measures

/// How much is covered in a straight line by facilities that come and go: square metres of land, or people on surfaces.
struct EditableAmount {
  private var coverage: EditableCoverage
  /// What a square metre of each zone of the coverage counts.
  private let densities: [Double]

  /// - Parameters:
  ///   - zones: The ground that counts.
  ///   - densities: What a square metre of each zone counts.
  ///   - discs: The facilities that are there; they get the numbers 0, 1, ….
  package init(_ zones: ZoneSet, densities: [Double], discs: [Disc]) throws {
    coverage = try EditableCoverage(zones, discs: discs)
    self.densities = densities
  }

  /// What is covered. Cost: O(zones).
  package var covered: Double { zip(coverage.covered, densities).reduce(0) { $0 + $1.0 * $1.1 } }

  /// Puts a facility in and gives its number.
  package mutating func add(_ disc: Disc) throws -> Int { try coverage.add(disc) }

  /// Takes a facility away.
  package mutating func remove(_ number: Int) throws { try coverage.remove(number) }
}

extension NewSiteSearch {
  /// What facilities cover, open to edits; `nil` where people live at points or walk along streets, or where several
  /// facilities must reach a place.
  func editableAmount(_ discs: [Disc]) throws -> EditableAmount? {
    guard measure.depth == 1, !isModelExact else { return nil }
    if measure.basis == .area { return try EditableAmount(ZoneSet([land()]), densities: [1], discs: discs) }
    let (pieces, densities) = try context.settledPopulation().surfacesInWhole
    return try EditableAmount(pieces, densities: densities, discs: discs)
  }
}
