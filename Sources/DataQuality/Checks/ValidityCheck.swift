import GIS

/// Surfaces and lines that are not valid, such as outlines that cross themselves, and those that were made valid.
enum ValidityCheck: DataCheck {
  static func findings(in data: InspectedData) throws -> [Finding] {
    data.layers.flatMap { layer -> [Finding] in
      let faults = layer.faults.sorted { $0.key < $1.key }.flatMap { index, faults in
        faults.map { (index: index, fault: $0) }
      }
      let codes = Set(faults.map(\.fault.fault.code)).sorted()
      let findings = codes.map { code in
        finding(code, faults.filter { $0.fault.fault.code == code }, in: layer)
      }
      return findings + Finding.of(layer.notes) { _ in layer.key }
    }
  }

  private static func finding(
    _ code: String, _ faults: [(index: Int, fault: GeometryFault)], in layer: InspectedLayer
  ) -> Finding {
    let first = faults[0].fault
    return Finding(
      layer.layer.isRepaired ? .warning : .error, code, in: layer.key, count: faults.count,
      texts(
        faults.count == 1 ? "invalid/one" : "invalid/many", ["count": faults.count, "fault": first.inWords]),
      advice: layer.layer.isRepaired ? texts("invalid/repaired") : first.problem().advice,
      spots: faults.prefix(Finding.mostSpots).map { Finding.Spot($0.fault.place, at: $0.fault.point) },
      map: faults.map { item in
        Feature(
          geometry: item.fault.point.map(Geometry.point),
          properties: [
            "name": .string(layer.name(ofFeature: item.index).en),
            "feature": .number(layer.layer.chosen[item.index] + 1), "fault": .string(code),
          ])
      })
  }
}
