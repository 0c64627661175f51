/// The properties of one feature, in the order of the file.
///
/// Features read together share one array of keys, so a property costs its value alone.
public struct Properties: Sendable, Hashable {
  /// The names, in order; each once.
  public private(set) var keys: [String]
  /// The values, one for each key.
  public private(set) var values: [PropertyValue]

  /// No properties.
  public init() {
    keys = []
    values = []
  }

  /// Joins a shared list of keys, each once, with this feature's values; both of the same length.
  init(keys: [String], values: [PropertyValue]) {
    self.keys = keys
    self.values = values
  }

  /// The number of properties.
  public var count: Int { keys.count }

  /// The value of a key, `nil` where the feature has none. Setting adds or replaces; `nil` removes.
  ///
  /// - Complexity: O(keys), which are few.
  public subscript(key: String) -> PropertyValue? {
    get { keys.firstIndex(of: key).map { values[$0] } }
    set {
      let index = keys.firstIndex(of: key)
      switch (index, newValue) {
      case (let index?, let value?): values[index] = value
      case (let index?, nil):
        keys.remove(at: index)
        values.remove(at: index)
      case (nil, let value?):
        keys.append(key)
        values.append(value)
      case (nil, nil): break
      }
    }
  }
}

extension Properties: ExpressibleByDictionaryLiteral {
  /// Properties in the order written; the last value of a repeated key stands.
  public init(dictionaryLiteral elements: (String, PropertyValue)...) {
    self.init()
    for (key, value) in elements { self[key] = value }
  }
}
