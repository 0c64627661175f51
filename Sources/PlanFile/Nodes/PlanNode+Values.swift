import GIS

/// Typed values out of the plan; each reports what is wrong and gives `nil`.
extension PlanNode {
  /// Text that is not empty.
  package func text(_ what: LocalizedText, _ problems: inout [Problem]) -> String? {
    guard let text, !text.isEmpty else { return report(texts.problem("not-text", ["what": what]), &problems) }
    return text
  }

  /// An id; it becomes part of file names, so it is kept to letters, digits, hyphens and underscores.
  package func identifier(_ what: LocalizedText, _ problems: inout [Problem]) -> String? {
    guard let id = text(what, &problems) else { return nil }
    let isPlain = id.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "_")
    }
    guard isPlain, id.utf8.first != UInt8(ascii: "-") else {
      return report(texts.problem("bad-id", ["what": what]), &problems)
    }
    return id
  }

  /// Plain text, or one text for each language.
  package func localizedText(_ what: LocalizedText, _ problems: inout [Problem]) -> LocalizedText? {
    if let text, !text.isEmpty { return LocalizedText(text) }
    guard case .mapping(let entries) = content, !entries.isEmpty else {
      return report(texts.problem("not-text/localized", ["what": what]), &problems)
    }
    var given: [Language: String] = [:]
    for entry in entries {
      guard let language = Language(rawValue: entry.key) else {
        problems.refuse(texts.problem("unknown-key", ["what": what, "key": entry.key]), at: entry.place)
        continue
      }
      given[language] = entry.value.text("\(what) (\(entry.key))", &problems)
    }
    guard let any = given[.en] ?? given.values.first else { return nil }
    return LocalizedText { given[$0] ?? any }
  }

  /// `true` or `false`.
  package func flag(_ what: LocalizedText, _ problems: inout [Problem]) -> Bool? {
    switch content {
    case .scalar("true", quoted: false), .scalar("yes", quoted: false): return true
    case .scalar("false", quoted: false), .scalar("no", quoted: false): return false
    default: return report(texts.problem("not-a-flag", ["what": what]), &problems)
    }
  }

  /// A coordinate system by its name.
  package func coordinateSystem(_ what: LocalizedText, _ problems: inout [Problem]) -> CoordinateSystem? {
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
      problems.refuse(texts.problem("unknown-system", ["what": what, "error": "\(error)"]), at: place)
    }
    return nil
  }

  /// A year of four digits.
  package func year(_ what: LocalizedText, _ problems: inout [Problem]) -> Int? {
    guard let text, let year = Int(text), (1000...9999).contains(year) else {
      return report(texts.problem("not-a-year", ["what": what]), &problems)
    }
    return year
  }

  /// One of a few words.
  package func choice(_ what: LocalizedText, among words: [String], _ problems: inout [Problem]) -> String? {
    guard let text else {
      return report(
        texts.problem("not-text/choice", ["what": what, "words": words.joined(separator: ", ")]), &problems)
    }
    guard words.contains(text) else {
      problems.refuse(
        texts.problem("unknown-choice", ["what": what, "text": text]), at: place,
        advice: suggestion(for: text, among: words))
      return nil
    }
    return text
  }

  /// Records "WHAT, but “…” stands here." and gives nothing.
  package func report<Value>(
    _ text: ProblemText, advice: LocalizedText? = nil, _ problems: inout [Problem]
  )
    -> Value?
  {
    problems.append(
      Problem(
        .error, code: text.code, texts("found", ["expected": text.message, "found": kindInWords]), at: place,
        advice: advice ?? text.advice))
    return nil
  }
}
