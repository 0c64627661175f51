import Evaluation
import GIS
import PlanFile

extension Evaluation {
  /// The further figures of an indicator beside the figure itself: a row for each zone that any of them is given for, and one
  /// for the whole.
  func companionTable(_ result: MeasureResult, _ language: Language) -> TextTable {
    let companions = result.companions
    var table = TextTable(
      [(texts("column/zone"), .left), (texts("column/figure"), .right)]
        + companions.map { ($0.name, .right) }, in: language)
    func cell(_ value: Double?, _ unit: MeasureUnit) -> TextTable.Cell {
      value.map { TextTable.Cell(unit.text($0, in: language)) } ?? TextTable.Cell("–", .faint)
    }
    if companions.contains(where: { !$0.zones.isEmpty }) {
      for (number, zone) in areas.zones.enumerated() {
        let figure = result.zones.indices.contains(number) ? result.zones[number].value : nil
        table.add(
          [TextTable.Cell(zone.name[language]), cell(figure, result.unit)]
            + companions.map { cell($0.zones.isEmpty ? nil : $0.zones[number], $0.unit) })
      }
    }
    table.add(
      [TextTable.Cell(areas.whole.name[language]), cell(result.overall.value, result.unit)]
        + companions.map { cell($0.value, $0.unit) })
    return table
  }
}
