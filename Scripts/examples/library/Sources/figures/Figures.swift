import Evaluation
import PlanFile
import Planning

/// Holds a plan in memory and asks it again and again: what does one more bus stop bring, at each of five places?
///
/// Run it from the root of the repository: `swift run --package-path Scripts/examples/library figures`.
@main
struct Figures {
  static func main() throws {
    let workspace = try Workspace(plan: "GeoData/minhang/plan.yaml", only: ["transit-coverage"])
    let before = try workspace.evaluation(detail: .figures).indicators[0]
    print("\(before.indicator.name.en): \(percent(before))")

    for (longitude, latitude) in [
      (121.35, 30.99), (121.40, 31.02), (121.46, 31.11), (121.53, 31.01), (121.55, 31.08),
    ] {
      let text = "edits: [{ add: bus-stops, at: [\(longitude), \(latitude)] }]"
      let scenario = try Scenario.read("one-stop.yaml", text: text)[0]
      let after = try workspace.figures(after: scenario)[0]
      print("a stop at \(longitude), \(latitude): \(percent(after))")
    }
  }

  private static func percent(_ indicator: IndicatorResult) -> String {
    guard let value = indicator.result.overall.value else { return "no value" }
    return "\((value * 1_000_000).rounded() / 10_000) %"
  }
}
