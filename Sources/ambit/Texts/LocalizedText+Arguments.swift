import ArgumentParser
import GIS

extension LocalizedText {
  /// The text in the language of this run.
  var localized: String { self[Console.language] }

  /// What the help says of an argument.
  var help: ArgumentHelp { ArgumentHelp(localized) }
}

extension ValidationError {
  /// Wrong use of a command, told in the language of this run.
  init(_ text: LocalizedText) { self.init(text.localized) }
}
