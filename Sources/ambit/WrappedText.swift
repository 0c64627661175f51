import GIS
import Reporting

/// Lines of so many columns of a terminal at most: a wide character takes two, words of letters stay whole, no line begins with a
/// mark that closes, and the last line is no single word. What follows a name of an option goes on under its own beginning.
func wrapped(_ text: String, columns: Int) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
    let line = String(line)
    if line.displayWidth <= columns { return [line] }
    let indent = indent(of: line)
    var lines: [[String]] = [[]]
    var width = 0
    for piece in pieces(of: line) {
      if width + piece.trailingSpaceDropped.displayWidth > columns, width > indent {
        lines.append([])
        width = indent
      }
      lines[lines.count - 1].append(piece)
      width += piece.displayWidth
    }
    // A word or two at the end look lost: some of the line before keep them company.
    while lines.count > 1, let last = lines.last?.joined(), last.displayWidth < 8,
      lines[lines.count - 2].count > 1
    {
      lines[lines.count - 1].insert(lines[lines.count - 2].removeLast(), at: 0)
    }
    let margin = String(repeating: " ", count: indent)
    return lines.enumerated().map { number, pieces in
      (number == 0 ? "" : margin) + pieces.joined().drop { number > 0 && $0 == " " }
    }.map(\.trailingSpaceDropped)
  }.joined(separator: "\n")
}

/// Where a line goes on that is too long: where its description begins, of a name with one, or else where it begins.
private func indent(of line: String) -> Int {
  let usage = texts("parser/usage").localized
  if line.hasPrefix(usage) { return usage.displayWidth }
  let start = line.prefix { $0 == " " }
  if start.count >= 2, let gap = line.dropFirst(start.count).firstRange(of: /(?:\S {2,}|> )(?=[^ <])/) {
    return String(line[..<gap.upperBound]).displayWidth
  }
  return start.count
}

/// The parts between which a line may end: words with the spaces behind them, wide characters with the marks that close.
private func pieces(of line: String) -> [String] {
  var pieces: [String] = []
  for character in line {
    let isWide = String(character).displayWidth > 1
    let closes = "，。、；：？！）”’》".contains(character)
    guard let last = pieces.last?.last else {
      pieces.append(String(character))
      continue
    }
    let lastIsWide = String(last).displayWidth > 1
    let opens = "（“‘《".contains(last)
    let breaks = !closes && !opens && (isWide || lastIsWide || (last == " " && character != " "))
    if breaks { pieces.append(String(character)) } else { pieces[pieces.count - 1].append(character) }
  }
  return pieces
}

extension String {
  fileprivate var trailingSpaceDropped: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
