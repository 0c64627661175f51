import Evaluation
import GIS
import PlanFile
import Reporting

extension AccessAnswer {
  /// What the values count.
  private var unit: String {
    let what = options.opportunity ?? "places"
    return options.measure == .twoStep ? "\(what) for each person" : what
  }

  /// What was measured, in both languages.
  private var reading: Reading {
    let what = options.opportunity
    let limit = options.limit.map(\.formattedPlainly)
    let cost = inputs.costColumn
    var values: [String: any TextValue] = ["what": what ?? texts("access/places")]
    values["within"] = limit.map { texts("access/within", ["limit": $0, "cost": cost]) }
    var words =
      switch options.measure {
      case .cumulative, .gravity:
        limit == nil ? texts("access/reading", values) : texts("access/reading/within", values)
      case .twoStep:
        limit == nil ? texts("access/two-step", values) : texts("access/two-step/within", values)
      }
    if let decay = options.decay {
      words = texts("access/weighted", ["reading": words, "decay": decay, "cost": cost])
    }
    if options.measure == .twoStep { words = texts("access/by-two-step", ["reading": words]) }
    return Reading(
      words: words,
      fields: [
        Reading.Field("opportunity", what ?? "places"), Reading.Field("unit", unit),
        Reading.Field("cost", cost),
        Reading.Field("limit", limit ?? "none"), Reading.Field("decay", options.decay ?? "none"),
        Reading.Field("of", options.population ?? "none"),
        Reading.Field("rich and poor by", options.income ?? "the value itself"),
      ])
  }

  /// The contract's JSON.
  var json: JSON {
    .object([
      "measure": options.measure.rawValue,
      "reading": JSON.object(["words": reading.words.en]) + reading.fieldsJSON,
      "overall": JSON.object([
        "mean": distribution?.mean, "min": range?.lowerBound, "max": range?.upperBound,
        "gini": distribution?.gini, "palma": distribution?.palma, "theil": distribution?.theil,
        "below": below,
        "people": distribution?.people,
      ]),
      "origins": inputs.ids.indices.map { place in
        JSON.object([
          "id": inputs.ids[place], "value": values[place], "population": inputs.people?[place],
        ])
      },
      "inputs": inputs.tables.map {
        JSON.object(["file": $0.path, "sha256": $0.sha256, "bytes": $0.size])
      }, "warnings": warnings,
    ])
  }

  private var below: Double? { options.threshold.flatMap { distribution?.shareBelow($0) } }

  /// A row for each place.
  var csv: CSV {
    var csv = CSV(inputs.people == nil ? ["id", "value"] : ["id", "value", "population"])
    for place in inputs.ids.indices {
      csv.add(
        [inputs.ids[place], CSV.field(values[place])]
          + (inputs.people.map { [CSV.field($0[place])] } ?? []))
    }
    return csv
  }

  /// The table for people: the figures over all places.
  func text(in language: Language, coloured: Bool) -> String {
    var table = TextTable([(texts("column/figure"), .left), (texts("column/number"), .right)], in: language)
    func add(_ name: LocalizedText, _ text: String?) {
      table.add([TextTable.Cell(name[language]), TextTable.Cell(text ?? "–")])
    }
    func number(_ value: Double?) -> String? {
      value.map { value in
        let decimals =
          value == value.rounded() || value >= 1_000 ? 0 : value >= 10 ? 1 : value >= 0.01 ? 4 : 7
        return numberText(value, decimals: decimals)
      }
    }
    let count = values.count { $0 != nil }
    if let distribution {
      add(texts("access/mean"), number(distribution.mean))
      add(texts("access/least-lived"), number(range?.lowerBound))
      add(texts("access/greatest-lived"), number(range?.upperBound))
      add(texts("access/gini"), distribution.gini.map { numberText($0, decimals: 4) })
      add(texts("access/theil"), distribution.theil.map { numberText($0, decimals: 4) })
      let rank =
        options.income.map { texts("access/by-column", ["column": $0]) } ?? texts("access/by-value")
      add(texts("access/palma", ["rank": rank]), distribution.palma.map { numberText($0, decimals: 4) })
      if let threshold = options.threshold {
        add(
          texts("access/below", ["threshold": threshold.formattedPlainly]),
          below.map { MeasureUnit.share.text($0, in: language) })
      }
      add(texts("access/people"), numberText(distribution.people, decimals: 0))
    } else {
      add(texts("access/least"), number(range?.lowerBound))
      add(texts("access/greatest"), number(range?.upperBound))
    }
    add(texts("access/count"), numberText(Double(count), decimals: 0))
    let lines =
      [reading.words[language], "", table.text(coloured: coloured)]
      + (options.output == nil ? [texts("access/more")[language]] : [])
    return lines.joined(separator: "\n") + "\n"
  }
}
