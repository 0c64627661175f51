import GIS

/// Zones of a plan that are no surface, have no name, or share one: errors where the layer is said to be the zones.
enum ZoneNameCheck: DataCheck {
  static func findings(in data: InspectedData) throws -> [Finding] { data.zones.flatMap(findings) }

  private static func findings(in layer: InspectedLayer) -> [Finding] {
    let use = layer.layer.use
    // Parcels may look like zones and serve as land that counts, which needs no names.
    let severity: Problem.Severity = use.isZones == true ? .error : .warning
    let property = layer.layer.nameProperty
    let names = layer.features.map { $0.properties[property]?.text ?? "" }
    var findings: [Finding] = []
    let flat = layer.features.indices.filter { index in
      let isPlaced = layer.layer.source.features[layer.layer.chosen[index]].shape != nil
      return layer.features[index].geometry.map { $0.dimension != .surface } ?? !isPlaced
    }
    if !flat.isEmpty {
      findings.append(
        layer.finding(
          severity, "zone-no-surface", features: flat,
          texts("zone-no-surface", ["flat": flat.count]),
          advice: texts("zone-no-surface.advice")))
    }
    // A layer without the property is told of by the plan; files need no names.
    if names.allSatisfy(\.isEmpty) { return findings }
    let nameless = names.indices.filter { names[$0].isEmpty }
    if !nameless.isEmpty {
      findings.append(
        layer.finding(
          use.namesZones ? severity : .warning, "zone-without-name", features: nameless,
          texts(
            use.namesZones ? "zone-without-name" : "zone-without-name/numbered",
            ["count": nameless.count, "property": property]),
          advice: texts("zone-without-name.advice")))
    }
    var seen = Set<String>()
    let repeated = names.indices.filter { !names[$0].isEmpty && !seen.insert(names[$0]).inserted }
    if !repeated.isEmpty {
      findings.append(
        layer.finding(
          use.namesZones || nameless.isEmpty ? severity : .warning, "duplicate-zone", features: repeated,
          texts(
            "duplicate-zone",
            ["count": repeated.count, "names": repeated.prefix(Finding.mostSpots).map { names[$0] }]),
          advice: texts("duplicate-zone.advice")))
    }
    return findings
  }
}
