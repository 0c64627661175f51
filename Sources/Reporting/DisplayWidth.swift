extension String {
  /// The columns that a terminal gives the text: two for each wide character of East Asian scripts (Unicode
  /// UAX #11, classes W and F), none for combining marks. Cost: O(length).
  package var displayWidth: Int {
    reduce(0) { width, character in
      guard let scalar = character.unicodeScalars.first else { return width }
      return width + (scalar.isWide ? 2 : 1)
    }
  }
}

extension Unicode.Scalar {
  /// Whether terminals give it two columns.
  fileprivate var isWide: Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
