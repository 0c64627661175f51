import GIS

extension Preset {
  /// What the preset takes out of an OpenStreetMap file (PBF or XML), read by GDAL's driver, which keeps coordinates as
  /// they are, to 1e-7 degrees, and joins multipolygons.
  ///
  /// - Throws: ``/GIS/Failure``: `badData` where GDAL cannot read the file or the condition, `computation` where it is not
  ///   installed.
  func layer(of path: String) throws -> SourceLayer {
    // Each layer is a pass over the file of its own: both cores have one.
    let layers = try concurrentMap(count: parts.count) { try read(parts[$0], of: path) }
    var whole = SourceLayer(
      name: name, file: path, declaredSystem: nil,
      foreignMembers: [
        "source": .string("OpenStreetMap contributors, https://www.openstreetmap.org/copyright"),
        "licence": .string(
          "Open Database License 1.0 (ODbL), https://opendatacommons.org/licenses/odbl/1-0/"),
      ])
    for layer in layers { whole.append(layer) }
    whole.problems.removeAll { $0.code == "no-features" }
    if whole.features.isEmpty {
      whole.problems.append(
        Problem(
          .warning, texts.problem("no-features/preset", ["name": name]),
          at: Place(file: path)))
    }
    return whole
  }

  private func read(_ part: Part, of path: String) throws -> SourceLayer {
    let run = try GDALProcess(
      "ogr2ogr",
      [
        "--debug", "OSM", "-f", "GeoJSON", "-oo", "CONFIG_FILE=/vsistdin/", "-sql", sql(part), "/vsistdout/",
        pathForGDAL(path),
      ],
      input: Array(configuration(part).utf8), for: path)
    if run.messages.hasFailed {
      let isCondition = run.messages.tell("SQL") || run.messages.tell("available field")
      throw run.messages.failure(
        of: path,
        advice: texts(isCondition ? "gdal/check-condition" : "gdal/perhaps-cut-off", ["name": name]))
    }
    var layer = try GeoJSON.read(run.output, file: path)
    for index in layer.features.indices { layer.features[index].line = 0 }
    layer.problems += run.messages.problems(of: path) + cutParts(run.messages, part, path)
    switch part.form {
    case .unchanged: return layer
    case .points: return layer.centres
    case .outlines:
      if !layer.features.isEmpty {
        layer.problems.append(
          Problem(
            .note, texts.problem("outlines", ["count": layer.features.count]), at: Place(file: path)))
      }
      return layer.outlines
    }
  }

  /// What there is to say about what the extract cuts, which GDAL leaves out: ways of surfaces, and corners of ways.
  private func cutParts(_ messages: GDALMessages, _ part: Part, _ path: String) -> [Problem] {
    func ids(_ kind: String, _ words: String) -> [Substring] {
      messages.ofMapDriver.filter { $0.hasPrefix(kind) && $0.contains(words) }
        .compactMap { $0.split(separator: " ").dropFirst().first }
    }
    func text(_ key: String, _ ids: [Substring]) -> ProblemText {
      texts.problem(key, ["count": ids.count, "preset": name, "examples": ids.listed(3)])
    }
    if part.layer == "multipolygons" {
      let relations = ids("Relation ", "missing ways")
      if relations.isEmpty { return [] }
      // The driver looks at the tags first: these are relations that the condition takes.
      return [
        Problem(
          .warning, text("cut-relations", relations), at: Place(file: path))
      ]
    }
    let ways = part.layer == "lines" ? ids("Way ", "Discarding") : []
    if ways.isEmpty { return [] }
    return [
      Problem(
        .note, text("cut-ways", ways), at: Place(file: path))
    ]
  }

  private func sql(_ part: Part) -> String {
    let ids = part.layer == "multipolygons" ? ["osm_id", "osm_way_id"] : ["osm_id"]
    let fields = (ids + part.kept).map { "\"\($0)\"" }.joined(separator: ", ")
    return "SELECT \(fields) FROM \(part.layer)" + (part.condition.map { " WHERE \($0)" } ?? "")
  }

  /// The settings of GDAL's driver: which tags are fields, and which closed ways are surfaces.
  private func configuration(_ part: Part) -> String {
    let tags = (part.kept + part.tested.filter { !part.kept.contains($0) }).joined(separator: ",")
    let others = Preset.layers + ["multilinestrings", "other_relations"]
    let sections = others.map { layer in
      "[\(layer)]\nosm_id=yes\n" + (layer == part.layer && !tags.isEmpty ? "attributes=\(tags)\n" : "")
    }
    // Where the list is empty, the driver overlooks area=yes as well.
    let areas = (["area"] + closedWays).joined(separator: ",")
    return "attribute_name_laundering=no\nclosed_ways_are_polygons=\(areas)\n"
      + sections.joined()
  }
}

extension SourceLayer {
  /// Adds another layer's features and problems.
  fileprivate mutating func append(_ other: SourceLayer) {
    let offset = coordinates.count
    coordinates += other.coordinates
    for feature in other.features {
      var feature = feature
      feature.shape = feature.shape?.moved(by: offset)
      features.append(feature)
    }
    problems += other.problems
  }
}
