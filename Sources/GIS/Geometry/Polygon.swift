/// A surface with one outer ring and any number of holes.
///
/// The rings are closed by construction; whether they cross is a question for ``Validity``.
/// Either direction of a ring is taken: the outer ring counts as outside, the others as holes.
public struct Polygon: Sendable, Hashable {
  /// The outer ring.
  public let exterior: Ring
  /// The holes.
  public let holes: [Ring]

  /// Makes a polygon of an outer ring and its holes.
  public init(exterior: Ring, holes: [Ring] = []) {
    self.exterior = exterior
    self.holes = holes
  }

  /// The area in square metres: the outer ring's less the holes'. Cost: O(vertices).
  public var area: Double {
    holes.reduce(abs(exterior.signedArea)) { $0 - abs($1.signedArea) }
  }

  /// The outer ring first, then the holes.
  public var rings: [Ring] { [exterior] + holes }

  /// The same surface with the outer ring counter-clockwise and the holes clockwise (RFC 7946, section 3.1.6).
  public var oriented: Polygon {
    Polygon(
      exterior: exterior.signedArea < 0 ? exterior.reversed : exterior,
      holes: holes.map { $0.signedArea > 0 ? $0.reversed : $0 })
  }
}
