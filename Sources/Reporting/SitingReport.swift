import Evaluation
import GIS
import PlanFile
import PlanStudies
import Planning
import Siting

extension SitingAnswer {
  private var unit: MeasureUnit { before.result.numeratorUnit }

  /// Whether existing facilities were candidates like others.
  private var isAfresh: Bool { model != "closing" && !keepsExisting }

  /// What was asked and what counts, in a sentence.
  var reading: LocalizedText {
    let (zh, en) = (before.indicator.name.zh, before.indicator.name.en)
    switch (model, isAfresh) {
    case ("closing", _):
      return LocalizedText(
        zh: "关闭后“\(zh)”损失最小的设施", en: "The facilities that “\(en)” misses least when they close")
    case ("lscp", false):
      return LocalizedText(
        zh: "使“\(zh)”达到目标的最少新增设施", en: "The fewest new sites that reach the target of “\(en)”")
    case ("lscp", true):
      return LocalizedText(
        zh: "全部重新选址，使“\(zh)”达到目标的最少设施",
        en: "The fewest sites that reach the target of “\(en)”, all chosen afresh")
    case (_, false):
      return LocalizedText(zh: "使“\(zh)”提高最多的新增设施", en: "The new sites that raise “\(en)” most")
    case (_, true):
      return LocalizedText(
        zh: "全部重新选址，使“\(zh)”最高的设施", en: "The sites that bring “\(en)” most, all chosen afresh")
    }
  }

  /// What the choice is and how far it is proved, for scripts; places in degrees.
  ///
  /// - Parameters:
  ///   - degrees: Turns places of the working system into longitudes and latitudes.
  package func json(_ degrees: ([Point]) throws -> [Point]) throws -> JSON {
    let places = try degrees(sites.map(\.point))
    let closedPlaces = try degrees(closed.map(\.point))
    let lost = try degrees(unreachable)
    func position(_ point: Point) -> JSON { .array([.number(point.x), .number(point.y)]) }
    let figure = after.result.overall
    return .members([
      JSON.Member("model", .string(model)), JSON.Member("status", .string(solution.status.rawValue)),
      JSON.Member("objective", .optional(solution.objective)),
      JSON.Member("bound", .optional(solution.bound)), JSON.Member("gap", .optional(solution.gap)),
      JSON.Member("unit", .string(model == "lscp" ? "sites" : unit.identifier)),
      JSON.Member("afresh", .bool(isAfresh)),
      JSON.Member(
        "sites",
        .array(
          zip(sites, places).enumerated().map { number, found in
            .object([
              "rank": .integer(number + 1), "name": .optional(found.0.name), "zone": .optional(found.0.zone),
              "longitude": .number(found.1.x), "latitude": .number(found.1.y),
              "gain": .number(found.0.gain), "gainUnit": .string(unit.identifier),
              "existing": .bool(found.0.isThere),
            ])
          })),
      JSON.Member(
        "closed",
        .array(
          zip(closed, closedPlaces).enumerated().map { number, found in
            .object([
              "rank": .integer(number + 1), "layer": .string(found.0.layer), "id": .optional(found.0.id),
              "name": .optional(found.0.name), "zone": .optional(found.0.zone),
              "longitude": .number(found.1.x), "latitude": .number(found.1.y),
              "loss": .optional(found.0.loss), "lossUnit": .string(unit.identifier),
            ])
          })),
      JSON.Member(
        "alternatives",
        .array(try alternatives.map { .array(try degrees($0).map(position)) })),
      JSON.Member(
        "greedy",
        try solution.greedy.map {
          .object([
            "objective": .number($0.objective), "sites": .array(try degrees(greedySites).map(position)),
          ])
        } ?? .null),
      JSON.Member(
        "covered",
        .object([
          "weight": .number(figure.numerator), "total": .optional(figure.denominator),
          "share": .optional(figure.value),
        ])),
      JSON.Member("curve", .array(curve.map(JSON.number))),
      JSON.Member("before", .optional(before.result.overall.value)),
      JSON.Member("met", after.outcome?.isMet.map(JSON.bool) ?? .null),
      JSON.Member(
        "certificate",
        certificate.map {
          .object([
            "greatestExcess": .number($0.greatestExcess), "tolerance": .number(Certificate.tolerance),
            "unit": .string("m"), "rounds": .integer($0.rounds), "samples": .integer($0.samples),
          ])
        } ?? .null),
      JSON.Member("unreachable", .array(lost.map(position))), JSON.Member("candidates", .integer(candidates)),
      JSON.Member("solver", .optional(solver?.kind.rawValue)),
      JSON.Member("reading", .object(["words": JSON(reading), "figure": JSON(before.result.reading.words)])),
      JSON.Member("notes", .array(notes.map { JSON($0) })),
    ])
  }

