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

  @Option(help: "How many existing facilities close, so that the indicator falls least; nothing is added.")
  var close: Int?

  @Option(
    help: ArgumentHelp(
      "Where sites may stand: grid, of a fifth of the radius, grid:300m, layer:KEY of the plan, crossings or crossings:KEY of its streets, or circles: where circles about people out of reach meet, for people in a straight line.",
      valueName: "where"))
  var candidates: String = "grid"

  @Option(help: "The property of the candidates' layer with the cost of each, for --budget.")
  var costProperty: String?

  @Option(
    help:
      "The layer that the sites are added to, the first of the indicator's facilities without it; or with --close, whose facilities may close, all of them without it."
  )
  var layer: String?

  @Flag(
    inversion: .prefixedNo,
    help:
      "Existing facilities stay; or all is chosen afresh: their places are candidates like others, count in --add, and close where they are not chosen."
  )
  var keepExisting = true

  @Option(help: "The folder for the results; siting beside the plan without it.")
  var output: String?

  /// Whether none of them is given.
  var isUnused: Bool {
    indicator == nil && !reachTarget && add == nil && close == nil && candidates == "grid"
      && costProperty == nil && layer == nil && keepExisting && output == nil
  }
}
