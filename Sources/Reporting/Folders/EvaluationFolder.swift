import Evaluation
import GIS
import PlanFile

extension Evaluation {
  /// A folder with the figures, layers for a map and an account of the run: `indicators.json`, `indicators.csv`,
  /// `layers/towns.geojson` (every figure by zone) and a layer for each thing that a measure drew.
  ///
  /// Errors: computation, where a layer has no place in WGS-84.
  package func folder(of run: ResultsRun, in language: Language) throws -> ResultsFolder {
    var folder = ResultsFolder(of: run, account: account)
    folder.add("indicators.json", json.bytes)
    folder.add("indicators.csv", csv(in: language).bytes)
    let drawn = indicators.flatMap { indicator in
      indicator.result.layers.map {
        (path: "layers/\(indicator.indicator.id)-\($0.role.rawValue)", layer: $0.layer)
      }
    }
    try folder.add([("layers/towns", towns(language))] + drawn, from: workingSystem)
    return folder
  }

  private func towns(_ language: Language) -> Layer {
    let features = areas.zones.enumerated().map { number, zone in
      var properties: Properties = ["name": .string(zone.name[language]), "area": .number(zone.area)]
      if let people = zone.people { properties["people"] = .number(people) }
      for indicator in indicators where indicator.result.zones.indices.contains(number) {
        let value = indicator.result.zones[number].value
        properties[indicator.indicator.id] = value.map { .number($0) } ?? .null
        for companion in indicator.result.companions where companion.zones.indices.contains(number) {
          properties["\(indicator.indicator.id):\(companion.key)"] =
            companion.zones[number].map { .number($0) } ?? .null
        }
      }
      return Feature(id: zone.id, geometry: .multiPolygon(zone.polygons), properties: properties)
    }
    return Layer(name: "towns", features: features)
  }

  /// What the run read, by which means.
  var account: JSON {
    .object([
      "libraries": JSON.libraries, "plan": plan.file, "workingSystem": workingSystem, "inputs": inputs,
      "indicators": indicators.map {
        JSON.object([
          "id": $0.indicator.id, "measure": $0.indicator.measureName,
          "parameters": $0.indicator.parametersJSON,
          "reading": $0.result.reading.fieldsJSON,
        ])
      }, "steps": steps.map { JSON.object(["name": $0.name, "seconds": $0.seconds]) },
    ])
  }
}

extension JSON {
  /// The libraries that everything was computed by.
  static var libraries: JSON { .object(["GEOS": LibraryVersions.geos, "PROJ": LibraryVersions.proj]) }
}

extension InputFile: JSONValue {
  package var json: JSON { .object(["file": file, "layers": layers, "sha256": sha256, "bytes": bytes]) }
}

extension Indicator {
  /// The parameters: as the plan writes them, or else the measure's default.
  fileprivate var parametersJSON: JSON {
    .members(
      type(of: measure).description.parameters.compactMap { parameter in
        if let node = parameters?[parameter.name], node.content != .nothing {
          return (parameter.name, node.asWritten)
        }
        guard case .defaulted(let text) = parameter.presence else { return nil }
        return (parameter.name, .string(text))
      })
  }
}

extension PlanNode {
  /// A part of a plan; numbers and words as text, as they stand there.
  fileprivate var asWritten: JSON {
    switch content {
    case .nothing: .null
    case .scalar(let text, _): .string(text)
    case .list(let nodes): .array(nodes.map(\.asWritten))
    case .mapping(let entries): .members(entries.map { ($0.key, $0.value.asWritten) })
    }
  }
}