  /// The covered share after each change, in their order; empty where some change has no figure of its own.
  private var curve: [Double] {
    guard let total = before.result.overall.denominator, total > 0 else { return [] }
    var sum = isAfresh ? 0 : before.result.overall.numerator
    return changes.compactMap(\.gain).map { gain in
      sum += gain
      return sum / total
    }
  }

  /// A row of tables: a site, or for ``SitingAnswer/model`` `closing` a facility that closes.
  private struct Change {
    let point: Point
    let kind: Kind
    let name: String?
    let zone: String?
    let gain: Double?

    enum Kind: String { case new, kept, closed }
  }

  /// Sites first, then facilities that close; a loss is a gain below 0.
  private var changes: [Change] {
    sites.map {
      Change(point: $0.point, kind: $0.isThere ? .kept : .new, name: $0.name, zone: $0.zone, gain: $0.gain)
    }
      + closed.map {
        Change(point: $0.point, kind: .closed, name: $0.name, zone: $0.zone, gain: $0.loss.map { -$0 })
      }
  }

  /// A row for each site and each facility that closes.
  package func csv(_ degrees: ([Point]) throws -> [Point]) throws -> CSV {
    var csv = CSV(["rank", "change", "name", "zone", "longitude", "latitude", "gain", "unit", "share"])
    let (changes, shares) = (changes, curve)
    for (number, (change, place)) in zip(changes, try degrees(changes.map(\.point))).enumerated() {
      csv.add([
        String(number + 1), change.kind.rawValue, change.name ?? "", change.zone ?? "", CSV.field(place.x),
        CSV.field(place.y), CSV.field(change.gain), unit.identifier,
        CSV.field(shares.indices.contains(number) ? shares[number] : nil),
      ])
    }
    return csv
  }

  /// The report for people.
  package func text(
    in language: Language, coloured: Bool, _ degrees: ([Point]) throws -> [Point]
  ) throws -> String {
    let isChinese = language == .zh
    var lines = [reading[language], before.result.reading.words[language], ""]
    // Facilities that close for others that are chosen afresh are told of in a sentence.
    let rows = changes.filter { $0.gain != nil }
    var table = TextTable([
      ("", .right), (isChinese ? "名称或分区" : "name or zone", .left),
      (isChinese ? "经度" : "longitude", .right), (isChinese ? "纬度" : "latitude", .right),
      (model == "closing" ? (isChinese ? "减少" : "loses") : (isChinese ? "新增" : "adds"), .right),
      (isChinese ? "累计" : "then", .right),
    ])
    let shares = curve
    for (number, (change, place)) in zip(rows, try degrees(rows.map(\.point))).enumerated() {
      table.add([
        TextTable.Cell(String(number + 1)),
        TextTable.Cell([change.name, change.zone].compactMap { $0 }.joined(separator: ", ")),
        TextTable.Cell(numberText(place.x, decimals: 6)), TextTable.Cell(numberText(place.y, decimals: 6)),
        TextTable.Cell(unit.text(abs(change.gain ?? 0), in: language)),
        TextTable.Cell(
          shares.indices.contains(number) ? MeasureUnit.share.text(shares[number], in: language) : ""),
      ])
    }
    if !rows.isEmpty { lines.append(table.text(coloured: coloured)) }
    if isAfresh {
      let kept = sites.count(where: \.isThere)
      lines.append(
        isChinese
          ? "新增 \(sites.count - kept) 处，保留现有 \(kept) 处，关闭 \(closed.count) 处。"
          : "\(sites.count - kept) new sites, \(kept) existing ones that stay, \(closed.count) that close.")
    }
    lines += conclusions(isChinese, language)
    lines += notes.map { $0[language] }
    return lines.joined(separator: "\n") + "\n"
  }

