/// Sets of the numbers below a count that only ever grow together, each named by its least member.
package struct DisjointSets: Sendable {
  /// A member on the way to the least one of its set, for each number; the least one itself.
  @usableFromInline var parents: [Int32]

  /// Begins with each number in a set of its own.
  @inlinable
  package init(count: Int) { parents = Array(0..<Int32(count)) }

  /// The least member of a number's set.
  ///
  /// - Complexity: Nearly constant, over many calls.
  @inlinable
  package mutating func least(_ number: Int) -> Int {
    var number = number
    while parents[number] != number {
      parents[number] = parents[Int(parents[number])]
      number = Int(parents[number])
    }
    return number
  }

  /// Makes one set of the sets of two numbers.
  ///
  /// - Complexity: As ``least(_:)``.
  @inlinable
  package mutating func join(_ first: Int, _ second: Int) {
    let (a, b) = (least(first), least(second))
    if a != b { parents[max(a, b)] = Int32(min(a, b)) }
  }
}
