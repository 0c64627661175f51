import GIS

extension LocalizedText {
  /// What a key of this is called, such as "The layer “stops”: its file".
  package func part(_ key: String) -> LocalizedText { texts("part", ["what": self, "key": key]) }

  /// What a key of a part is called, such as "The indicator “land”: its target value".
  package func detail(_ key: String) -> LocalizedText { texts("part/detail", ["what": self, "key": key]) }
}
