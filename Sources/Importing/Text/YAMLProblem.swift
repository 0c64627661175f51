import GIS

/// What the YAML library says is wrong, for which it has English alone: in every language where it is common.
package func yamlProblem(_ english: String) -> LocalizedText {
  let keys = [
    "colon", "token", "list-here", "key-here", "value-here", "end-in-quotes", "document-in-quotes", "escape",
    "hexadecimal", "character-code", "tab", "indentation", "anchor", "comment", "document", "content", "dash",
    "key",
    "comma-or-bracket", "comma-or-brace", "tag", "alias",
  ]
  return keys.lazy.map { texts("yaml-problem/\($0)") }.first { $0.en == english } ?? LocalizedText(english)
}
