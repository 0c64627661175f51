import ArgumentParser

/// The options of `ambit site` for a plan.
struct SitePlanOptions: ParsableArguments {
  @Option(help: texts("help/site-plan-options/indicator").help) var indicator: String?
  @Flag(help: texts("help/site-plan-options/reach-target").help) var reachTarget = false
  @Option(help: texts("help/site-plan-options/add").help) var add: Int?
  @Option(help: texts("help/site-plan-options/close").help) var close: Int?

  @Option(help: ArgumentHelp(texts("help/site-plan-options/candidates").localized, valueName: "where"))
  var candidates: String = "grid"

  @Option(help: texts("help/site-plan-options/cost-property").help) var costProperty: String?
  @Option(help: texts("help/site-plan-options/layer").help) var layer: String?

  @Flag(inversion: .prefixedNo, help: texts("help/site-plan-options/keep-existing").help)
  var keepExisting = true

  @Option(help: texts("help/site-plan-options/output").help) var output: String?

  /// Whether none of them is given.
  var isUnused: Bool {
    indicator == nil && !reachTarget && add == nil && close == nil && candidates == "grid"
      && costProperty == nil && layer == nil && keepExisting && output == nil
  }
}
