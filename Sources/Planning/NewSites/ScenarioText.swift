import GIS

/// The scenario file that adds sites to a layer of a plan.
struct ScenarioText {
  /// The file's text.
  let text: String

  /// Writes the scenario.
  ///
  /// - Parameters:
  ///   - sites: Longitudes and latitudes, to seven decimals.
  ///   - layer: The key of the layer they are added to.
  ///   - indicator: What they serve.
  ///   - baseline: The path of the plan from the folder of the scenario.
  init(adding sites: [Point], to layer: String, for indicator: Indicator, baseline: String) {
    func quoted(_ text: String) -> String {
      "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
    func name(_ zh: String, _ en: String) -> String { "{ zh: \(quoted(zh)), en: \(quoted(en)) }" }
    let places = sites.map { "      - [\(digits($0.x)), \(digits($0.y))]" }
    text = """
      # Sites that ambit site chose for “\(indicator.id)”. ambit compare shows what they change.
      name: \(name("\(indicator.name.zh)：新增 \(sites.count) 处", "\(indicator.name.en): \(sites.count) new sites"))
      baseline: \(quoted(baseline))
      cost-unit: \(name("处", "new sites"))
      edits:
        - add: \(quoted(layer))
          project: \(name("新增设施", "New sites"))
          cost: \(sites.count)
          at:
      \(places.joined(separator: "\n"))

      """
  }
}
