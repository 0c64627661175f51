import Evaluation
import GIS
import PlanFile

/// The figures of a plan of one coverage as `ambit coverage` prints them: who or what is covered of how much, zone by zone.
package struct CoverageReport: Sendable {
  let evaluation: Evaluation
  let result: MeasureResult

  /// Takes an evaluation whose one indicator is a coverage.
  package init(_ evaluation: Evaluation) {
    precondition(evaluation.indicators.count == 1, "the plan has one indicator")
    self.evaluation = evaluation
    result = evaluation.indicators[0].result
  }

  /// A zone, or the whole.
  struct Row {
    let name: String
    let figure: Figure
    /// The share in a straight line and the detour of walks; `nil` where there is none.
    let straightLine, detour: Double?
  }

  /// Whether distances are walks along streets.
  var isWalked: Bool { companion("detour") != nil || companion("unsnapped-facilities") != nil }

  func companion(_ key: String) -> Companion? { result.companions.first { $0.key == key } }

  /// The zones, in the order of their layer.
  var zones: [Row] {
    evaluation.areas.zones.indices.map { number in
      func value(_ key: String) -> Double? { companion(key)?.zones[number] }
      return Row(
        name: evaluation.areas.zones[number].key, figure: result.zones[number],
        straightLine: value("straight-line"), detour: value("detour"))
    }
  }

  /// The union of the zones.
  func overall(named name: String = "overall") -> Row {
    Row(
      name: name, figure: result.overall, straightLine: companion("straight-line")?.value,
      detour: companion("detour")?.value)
  }

  /// A row for each zone, and one for the whole.
  package var csv: CSV {
    var csv = CSV(["zone", "value", "covered", "total", "unit"])
    for row in zones + [overall()] {
      csv.add([
        row.name, CSV.field(row.figure.value), CSV.field(row.figure.numerator),
        CSV.field(row.figure.denominator), result.numeratorUnit.identifier,
      ])
    }
    return csv
  }

  /// The table for people, with what should be known of the figures.
  package func text(in language: Language, coloured: Bool) -> String {
    var columns: [(LocalizedText, TextTable.Alignment)] = [
      (texts("column/zone"), .left), (texts("column/share"), .right), (texts("column/covered"), .right),
      (texts("column/total"), .right),
    ]
    if isWalked {
      columns += [(texts("column/straight-line"), .right), (texts("column/detour"), .right)]
    }
    var table = TextTable(columns, in: language)
    func share(_ value: Double?) -> TextTable.Cell {
      TextTable.Cell(value.map { MeasureUnit.share.text($0, in: language) } ?? "–")
    }
    for row in zones + [overall(named: texts("row/overall")[language])] {
      var cells = [
        TextTable.Cell(row.name), share(row.figure.value),
        TextTable.Cell(result.numeratorUnit.text(row.figure.numerator, in: language)),
        TextTable.Cell(result.numeratorUnit.text(row.figure.denominator ?? 0, in: language)),
      ]
      if isWalked {
        cells += [
          share(row.straightLine),
          TextTable.Cell(row.detour.map { numberText($0, decimals: 2) + " ×" } ?? "–"),
        ]
      }
      table.add(cells)
    }
    var lines = [result.reading.words[language], "", table.text(coloured: coloured)]
    if let farthest = companion("greatest-distance") {
      let metres = numberText(farthest.value, decimals: 0)
      lines.append(texts("coverage/farthest", ["metres": metres])[language])
    }
    lines.append(evaluation.systemInWords(language))
    lines += result.notes.map { $0[language] }
    return lines.joined(separator: "\n") + "\n"
  }
}
