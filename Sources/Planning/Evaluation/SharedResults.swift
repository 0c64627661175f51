import Synchronization

/// What several measures need, computed once: the discs of the same facilities, a mask cut by the zones.
///
/// Whoever asks first computes; others who ask meanwhile wait for it. What comes out depends on the key alone, so the
/// order does not matter.
final class SharedResults: Sendable {
  private final class Slot: Sendable {
    let value = Mutex<(any Sendable)?>(nil)
  }

  private let slots = Mutex<[String: Slot]>([:])

  /// The value of a key, computed by `make` where nobody has asked before.
  ///
  /// - Parameter key: Names all that the value is made of; one key goes with one type.
  func value<Value: Sendable>(_ key: String, _ make: () throws -> Value) throws -> Value {
    let slot = slots.withLock { slots in
      if let slot = slots[key] { return slot }
      let slot = Slot()
      slots[key] = slot
      return slot
    }
    return try slot.value.withLock { stored in
      // An empty slot passes for an optional value that is nil, so it is looked at first.
      if let stored, let value = stored as? Value { return value }
      let value = try make()
      stored = value
      return value
    }
  }
}
