import GIS

/// The name closest to a mistyped one, for "did you mean …?"; `nil` where none is close.
///
/// Close: no more than a third of the letters, and at least one, are to be inserted, deleted or replaced
/// (Levenshtein distance), letter case apart. Of equally close names the first stands. Names that differ in digits alone, such as
/// stop-9 and stop-99, are two things and not one misspelt.
/// Cost: O(names · letters²).
package func nearestName(to name: String, among names: some Sequence<String>) -> String? {
  let limit = max(1, name.count / 3)
  var best: (name: String, distance: Int)?
  for candidate in names {
    let distance = editDistance(Array(name.lowercased()), Array(candidate.lowercased()))
    if distance <= limit, distance < best?.distance ?? .max,
      candidate.filter({ !$0.isNumber }) != name.filter({ !$0.isNumber })
    {
      best = (candidate, distance)
    }
  }
  return best?.name
}

/// The advice that goes with an unknown name: the nearest known one, or all of them where they are few.
package func suggestion(for name: String, among names: [String]) -> LocalizedText {
  if let nearest = nearestName(to: name, among: names) {
    return texts("suggestion/nearest", ["name": nearest])
  }
  if names.isEmpty { return "" }
  return texts("suggestion/known", ["names": Array(names.prefix(12)) + (names.count > 12 ? ["…"] : [])])
}

/// The advice that goes with an unknown property: a Shapefile cuts names to ten characters.
package func suggestion(forProperty name: String, among names: [String]) -> LocalizedText {
  if let cut = names.first(where: { $0.utf8.count >= 8 && $0.utf8.count <= 10 && name.hasPrefix($0) }) {
    return texts("suggestion/cut-name", ["name": cut])
  }
  return suggestion(for: name, among: names)
}

/// The least number of letters to insert, delete or replace to turn one word into the other.
private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
  var row = Array(0...b.count)
  for i in 1...a.count {
    var diagonal = row[0]
    row[0] = i
    for j in 1...b.count {
      let replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)
      diagonal = row[j]
      row[j] = min(replaced, row[j] + 1, row[j - 1] + 1)
    }
  }
  return row[b.count]
}
