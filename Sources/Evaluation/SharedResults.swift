import Synchronization

/// What a shared value is made of: everything that it depends on, each part with its own type, so that two values which
/// differ never share a name.
package protocol SharedKey: Hashable, Sendable {
  /// What goes by the name.
  associatedtype Value: Sendable
}

/// What several measures need, computed once: the discs of the same facilities, a mask cut by the zones.
///
/// Whoever asks first computes; others who ask meanwhile wait for it. What comes out depends on the key alone, so the
/// order does not matter.
package final class SharedResults: Sendable {
  private final class Slot: Sendable {
    let value = Mutex<(any Sendable)?>(nil)
  }

  /// A key of any type; keys of two types are never equal.
  private struct AnyKey: Hashable, Sendable {
    let key: any SharedKey

    static func == (a: AnyKey, b: AnyKey) -> Bool {
      func equals<Key: SharedKey>(_ key: Key) -> Bool { b.key as? Key == key }
      return equals(a.key)
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(ObjectIdentifier(type(of: key)))
      hasher.combine(key)
    }
  }

  private let slots = Mutex<[AnyKey: Slot]>([:])

  /// Holds nothing yet.
  package init() {}

  /// The value of a key, computed by `make` where nobody has asked before.
  ///
  /// - Parameter key: All that the value is made of.
  package func value<Key: SharedKey>(_ key: Key, _ make: () throws -> Key.Value) throws -> Key.Value {
    let slot = slots.withLock { slots in
      let name = AnyKey(key: key)
      if let slot = slots[name] { return slot }
      let slot = Slot()
      slots[name] = slot
      return slot
    }
    return try slot.value.withLock { stored in
      // An empty slot passes for an optional value that is nil, so it is looked at first.
      if let stored, let value = stored as? Key.Value { return value }
      let value = try make()
      stored = value
      return value
    }
  }
}
