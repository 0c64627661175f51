import GIS

/// What one of GDAL's programs said on its standard error.
struct GDALMessages {
  /// Whether it failed, by its exit code or by an error that it told: broken data can end with exit code 0.
  let hasFailed: Bool
  /// The errors, each in one line.
  private(set) var errors: [String] = []
  /// The warnings, each in one line.
  private(set) var warnings: [String] = []
  /// What its OpenStreetMap driver tells when it is asked to, each in one line.
  private(set) var ofMapDriver: [Substring] = []

  /// Takes what was said apart.
  init(_ bytes: [UInt8], hasFailed: Bool) {
    // The last of them that a line goes on: errors break their lines, and list all drivers.
    var isError = true
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let text = line.drop { $0 == " " }
      if text.hasPrefix("->") || text.isEmpty { continue }
      if text.hasPrefix("OSM: ") {
        ofMapDriver.append(text.dropFirst(5))
        continue
      }
      if let message = Self.message(text, after: "ERROR") {
        isError = true
        errors.append(message)
      } else if let message = Self.message(text, after: "Warning") {
        isError = false
        warnings.append(message)
      } else if text == "FAILURE:" {
        isError = true
        errors.append("")
      } else if isError {
        errors.append((errors.popLast().map { $0.isEmpty ? "" : $0 + " " } ?? "") + text)
      } else {
        warnings.append((warnings.popLast().map { $0 + " " } ?? "") + text)
      }
    }
    errors.removeAll { $0.isEmpty || $0.hasPrefix("Terminating translation prematurely") }
    self.hasFailed = hasFailed || !errors.isEmpty
  }

  /// Whether an error holds some words.
  func tell(_ words: String) -> Bool { errors.contains { $0.contains(words) } }

  /// The failure of the run.
  func failure(of file: String, advice: LocalizedText) -> Failure {
    let sentences = errors.isEmpty ? [texts("gdal/no-reason")] : errors.prefix(20).map(Self.sentence)
    return Failure(
      .badData,
      sentences.map {
        Problem(.error, texts.problem("gdal", ["sentence": $0]), at: Place(file: file), advice: advice)
      })
  }

  /// The warnings as problems.
  func problems(of file: String) -> [Problem] {
    warnings.prefix(20).map {
      Problem(.warning, texts.problem("gdal/warning", ["sentence": Self.sentence($0)]), at: Place(file: file))
    }
  }

  private static func sentence(_ text: String) -> LocalizedText {
    // What follows is a list of all its drivers.
    if text.hasPrefix("Unable to open datasource") { return texts("gdal/no-format") }
    return LocalizedText(text.last.map { ".!?".contains($0) } == true ? text : text + ".")
  }

  /// What follows "ERROR 1: " or "Warning 1: "; `nil` for any other line.
  private static func message(_ line: Substring, after word: String) -> String? {
    guard line.hasPrefix(word), let colon = line.firstIndex(of: ":"),
      line[line.index(line.startIndex, offsetBy: word.count)..<colon].allSatisfy({ $0 == " " || $0.isNumber })
    else { return nil }
    return String(line[line.index(after: colon)...].drop { $0 == " " })
  }
}
