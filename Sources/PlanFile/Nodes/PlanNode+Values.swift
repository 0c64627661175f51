import GIS

/// Typed values out of the plan; each reports what is wrong and gives `nil`.
extension PlanNode {
  /// Text that is not empty.
  package func text(_ what: String, _ problems: inout [Problem]) -> String? {
    guard let text, !text.isEmpty else {
      return report("not-text", "\(what) should be text", &problems)
    }
    return text
  }

  /// An id; it becomes part of file names, so it is kept to letters, digits, hyphens and underscores.
  package func identifier(_ what: String, _ problems: inout [Problem]) -> String? {
    guard let id = text(what, &problems) else { return nil }
    let isPlain = id.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "_")
    }
    guard isPlain, id.utf8.first != UInt8(ascii: "-") else {
      return report(
        "bad-id", "\(what) should be of the letters a to z, digits, - and _",
        advice: "It becomes part of file names.", &problems)
    }
    return id
  }

  /// Plain text, or one text for each language.
  package func localizedText(_ what: String, _ problems: inout [Problem]) -> LocalizedText? {
    if let text, !text.isEmpty { return LocalizedText(text) }
    guard case .mapping(let entries) = content, !entries.isEmpty else {
      return report("not-text", "\(what) should be text or { zh: …, en: … }", &problems)
    }
    var texts: [Language: String] = [:]
    for entry in entries {
      guard let language = Language(rawValue: entry.key) else {
        problems.append(
          Problem(
            .error, code: "unknown-key", "\(what) has no language “\(entry.key)”.", at: entry.place,
            advice: "Known here: zh, en."))
        continue
      }
      texts[language] = entry.value.text("\(what) (\(entry.key))", &problems)
    }
    guard let any = texts[.zh] ?? texts[.en] else { return nil }
    return LocalizedText(zh: texts[.zh] ?? any, en: texts[.en] ?? any)
  }

  /// `true` or `false`.
  package func flag(_ what: String, _ problems: inout [Problem]) -> Bool? {
    switch content {
    case .scalar("true", quoted: false), .scalar("yes", quoted: false): return true
    case .scalar("false", quoted: false), .scalar("no", quoted: false): return false
    default: return report("not-a-flag", "\(what) should be true or false", &problems)
    }
  }

  /// A coordinate system by its name.
  package func coordinateSystem(_ what: String, _ problems: inout [Problem]) -> CoordinateSystem? {
    guard let text = text(what, &problems) else { return nil }
    do {
      return try CoordinateSystem(text)
    } catch let failure as Failure {
      problems += failure.problems.map { problem in
        var problem = problem
        problem.message = "\(what): \(problem.message)"
        problem.place = place
        return problem
      }
    } catch {
      problems.append(Problem(.error, code: "unknown-system", "\(what): \(error)", at: place))
    }
    return nil
  }

  /// A year of four digits.
  package func year(_ what: String, _ problems: inout [Problem]) -> Int? {
    guard let text, let year = Int(text), (1000...9999).contains(year) else {
      return report("not-a-year", "\(what) should be a year such as 2025", &problems)
    }
    return year
  }

  /// One of a few words.
  package func choice(_ what: String, among words: [String], _ problems: inout [Problem]) -> String? {
    guard let text else {
      return report("not-text", "\(what) should be one of \(words.joined(separator: ", "))", &problems)
    }
    guard words.contains(text) else {
      problems.append(
        Problem(
          .error, code: "unknown-choice", "\(what) cannot be “\(text)”.", at: place,
          advice: suggestion(for: text, among: words)))
      return nil
    }
    return text
  }

  /// Records "WHAT, but “…” stands here." and gives nothing.
  package func report<Value>(
    _ code: String, _ message: String, advice: String = "", _ problems: inout [Problem]
  )
    -> Value?
  {
    problems.append(
      Problem(.error, code: code, "\(message), but \(kindInWords) stands here.", at: place, advice: advice))
    return nil
  }
}
