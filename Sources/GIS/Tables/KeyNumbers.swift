/// Gives each distinct text a number, in the order of first sight: a hash table over one flat array of bytes, for columns
/// of ids with millions of rows.
struct KeyNumbers {
  /// The bytes of all keys, one after the other; where each begins, and one more for the end.
  private(set) var pool: [UInt8] = []
  private(set) var starts: [Int] = [0]
  private var hashes: [UInt64] = []
  private var slots = [Int32](repeating: -1, count: 1_024)
  private var last: Int32 = 0

  var count: Int { hashes.count }

  /// The number of a key. Cost: O(its bytes).
  mutating func number(of key: UnsafeBufferPointer<UInt8>) -> Int32 {
    // Rows of a matrix most often share their origin with the row before.
    if last < count, isKey(last, key) { return last }
    let hash = Self.hash(key)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let number = slots[slot]
      if hashes[Int(number)] == hash, isKey(number, key) {
        last = number
        return number
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    last = Int32(count)
    slots[slot] = last
    pool.append(contentsOf: key)
    starts.append(pool.count)
    hashes.append(hash)
    if 2 * count > slots.count { grow() }
    return last
  }

  /// The keys as text, by number.
  var texts: [String] {
    (0..<count).map { String(decoding: pool[starts[$0]..<starts[$0 + 1]], as: UTF8.self) }
  }

  @inline(__always)
  private func isKey(_ number: Int32, _ key: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = starts[Int(number)]
    guard starts[Int(number) + 1] - start == key.count else { return false }
    for index in 0..<key.count where pool[start + index] != key[index] { return false }
    return true
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: 2 * slots.count)
    for number in 0..<count {
      var slot = Int(truncatingIfNeeded: hashes[number]) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number)
    }
  }

  /// FNV-1a, its high bits folded into the low ones.
  @inline(__always)
  private static func hash(_ key: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in key { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash ^ (hash >> 32)
  }
}
