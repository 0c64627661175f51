import GIS
import PlanFile

extension MeasureDescription {
  /// A measure of this module, whose title and definition stand among the texts under its name.
  init(_ name: String, units: [MeasureUnit], parameters: [Parameter]) {
    self.init(
      name: name, title: texts("measure/\(name)"), summary: texts("measure/\(name)/summary"), units: units,
      parameters: parameters)
  }
}

/// A length in metres, in words: "500 m".
func metresInWords(_ length: Length) -> LocalizedText {
  texts("metres", ["metres": length.metres])
}
