import Evaluation
import GIS
import PlanFile
import PlanStudies

extension ParameterSweep {
  /// A row for each value: the parameters, the overall figure, and one column for each zone, at full precision.
  ///
  /// The headings hold the units; all zones are in that of the value.
  package func csv(in language: Language) -> CSV {
    guard let first = points.first?.figures.result else { return CSV(parameters.map(\.column)) }
    let denominator = first.denominatorUnit.map { "denominator_\($0.identifier)" } ?? "denominator"
    var csv = CSV(
      parameters.map(\.column) + [
        "value_\(first.unit.identifier)", "numerator_\(first.numeratorUnit.identifier)", denominator, "met",
      ] + areas.zones.map { $0.name[language] })
    for point in points {
      let overall = point.figures.result.overall
      csv.add(
        point.values.map(plainNumber) + [
          CSV.field(overall.value), CSV.field(overall.numerator), CSV.field(overall.denominator),
          point.figures.outcome?.isMet.map { $0 ? "yes" : "no" } ?? "",
        ] + point.figures.result.zones.map { CSV.field($0.value) })
    }
    return csv
  }

  /// All figures for scripts, at full precision; parameters in metres, square metres and fractions.
  package var json: JSON {
    let result = points.first?.figures.result
    return .object([
      "indicator": JSON.object([
        "id": indicator.id, "name": indicator.name, "measure": indicator.measureName, "unit": result?.unit,
        "numeratorUnit": result?.numeratorUnit, "denominatorUnit": result?.denominatorUnit,
        "target": indicator.target,
      ]),
      "parameters": parameters.map {
        JSON.object(["name": $0.name, "unit": $0.unit, "planned": $0.planned])
      }, "values": points.map(json),
    ])
  }

  private func json(_ point: Point) -> JSON {
    let result = point.figures.result
    return .object([
      "parameters": JSON.members(zip(parameters, point.values).map { ($0.name, .number($1)) }),
      "planned": isPlanned(point),
    ]) + result.overall.json
      + .object([
        "met": point.figures.outcome?.isMet, "errorBound": result.errorBound, "reading": result.reading.words,
        "zones": JSON.list(areas.zones, result.zones, \.json),
        "groups": JSON.list(areas.groups, result.groups, \.json),
      ])
  }

  /// The overall figures for people, each against the target; the plan's own values are marked.
  package func text(in language: Language, coloured: Bool = false) -> String {
    var columns: [(heading: LocalizedText, alignment: TextTable.Alignment)] = parameters.map {
      (LocalizedText($0.name), .right)
    }
    columns += [(texts("column/value"), .right)]
    if indicator.target != nil { columns.append((texts("column/met"), .left)) }
    var table = TextTable(columns + [("", .left)], in: language)
    for point in points {
      let result = point.figures.result
      var row = zip(parameters, point.values).map { TextTable.Cell($0.text(of: $1)) }
      row.append(TextTable.Cell(result.overall.value.map { result.unit.text($0, in: language) } ?? "–"))
      if indicator.target != nil { row.append(point.figures.verdict(language)) }
      if isPlanned(point) { row.append(TextTable.Cell(texts("sweep/the-plan")[language], .faint)) }
      table.add(row)
    }
    var heading = texts("sweep/heading", ["id": indicator.id, "name": indicator.name])
    if let target = indicator.target, let unit = points.first?.figures.result.unit {
      let year = target.year.map { " (\($0))" } ?? ""
      heading = texts(
        "sweep/heading/target",
        [
          "id": indicator.id, "name": indicator.name,
          "target": unit.text(target.value, in: language) + year,
        ])
    }
    return heading[language] + "\n\n" + table.text(coloured: coloured)
  }
}

extension VariedParameter {
  /// A value for people, as a plan would write it.
  fileprivate func text(of value: Double) -> String {
    switch unit {
    // A hundred times a fraction such as 0.07 has a digit too many.
    case .share: plainNumber((value * 1e12).rounded() / 1e10) + " %"
    case .squareMetres: plainNumber(value) + " m²"
    case .metres: plainNumber(value) + " m"
    default: plainNumber(value)
    }
  }
}

/// A number with the fewest digits that read back to it, without a needless ".0".
private func plainNumber(_ value: Double) -> String {
  value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
}
