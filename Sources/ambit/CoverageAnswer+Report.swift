import Coverage
import Foundation
import GIS
import Planning
import Reporting

extension CoverageAnswer {
  /// What was measured, in both languages.
  private var reading: Reading {
    let radius = options.reachInWords
    let isOfPeople = inputs.population != nil
    let what = isOfPeople ? "people" : inputs.mask == nil ? "land" : "masked land"
    let whatZh = isOfPeople ? "人口" : inputs.mask == nil ? "土地" : "指定用地"
    let isWalked = walks != nil
    let times = options.atLeast > 1 ? " of \(options.atLeast) facilities or more" : " of a facility"
    let timesZh = options.atLeast > 1 ? "（至少 \(options.atLeast) 处设施）" : ""
    return Reading(
      words: LocalizedText(
        zh: "距设施\(isWalked ? "沿路步行" : "直线")距离 \(radius) 以内的\(whatZh)占比\(timesZh)；设施无论位于何处均计入",
        en:
          "share of \(what) within \(radius) \(isWalked ? "along streets" : "by straight line")\(times), wherever the facilities lie"
      ),
      fields: [
        Reading.Field("distance", isWalked ? "along streets" : "straight line"),
        Reading.Field("radius", radius),
        Reading.Field("of", what),
        Reading.Field("facilities", "wherever they lie"), Reading.Field("atLeast", String(options.atLeast)),
      ])
  }

  /// The contract's JSON.
  func json(timings: JSON?) throws -> JSON {
    var members = [
      JSON.Member(
        "overall",
        .members(
          part(overall) + [JSON.Member("unit", .string(unit.identifier))] + besides(beside.last))),
      JSON.Member(
        "zones",
        .array(
          zones.indices.map { zone in
            .members(
              [JSON.Member("name", .string(inputs.zoneNames[zone]))] + part(zones[zone])
                + besides(beside.isEmpty ? nil : beside[zone]))
          })),
      JSON.Member(
        "reading",
        .members(
          [JSON.Member("words", .string(reading.words.en))]
            + reading.fields.map { JSON.Member($0.key, .string($0.value)) })),
      JSON.Member("maxDistance", try maxDistance()),
      JSON.Member("errorBound", .object(["value": .number(sagitta), "unit": .string("m")])),
      JSON.Member(
        "workingSystem",
        .object([
          "name": .string(inputs.working.name), "title": .string(inputs.working.title),
          "distortion": .number(inputs.working.distortion),
        ])),
      JSON.Member("warnings", .array(warnings.map { JSON($0) })),
    ]
    if let remarks = walks?.remarks(in: ground.zones) {
      members.append(
        JSON.Member(
          "unsnapped",
          .object([
            "facilities": .integer(remarks.facilities.unsnapped),
            "people": .number(remarks.people.unsnapped),
          ])))
    }
    if let timings { members.append(JSON.Member("timings", timings)) }
    return .members(members)
  }

  private func part(_ part: Part) -> [JSON.Member] {
    [
      JSON.Member("value", .optional(part.value)), JSON.Member("covered", .number(part.covered)),
      JSON.Member("total", .number(part.total)),
    ]
  }

  private func besides(_ beside: StreetCount.Beside?) -> [JSON.Member] {
    guard let beside else { return [] }
    return [
      JSON.Member("straightLine", .optional(beside.straightLine)),
      JSON.Member("detour", .optional(beside.detour)),
    ]
  }

  private func maxDistance() throws -> JSON {
    guard let mostDistant else { return .null }
    let place = Layer(name: "", features: [Feature(geometry: .point(mostDistant.point))])
    let degrees = try place.unprojected(from: inputs.working).coordinates[0]
    let zone = ground.zones.zones(at: mostDistant.point).first
    return .object([
      "value": .number(mostDistant.distance), "unit": .string("m"),
      "zone": .optional(zone.map { inputs.zoneNames[$0] }),
      "longitude": .number(degrees.x), "latitude": .number(degrees.y),
    ])
  }

