import DataQuality
import GIS
import PlanFile

/// What `ambit check` says: the findings of an inspection, with their places in longitude and latitude.
package struct InspectionReport: Sendable {
  private let inspection: Inspection
  /// The places of the spots of each finding in degrees, in order; `nil` for a spot without a place on the ground.
  private let degrees: [[Point?]]

  /// Takes an inspection. Errors: computation, where a place has none in longitude and latitude.
  package init(_ inspection: Inspection) throws {
    self.inspection = inspection
    guard let working = inspection.workingSystem else {
      degrees = inspection.findings.map { $0.spots.map { _ in nil } }
      return
    }
    let spots = inspection.findings.flatMap(\.spots)
    let layer = Layer(name: "", features: spots.map { Feature(geometry: $0.point.map(Geometry.point)) })
    var places = try layer.unprojected(from: working).coordinates[...]
    degrees = inspection.findings.map { finding in
      finding.spots.map { $0.point == nil ? nil : places.popFirst() }
    }
  }

  /// The path of the layer of each finding in a folder of results, without its ending; `nil` where there is nothing to draw.
  private var mapPaths: [String?] {
    var taken: [String: Int] = [:]
    return inspection.findings.map { finding in
      if finding.map.isEmpty { return nil }
      let name = "\(finding.kind)-\(finding.layer)".replacing("/", with: "-")
      let number = taken[name, default: 0] + 1
      taken[name] = number
      return "layers/\(name)\(number == 1 ? "" : "-\(number)")"
    }
  }

  // MARK: - Scripts

  /// The contract's JSON.
  package var json: JSON {
    let paths = mapPaths
    return .object([
      "findings": inspection.findings.indices.map { json(of: $0, path: paths[$0]) },
      "errors": inspection.count(of: .error), "warnings": inspection.count(of: .warning),
      "notes": inspection.count(of: .note), "workingSystem": inspection.workingSystem?.name,
    ])
  }

  private func json(of number: Int, path: String?) -> JSON {
    let finding = inspection.findings[number]
    return .object([
      "kind": finding.kind, "severity": finding.severity.rawValue, "layer": finding.layer,
      "count": finding.count, "message": finding.message.en,
      "figures": JSON.members(
        finding.figures.map { ($0.name, .object(["value": $0.value, "unit": $0.unit.rawValue])) }),
      "where": zip(finding.spots, degrees[number]).map { spot, degrees in
        JSON.object([:]).with("file", spot.place.file).with("line", spot.place.line)
          .with("column", spot.place.column).with("feature", spot.place.feature)
          .with("ring", spot.place.ring).with("longitude", degrees?.x).with("latitude", degrees?.y)
      }, "map": path.map { $0 + ".geojson" }, "advice": finding.advice.en,
    ])
  }

  /// A row for each finding, with its first place and its first figure.
  package var csv: CSV {
    var csv = CSV([
      "severity", "kind", "layer", "count", "figure", "value", "unit", "file", "line", "feature", "longitude",
      "latitude", "message", "advice",
    ])
    for (finding, degrees) in zip(inspection.findings, degrees) {
      let (figure, spot, point) = (finding.figures.first, finding.spots.first, degrees.first ?? nil)
      csv.add([
        finding.severity.rawValue, finding.kind, finding.layer, String(finding.count), figure?.name ?? "",
        CSV.field(figure?.value), figure?.unit.rawValue ?? "", spot?.place.file ?? "",
        spot?.place.line.map { String($0) } ?? "", spot?.place.feature.map { String($0) } ?? "",
        CSV.field(point?.x), CSV.field(point?.y), finding.message.en, finding.advice.en,
      ])
    }
    return csv
  }

  // MARK: - People

  /// The table for people, then each finding with its places and what to do.
  package func text(in language: Language, coloured: Bool = false) -> String {
    let sum = texts(
      "check/sum",
      [
        "errors": inspection.count(of: .error), "warnings": inspection.count(of: .warning),
        "notes": inspection.count(of: .note),
      ])[language]
    if inspection.findings.isEmpty { return sum + "\n" }
    var table = TextTable(
      [
        (texts("column/severity"), .left), (texts("column/finding"), .left), (texts("column/layer"), .left),
        (texts("column/count"), .right), (texts("column/amount"), .right),
      ], in: language)
    for finding in inspection.findings {
      table.add([
        TextTable.Cell(finding.severity.name(in: language), finding.severity.colour),
        TextTable.Cell(finding.name[language]), TextTable.Cell(finding.layer),
        TextTable.Cell(numberText(Double(finding.count), decimals: 0)),
        TextTable.Cell(finding.figures.first?.text(in: language) ?? ""),
      ])
    }
    var lines = [table.text(coloured: coloured)]
    for (finding, degrees) in zip(inspection.findings, degrees) {
      lines.append(
        texts("check/of-layer", ["layer": finding.layer, "message": finding.message])[language])
      for (spot, point) in zip(finding.spots, degrees).prefix(3) {
        let place = [
          spot.place.text(in: language),
          point.map { "(\(numberText($0.x, decimals: 5)), \(numberText($0.y, decimals: 5)))" } ?? "",
        ].filter { !$0.isEmpty }.joined(separator: " ")
        if !place.isEmpty { lines.append("  " + texts("check/at", ["place": place])[language]) }
      }
      if !finding.advice.isEmpty { lines.append("  → \(finding.advice[language])") }
    }
    return (lines + ["", sum]).joined(separator: "\n") + "\n"
  }

  // MARK: - Files

  /// A folder with `findings.json`, `findings.csv` and a layer for each finding that can be drawn.
  ///
  /// Errors: computation, where a layer has no place in longitude and latitude.
  package func folder() throws -> ResultsFolder {
    let account = JSON.object(["libraries": JSON.libraries, "workingSystem": inspection.workingSystem])
    var folder = ResultsFolder(of: ResultsRun("check"), account: account)
    folder.add("findings.json", json.bytes)
    folder.add("findings.csv", csv.bytes)
    guard let working = inspection.workingSystem else { return folder }
    let layers = zip(inspection.findings, mapPaths).compactMap { finding, path in
      path.map { (path: $0, layer: Layer(name: "\(finding.kind)-\(finding.layer)", features: finding.map)) }
    }
    try folder.add(layers, from: working)
    return folder
  }
}
