import ArgumentParser

/// The options of `ambit site` for a plan.
struct SitePlanOptions: ParsableArguments {
  @Option(help: "The id of the indicator, a coverage by points.")
  var indicator: String?

  @Flag(
    help:
      "Finds the fewest sites that reach the indicator's target, which is what it does without --add and --budget."
  )
  var reachTarget = false

  @Option(help: "How many sites to add, so that the indicator rises most.")
  var add: Int?

  @Option(
    help: ArgumentHelp(
      "Where sites may stand: grid, grid:300m, layer:KEY of the plan, or crossings, crossings:KEY of its streets.",
      valueName: "where"))
  var candidates: String = "grid"

  @Option(help: "The property of the candidates' layer with the cost of each, for --budget.")
  var costProperty: String?

  @Option(help: "The layer that the sites are added to; the first of the indicator's facilities without it.")
  var addTo: String?

  @Option(help: "The folder for the results; siting beside the plan without it.")
  var output: String?

  /// Whether none of them is given.
  var isUnused: Bool {
    indicator == nil && !reachTarget && add == nil && candidates == "grid" && costProperty == nil
      && addTo == nil
      && output == nil
  }
}
