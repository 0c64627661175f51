import DataQuality
import Evaluation
import GIS
import Measures
import PlanFile
import PlanStudies
import Planning

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

  /// The path of the layer of each finding in a folder of results; `nil` where there is nothing to draw.
  private var mapPaths: [String?] {
    var taken: [String: Int] = [:]
    return inspection.findings.map { finding in
      if finding.map.isEmpty { return nil }
      let name = "\(finding.kind)-\(finding.layer)".replacing("/", with: "-")
      let number = taken[name, default: 0] + 1
      taken[name] = number
      return "layers/\(name)\(number == 1 ? "" : "-\(number)").geojson"
    }
  }

  // MARK: - Scripts

  /// The contract's JSON.
  package var json: JSON {
    let paths = mapPaths
    return .object([
      "findings": .array(inspection.findings.indices.map { json(of: $0, path: paths[$0]) }),
      "errors": .integer(inspection.count(of: .error)),
      "warnings": .integer(inspection.count(of: .warning)),
      "notes": .integer(inspection.count(of: .note)),
      "workingSystem": .optional(inspection.workingSystem?.name),
    ])
  }

  private func json(of number: Int, path: String?) -> JSON {
    let finding = inspection.findings[number]
    return .object([
      "kind": .string(finding.kind), "severity": .string(finding.severity.rawValue),
      "layer": .string(finding.layer), "count": .integer(finding.count),
      "message": .string(finding.message.en),
      "figures": .members(
        finding.figures.map {
          JSON.Member(
            $0.name, .object(["value": .number($0.value), "unit": .string($0.unit.rawValue)]))
        }),
      "where": .array(zip(finding.spots, degrees[number]).map { json(of: $0, at: $1) }),
      "map": .optional(path), "advice": .string(finding.advice.en),
    ])
  }

  private func json(of spot: Finding.Spot, at degrees: Point?) -> JSON {
    var members: [JSON.Member] = []
    if let file = spot.place.file { members.append(JSON.Member("file", .string(file))) }
    for (name, value) in [
      ("line", spot.place.line), ("column", spot.place.column), ("feature", spot.place.feature),
      ("ring", spot.place.ring),
    ] {
      if let value { members.append(JSON.Member(name, .integer(value))) }
    }
    if let degrees {
      members += [JSON.Member("longitude", .number(degrees.x)), JSON.Member("latitude", .number(degrees.y))]
    }
    return .members(members)
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

  /// Writes `findings.json`, `findings.csv`, a layer for each finding that can be drawn, and `run.json`; the folder is
  /// replaced as a whole.
  ///
  /// Errors: output, as for the other results; computation, where a layer has no place in longitude and latitude.
  ///
  /// - Returns: A warning for each file of the earlier run that somebody has edited since; it is kept.
  package func write(to folder: String, version: String) throws -> [Problem] {
    var files: [(path: String, bytes: [UInt8])] = [
      ("findings.json", json.bytes), ("findings.csv", csv.bytes),
    ]
    for (finding, path) in zip(inspection.findings, mapPaths) {
      guard let path, let working = inspection.workingSystem else { continue }
      let layer = Layer(name: "\(finding.kind)-\(finding.layer)", features: finding.map)
      files.append((path, GeoJSON.write(try layer.mapped(from: working))))
    }
    let account = RunAccount.json(of: files, workingSystem: inspection.workingSystem, version: version)
    files.append((RunAccount.file, account.bytes))
    return try OutputFolder(files, of: ResultsRun("check")).write(to: folder)
  }
}

extension RunAccount {
  /// The account of a run that evaluates no plan: by which means, and what it wrote.
  fileprivate static func json(
    of outputs: [(path: String, bytes: [UInt8])], workingSystem: WorkingSystem?, version: String
  ) -> JSON {
    .object([
      "ambit": .string(version), "command": .string("check"),
      "libraries": .object(["GEOS": .string(LibraryVersions.geos), "PROJ": .string(LibraryVersions.proj)]),
      "workingSystem": workingSystem.map { JSON($0) } ?? .null,
      "outputs": .array(
        outputs.map {
          .object([
            "file": .string($0.path), "sha256": .string(Fingerprint(of: $0.bytes).hex),
            "bytes": .integer($0.bytes.count),
          ])
        }),
    ])
  }
}
