import Accessibility
import Evaluation
import GIS
import Measures
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
    let within =
      limit.map {
        LocalizedText(zh: "在 \(cost) 不超过 \($0) 内", en: " within \($0) of \(cost)")
      } ?? LocalizedText("")
    let decay =
      options.decay.map {
        LocalizedText(zh: "，按 \($0) 随 \(cost) 衰减", en: ", weighted by \($0) of \(cost)")
      } ?? LocalizedText("")
    let words =
      switch options.measure {
      case .cumulative, .gravity:
        LocalizedText(
          zh: "各地\(within.zh)可达的机会数（\(what ?? "地点")）\(decay.zh)",
          en: "\(what ?? "places") that people reach\(within.en)\(decay.en)")
      case .twoStep:
        LocalizedText(
          zh: "各地\(within.zh)的人均供给（\(what ?? "地点")）\(decay.zh)，两步移动搜寻法",
          en:
            "\(what ?? "places") for each person\(within.en)\(decay.en), by the two-step floating catchment area method"
        )
      }
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
      "measure": .string(options.measure.rawValue),
      "reading": .members(
        [JSON.Member("words", .string(reading.words.en))]
          + reading.fields.map { JSON.Member($0.key, .string($0.value)) }),
      "overall": .object([
        "mean": .optional(distribution?.mean), "min": .optional(range?.lowerBound),
        "max": .optional(range?.upperBound), "gini": .optional(distribution?.gini),
        "palma": .optional(distribution?.palma), "theil": .optional(distribution?.theil),
        "below": .optional(below), "people": .optional(distribution?.people),
      ]),
      "origins": .array(
        inputs.ids.indices.map { place in
          .object([
            "id": .string(inputs.ids[place]), "value": .optional(values[place]),
            "population": .optional(inputs.people?[place]),
          ])
        }),
      "inputs": .array(
        inputs.tables.map {
          .object(["file": .string($0.path), "sha256": .string($0.sha256), "bytes": .integer($0.size)])
        }),
      "warnings": .array(warnings.map { JSON($0) }),
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
    let isChinese = language == .zh
    var table = TextTable([(isChinese ? "指标" : "figure", .left), (isChinese ? "数值" : "value", .right)])
    func add(_ zh: String, _ en: String, _ text: String?) {
      table.add([TextTable.Cell(isChinese ? zh : en), TextTable.Cell(text ?? "–")])
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
      add("人均", "mean for each person", number(distribution.mean))
      add("最小值（有人居住处）", "least where people live", number(range?.lowerBound))
      add("最大值（有人居住处）", "greatest where people live", number(range?.upperBound))
      add("基尼系数", "Gini coefficient", distribution.gini.map { numberText($0, decimals: 4) })
      add("泰尔指数 T", "Theil's T", distribution.theil.map { numberText($0, decimals: 4) })
      let rank =
        options.income.map { (zh: "按 \($0)", en: "by \($0)") } ?? (zh: "按数值本身", en: "by the value itself")
      add(
        "帕尔马比值（最富 10 % 与最贫 40 %，\(rank.zh)）", "Palma ratio (richest 10 % to poorest 40 %, \(rank.en))",
        distribution.palma.map { numberText($0, decimals: 4) })
      if let threshold = options.threshold {
        add(
          "低于 \(threshold.formattedPlainly) 的人口占比", "people below \(threshold.formattedPlainly)",
          below.map { MeasureUnit.share.text($0, in: language) })
      }
      add("人口", "people", numberText(distribution.people, decimals: 0))
    } else {
      add("最小值", "least", number(range?.lowerBound))
      add("最大值", "greatest", number(range?.upperBound))
    }
    add("地点数", "places", numberText(Double(count), decimals: 0))
    var lines = [reading.words[language], "", table.text(coloured: coloured)]
    if options.output == nil {
      lines.append(
        isChinese
          ? "各地数值：--format csv 或 --output 文件.csv"
          : "The value of each place: --format csv, or --output FILE.csv")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