  private func conclusions(_ isChinese: Bool, _ language: Language) -> [String] {
    func share(_ value: Double?) -> String { value.map { MeasureUnit.share.text($0, in: language) } ?? "–" }
    var lines: [String] = []
    let (was, now) = (share(before.result.overall.value), share(after.result.overall.value))
    let (old, new) = (before.result.overall.value ?? 0, after.result.overall.value ?? 0)
    lines.append(
      was == now
        ? (isChinese ? "覆盖率保持 \(now)。" : "The share stays at \(now).")
        : new > old
          ? (isChinese ? "覆盖率由 \(was) 升至 \(now)。" : "The share rises from \(was) to \(now).")
          : (isChinese ? "覆盖率由 \(was) 降至 \(now)。" : "The share falls from \(was) to \(now)."))
    lines.append(proof(isChinese, language))
    if let certificate {
      let excess = numberText(max(0, certificate.greatestExcess), decimals: 3)
      lines.append(
        certificate.greatestExcess + Certificate.tolerance <= 0
          ? (isChinese
            ? "证书：每一点都在服务范围内（误差上限 1 毫米；\(certificate.rounds) 轮，样本 \(certificate.samples) 点）。"
            : "Certificate: every point of the land is in reach, for no place is even 1 mm beyond it "
              + "(\(certificate.rounds) \(certificate.rounds == 1 ? "round" : "rounds"), "
              + "\(certificate.samples) points in the last sample).")
          : (isChinese
            ? "最远处超出服务范围不过 \(excess) 米（另加误差 1 毫米）。"
            : "No place lies more than \(excess) m beyond reach, give or take 1 mm."))
    }
    if let greedy = solution.greedy, greedy.objective != solution.objective {
      let value =
        model == "lscp"
        ? numberText(greedy.objective, decimals: 0) : unit.text(greedy.objective, in: language)
      lines.append(isChinese ? "仅用贪心法：\(value)" : "Greedy steps alone: \(value).")
    }
    if !unreachable.isEmpty {
      lines.append(
        isChinese
          ? "有 \(unreachable.count) 处任何候选点都无法覆盖，见图层 unreachable。"
          : "No candidate reaches \(unreachable.count) places; the layer “unreachable” shows them.")
    }
    return lines
  }

  private func proof(_ isChinese: Bool, _ language: Language) -> String {
    func value(_ value: Double?) -> String {
      guard let value else { return "–" }
      return model == "lscp"
        ? numberText(value, decimals: 0) + (isChinese ? " 处" : " sites") : unit.text(value, in: language)
    }
    let isClosing = model == "closing"
    let found =
      isClosing
      ? (isChinese ? "损失 \(value(solution.objective))" : "\(value(solution.objective)) lost")
      : value(solution.objective)
    let candidates = numberText(Double(candidates), decimals: 0)
    switch solution.status {
    case .optimal:
      return isChinese
        ? "\(found)：在 \(candidates) 个候选点中已证明最优。"
        : "\(found): proved the best choice among \(candidates) candidates."
    case .feasible, .heuristic:
      return isChinese
        ? "\(found)：未证明最优；任何选择不优于 \(value(solution.bound))（\(candidates) 个候选点）。"
        : "\(found), not proved the best: no choice is better than \(value(solution.bound)) "
          + "(\(candidates) candidates)."
    case .infeasible: return isChinese ? "候选点无法达到目标。" : "The candidates cannot reach the target."
    }
  }
}
