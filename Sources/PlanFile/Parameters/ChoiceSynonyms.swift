/// Other words for the choices of parameters, read where but one thing can be meant.
enum ChoiceSynonyms {
  private static let groups = [
    ["population", "people", "inhabitants", "residents", "人口"],
    ["area", "land", "surface", "面积", "土地"],
    ["streets", "roads", "street length", "道路"],
    ["straight-line", "straight line", "by air", "euclidean", "直线"],
    ["along-streets", "along streets", "walking", "network", "沿路"],
  ]

  /// The one of some words that a text means without being it; `nil` where it is one of them, or means none or several.
  package static func word(for text: String, among words: [String]) -> String? {
    if words.contains(text) { return nil }
    let text = text.lowercased()
    let meant = words.filter { word in
      word == text || groups.contains { $0.contains(word) && $0.contains(text) }
    }
    return meant.count == 1 ? meant[0] : nil
  }
}
