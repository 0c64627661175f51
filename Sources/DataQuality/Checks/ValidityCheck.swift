import GIS

/// Surfaces and lines that are not valid, such as outlines that cross themselves.
enum ValidityCheck: DataCheck {
  static func findings(in data: InspectedData) throws -> [Finding] {
    data.layers.flatMap { layer -> [Finding] in
      let bad = layer.faults.keys.sorted()
      let codes = Set(layer.faults.values.flatMap { $0.map(\.code) }).sorted()
      return codes.map { code in
        let faults = bad.flatMap { index in
          (layer.faults[index] ?? []).filter { $0.code == code }.map { (index: index, fault: $0) }
        }
        return Finding(
          layer.layer.isRepaired ? .warning : .error, code, in: layer.key, count: faults.count,
          counted(faults.count, "geometry is", "geometries are") + " not valid: \(faults[0].fault.reason).",
          advice: layer.layer.isRepaired
            ? "The plan has them repaired; look at the result."
            : "Correct them, or set repair: true at the layer in the plan to have them mended and reported.",
          spots: faults.prefix(Finding.mostSpots).map { item in
            var spot = layer.spot(ofFeature: item.index, at: item.fault.place)
            spot.place.ring = item.fault.ring
            return spot
          },
          map: faults.map { item in
            Feature(
              geometry: .point(item.fault.place),
              properties: [
                "name": .string(layer.name(ofFeature: item.index)),
                "feature": .number(layer.layer.chosen[item.index] + 1), "fault": .string(code),
              ])
          })
      }
    }
  }
}
