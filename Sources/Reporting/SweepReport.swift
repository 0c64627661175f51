import Evaluation
import GIS
import Measures
import PlanFile
import PlanStudies
import Planning

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
      "indicator": .object([
        "id": .string(indicator.id), "name": JSON(indicator.name), "measure": .string(indicator.measureName),
        "unit": .optional(result?.unit.identifier),
        "numeratorUnit": .optional(result?.numeratorUnit.identifier),
        "denominatorUnit": .optional(result?.denominatorUnit?.identifier),
        "target": JSON(indicator.target),
      ]),
      "parameters": .array(
        parameters.map {
          .object([
            "name": .string($0.name), "unit": .optional($0.unit?.identifier),
            "planned": .optional($0.planned),
          ])
        }),
      "values": .array(points.map(json)),
    ])
  }

  private func json(_ point: Point) -> JSON {
    let result = point.figures.result
    func members(_ figure: Figure) -> [JSON.Member] {
      [
        JSON.Member("value", .optional(figure.value)), JSON.Member("numerator", .number(figure.numerator)),
        JSON.Member("denominator", .optional(figure.denominator)),
      ]
    }
    func list(_ areas: [StudyArea], _ figures: [Figure]) -> JSON {
      .array(
        zip(areas, figures).map { .members([JSON.Member("name", .string($0.key))] + members($1)) })
    }
    let given = zip(parameters, point.values).map { JSON.Member($0.name, .number($1)) }
    return .members(
      [JSON.Member("parameters", .members(given)), JSON.Member("planned", .bool(isPlanned(point)))]
        + members(result.overall) + [
          JSON.Member("met", point.figures.outcome?.isMet.map(JSON.bool) ?? .null),
          JSON.Member("errorBound", .number(result.errorBound)),
          JSON.Member("reading", JSON(result.reading.words)),
          JSON.Member("zones", list(areas.zones, result.zones)),
          JSON.Member("groups", list(areas.groups, result.groups)),
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

extension JSON {
  /// A target; `null` for none.
  init(_ target: Target?) {
    guard let target else {
      self = .null
      return
    }
    self = .object([
      "value": .number(target.value), "year": .optional(target.year),
      "direction": .string(target.direction.rawValue),
    ])
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
