import GIS

/// Gives each distinct place a number, in the order of first sight; places are the same where their coordinates are,
/// bit for bit. A hash table of numbers over a flat array, for millions of vertices.
struct PlaceNumbers {
  /// The places by their numbers.
  private(set) var places: [Point] = []
  private var slots: [Int32]
  private var mask: Int

  /// Prepares for about so many places.
  init(capacity: Int) {
    var size = 16
    while size < 2 * capacity { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
    mask = size - 1
    places.reserveCapacity(capacity)
  }

  /// The number of a place. Cost: O(1).
  mutating func number(of place: Point) -> Int32 {
    if 2 * places.count > mask { grow() }
    var slot = Self.hash(place) & mask
    while slots[slot] >= 0 {
      if places[Int(slots[slot])] == place { return slots[slot] }
      slot = (slot + 1) & mask
    }
    slots[slot] = Int32(places.count)
    places.append(place)
    return slots[slot]
  }

  private mutating func grow() {
    mask = 2 * mask + 1
    slots = [Int32](repeating: -1, count: mask + 1)
    for (number, place) in places.enumerated() {
      var slot = Self.hash(place) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(number)
    }
  }

  /// Mixes the bits of both coordinates, whose low ones alone differ between neighbours. −0 counts as 0.
  private static func hash(_ place: Point) -> Int {
    var bits = (place.x + 0).bitPattern &* 0x9E37_79B9_7F4A_7C15
    bits ^= (place.y + 0).bitPattern &* 0xC2B2_AE3D_27D4_EB4F
    bits ^= bits >> 29
    bits &*= 0xBF58_476D_1CE4_E5B9
    return Int(truncatingIfNeeded: bits >> 32)
  }
}
