/// Members of an object whose keys were not met before; the last value of a repeated key stands.
struct MemberList {
  private(set) var keys: [String] = []
  private(set) var values: [PropertyValue] = []
  /// Where each key stands, once there are too many to go through one by one.
  private var places: [String: Int] = [:]

  init() {}

  /// Begins with keys that differ from each other, and their values.
  init(keys: [String], values: [PropertyValue]) {
    self.keys = keys
    self.values = values
  }

  /// Adds a member; `false` where it replaces one.
  mutating func set(_ key: String, _ value: PropertyValue) -> Bool {
    if let index = index(of: key) {
      values[index] = value
      return false
    }
    if !places.isEmpty { places[key] = keys.count }
    keys.append(key)
    values.append(value)
    return true
  }

  private mutating func index(of key: String) -> Int? {
    if keys.count < 16 { return keys.firstIndex(of: key) }
    if places.isEmpty {
      places = Dictionary(uniqueKeysWithValues: zip(keys, 0...))
    }
    return places[key]
  }
}
