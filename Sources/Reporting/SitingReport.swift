import GIS
import PlanFile
import PlanStudies
import Siting

extension SitingAnswer {
  private var unit: MeasureUnit { before.result.numeratorUnit }

  /// Whether existing facilities were candidates like others.
  private var isAfresh: Bool { model != "closing" && !keepsExisting }

  /// What was asked and what counts, in a sentence.
  var reading: LocalizedText {
    let values = ["name": before.indicator.name]
    return switch (model, isAfresh) {
    case ("closing", _): texts("siting/closing", values)
    case ("lscp", false): texts("siting/fewest", values)
    case ("lscp", true): texts("siting/fewest/afresh", values)
    case (_, false): texts("siting/most", values)
    case (_, true): texts("siting/most/afresh", values)
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
    func position(_ point: Point) -> [Double] { [point.x, point.y] }
    let figure = after.result.overall
    return .object([
      "model": model, "status": solution.status.rawValue, "objective": solution.objective,
      "bound": solution.bound, "gap": solution.gap, "unit": model == "lscp" ? "sites" : unit.identifier,
      "afresh": isAfresh,
      "sites": zip(sites, places).enumerated().map { number, found in
        let (site, place) = found
        return JSON.object([
          "rank": number + 1, "name": site.name, "zone": site.zone, "longitude": place.x, "latitude": place.y,
          "gain": site.gain, "gainUnit": unit, "existing": site.isThere,
        ])
      },
      "closed": zip(closed, closedPlaces).enumerated().map { number, found in
        let (facility, place) = found
        return JSON.object([
          "rank": number + 1, "layer": facility.layer, "id": facility.id, "name": facility.name,
          "zone": facility.zone, "longitude": place.x, "latitude": place.y, "loss": facility.loss,
          "lossUnit": unit,
        ])
      }, "alternatives": try alternatives.map { try degrees($0).map(position) },
      "greedy": try solution.greedy.map {
        JSON.object(["objective": $0.objective, "sites": try degrees(greedySites).map(position)])
      },
      "covered": JSON.object([
        "weight": figure.numerator, "total": figure.denominator, "share": figure.value,
      ]), "curve": curve, "before": before.value, "met": after.outcome?.isMet,
      "certificate": certificate.map {
        JSON.object([
          "greatestExcess": $0.greatestExcess, "tolerance": Certificate.tolerance, "unit": "m",
          "rounds": $0.rounds, "samples": $0.samples,
        ])
      }, "unreachable": lost.map(position), "candidates": candidates, "solver": solver?.kind.rawValue,
      "reading": JSON.object(["words": reading, "figure": before.result.reading.words]), "notes": notes,
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
    var lines = [reading[language], before.result.reading.words[language], ""]
    // Facilities that close for others that are chosen afresh are told of in a sentence.
    let rows = changes.filter { $0.gain != nil }
    var table = TextTable(
      [
        ("", .right), (texts("column/name-or-zone"), .left), (texts("column/longitude"), .right),
        (texts("column/latitude"), .right),
        (model == "closing" ? texts("column/loses") : texts("column/adds"), .right),
        (texts("column/then"), .right),
      ], in: language)
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
      let counts = ["new": sites.count - kept, "kept": kept, "closed": closed.count]
      lines.append(texts("siting/afresh", counts)[language])
    }
    lines += (conclusions(language) + notes).map { $0[language] }
    return lines.joined(separator: "\n") + "\n"
  }

  private func conclusions(_ language: Language) -> [LocalizedText] {
    func share(_ value: Double?) -> String { value.map { MeasureUnit.share.text($0, in: language) } ?? "–" }
    let (was, now) = (share(before.result.overall.value), share(after.result.overall.value))
    let (old, new) = (before.result.overall.value ?? 0, after.result.overall.value ?? 0)
    var lines = [
      was == now
        ? texts("siting/stays", ["now": now])
        : new > old
          ? texts("siting/rises", ["was": was, "now": now])
          : texts("siting/falls", ["was": was, "now": now]),
      proof(language),
    ]
    if let certificate {
      let excess = numberText(max(0, certificate.greatestExcess), decimals: 3)
      lines.append(
        certificate.greatestExcess + Certificate.tolerance <= 0
          ? texts(
            "siting/certificate", ["rounds": certificate.rounds, "samples": certificate.samples])
          : texts("siting/certificate/beyond", ["excess": excess]))
    }
    if let greedy = solution.greedy, greedy.objective != solution.objective {
      let value =
        model == "lscp"
        ? numberText(greedy.objective, decimals: 0) : unit.text(greedy.objective, in: language)
      lines.append(texts("siting/greedy", ["value": value]))
    }
    if !unreachable.isEmpty { lines.append(texts("siting/unreachable", ["count": unreachable.count])) }
    return lines
  }

  private func proof(_ language: Language) -> LocalizedText {
    func words(_ value: Double?) -> LocalizedText {
      guard let value else { return "–" }
      return model == "lscp"
        ? texts("value/sites", ["value": numberText(value, decimals: 0)])
        : LocalizedText(unit.text(value, in: language))
    }
    let value = words(solution.objective)
    let found = model == "closing" ? texts("siting/lost", ["value": value]) : value
    let candidates = numberText(Double(candidates), decimals: 0)
    return switch solution.status {
    case .optimal: texts("siting/proved", ["found": found, "candidates": candidates])
    case .feasible, .heuristic:
      texts(
        "siting/not-proved", ["found": found, "bound": words(solution.bound), "candidates": candidates])
    case .infeasible: texts("siting/infeasible")
    }
  }
}
