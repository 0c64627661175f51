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
          .warning, code: "no-features", "The file holds nothing that the preset “\(name)” asks for.",
          at: Place(file: path)))
    }
    return whole
  }

  private func read(_ part: Part, of path: String) throws -> SourceLayer {
    let run = try GDALProcess(
      "ogr2ogr",
      [
        "-f", "GeoJSON", "-oo", "CONFIG_FILE=/vsistdin/", "-sql", sql(part), "/vsistdout/", pathForGDAL(path),
      ],
      input: Array(configuration(part).utf8), for: path)
    if run.messages.hasFailed {
      let isCondition = run.messages.tell("SQL") || run.messages.tell("available field")
      throw run.messages.failure(
        of: path,
        advice: isCondition
          ? "Check where: of the preset “\(name)”; tags in it must stand in keep or test."
          : "The file may be cut off or damaged: fetch it again.")
    }
    var layer = try GeoJSON.read(run.output, file: path)
    for index in layer.features.indices { layer.features[index].line = 0 }
    layer.problems += run.messages.problems(of: path)
    return part.becomesPoints ? layer.centres : layer
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
    return "attribute_name_laundering=no\nclosed_ways_are_polygons=\(closedWays.joined(separator: ","))\n"
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

  /// Each surface as the centre of its largest part. Degrees will do: on so small a surface they differ from metres by
  /// one factor in each direction, which moves no centre.
  fileprivate var centres: SourceLayer {
    var layer = self
    layer.coordinates = []
    for index in features.indices {
      let polygons = features[index].shape?.geometry(in: coordinates).polygons ?? []
      guard let largest = polygons.max(by: { $0.area < $1.area }) else {
        layer.features[index].shape = nil
        continue
      }
      layer.features[index].shape = .point(layer.coordinates.count)
      layer.coordinates.append(largest.centroid)
    }
    return layer
  }
}
