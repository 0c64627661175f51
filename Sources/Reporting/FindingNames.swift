import DataQuality
import Evaluation
import GIS
import PlanFile

extension Problem.Severity {
  /// The word for people.
  func name(in language: Language) -> String {
    texts("severity/\(rawValue)")[language]
  }

  /// Errors stand out, notes stand back.
  var colour: TextTable.Colour? {
    switch self {
    case .error: .red
    case .warning: nil
    case .note: .faint
    }
  }
}

extension Finding.Figure {
  /// The value as people read it.
  func text(in language: Language) -> String {
    switch unit {
    case .metres: MeasureUnit.metres.text(value, in: language)
    case .squareMetres: MeasureUnit.squareMetres.text(value, in: language)
    case .people: MeasureUnit.people.text(value, in: language)
    case .ratio: numberText(value, decimals: 2) + " ×"
    }
  }
}
