import GIS

extension Build {
  /// The layers that the scenarios add, in the order of their folder's README.
  func scenarioLayers() throws -> [LayerFile] {
    let chargers = try ScenarioSites(
      district, beside: facilities.chargers.map(\.place), radius: 1_500, share: 1, inset: 900)
    let opened = district.stations.filter { $0.line != Rail.newLine }.map(\.place)
    let stops = try ScenarioSites(
      district, beside: stops.stops.map(\.place) + opened, radius: 500, share: 0.9203, inset: 350)
    return try ScenarioRail.layers(district) + [
      Self.sites(
        chargers.sites, "new-chargers", "new-charger", "新建充电站（示意） New charging stations (illustrative)",
        "新建充电站", "New charging station"),
      Self.sites(
        stops.sites, "new-bus-stops", "new-bus-stop", "新增公交站（示意） New bus stops (illustrative)", "新增公交站",
        "New bus stop"),
    ] + ScenarioParks.layers(district, self)
  }

  private static func sites(
    _ sites: [Point], _ name: String, _ id: String, _ title: String, _ chinese: String, _ english: String
  ) -> LayerFile {
    LayerFile(
      name: name, title: title, origin: .illustration,
      features: sites.enumerated().map { index, place in
        .illustrative(
          "\(id)-\(index + 1)", .point(place),
          ["name": .string("\(chinese)\(index + 1)"), "name_en": .string("\(english) \(index + 1)")])
      })
  }
}

extension Feature {
  /// A feature of a scenario that stands for a project whose place is not known: it says so itself.
  static func illustrative(_ id: String, _ shape: Geometry, _ properties: Properties) -> Feature {
    var properties = properties
    properties["illustrative"] = .bool(true)
    return Feature(id: .string(id), geometry: shape, properties: properties)
  }
}