  /// A row for each zone, and one for the whole.
  var csv: CSV {
    var csv = CSV(["zone", "value", "covered", "total", "unit"])
    for (name, part) in zip(inputs.zoneNames + ["overall"], zones + [overall]) {
      csv.add(
        [name, CSV.field(part.value), CSV.field(part.covered), CSV.field(part.total), unit.identifier])
    }
    return csv
  }

  /// The table for people.
  func text(in language: Language, coloured: Bool) -> String {
    let isChinese = language == .zh
    var columns: [(String, TextTable.Alignment)] = [
      (isChinese ? "分区" : "zone", .left), (isChinese ? "覆盖率" : "share", .right),
      (isChinese ? "已覆盖" : "covered", .right), (isChinese ? "总量" : "total", .right),
    ]
    if walks != nil {
      columns += [
        (isChinese ? "直线距离" : "straight line", .right), (isChinese ? "绕行系数" : "detour", .right),
      ]
    }
    var table = TextTable(columns)
    func share(_ value: Double?) -> TextTable.Cell {
      TextTable.Cell(value.map { MeasureUnit.share.text($0, in: language) } ?? "–")
    }
    let names = inputs.zoneNames + [isChinese ? "全部" : "overall"]
    for (number, part) in (zones + [overall]).enumerated() {
      var cells = [
        TextTable.Cell(names[number]), share(part.value),
        TextTable.Cell(unit.text(part.covered, in: language)),
        TextTable.Cell(unit.text(part.total, in: language)),
      ]
      if walks != nil {
        let detour = beside[number].detour.map { numberText($0, decimals: 2) + " ×" }
        cells += [share(beside[number].straightLine), TextTable.Cell(detour ?? "–")]
      }
      table.add(cells)
    }
    var lines = [reading.words[language], "", table.text(coloured: coloured)]
    if let mostDistant {
      let distance = numberText(mostDistant.distance, decimals: 0)
      lines.append(
        isChinese ? "最远处距设施 \(distance) 米" : "The farthest place lies \(distance) m from its facility.")
    }
    let distortion = numberText(inputs.working.distortion * 100, decimals: 4)
    lines.append(
      isChinese
        ? "计算坐标系 \(inputs.working.name)，最大长度变形 \(distortion) %"
        : "Measured in \(inputs.working.name); lengths are off by \(distortion) % at most.")
    lines += warnings.map(\.description)
    return lines.joined(separator: "\n") + "\n"
  }

  /// Writes the figures and layers into a folder, each file beside its old one and renamed.
  ///
  /// Errors: output; computation, where a layer does not agree with the figures.
  func write(to folder: String) throws {
    // Everything is made before anything is written, so that a failure leaves the old results whole.
    var files: [(path: String, bytes: [UInt8])] = [
      ("coverage.json", try json(timings: nil).bytes), ("coverage.csv", csv.bytes),
    ]
    if let figures, !discs.isEmpty {
      let outline = try CoverageOutline(of: discs, atLeast: options.atLeast)
      let layers = try outline.layers(for: ground.zones, figures: figures)
      for (name, geometries) in [("covered", layers.covered), ("gaps", layers.gaps)] {
        let features = zip(inputs.zoneNames, geometries).compactMap { zone, geometry in
          geometry.map { Feature(geometry: $0, properties: ["name": .string(zone)]) }
        }
        let layer = try Layer(name: name, features: features).mapped(from: inputs.working)
        files.append(("layers/\(name).geojson", GeoJSON.write(layer)))
      }
    }
    if let walking = walks?.walking {
      for layer in try walking.layers(halfWidth: .metres(25)) {
        let degrees = try layer.layer.mapped(from: inputs.working)
        files.append(("layers/\(layer.role.rawValue).geojson", GeoJSON.write(degrees)))
      }
    }
    try makeFolder(folder)
    try makeFolder(folder + "/layers")
    for file in files { try writeAtomically(file.bytes, to: "\(folder)/\(file.path)") }
  }
}
