import Evaluation
import GIS
import Measures
import PlanFile
import PlanStudies
import Planning

/// A folder with a choice of new sites: `siting.json`, `sites.csv`, `scenario.yaml`, which `ambit compare` takes, layers of
/// the sites, of who is assigned to each and of what is left, and `run.json`.
package struct SitingDirectory: Sendable {
  private var files: [(path: String, bytes: [UInt8])]
  private let run: ResultsRun

  /// Makes every file in memory, so that nothing is written before all is known to be right.
  ///
  /// Errors: computation, where a layer has no place in WGS-84.
  package init(_ answer: SitingAnswer, in workspace: Workspace, version: String) throws {
    run = ResultsRun("site", plan: workspace.plan.file)
    let degrees = { (points: [Point]) in try workspace.degrees(of: points) }
    files = [
      ("siting.json", try answer.json(degrees).bytes), ("sites.csv", try answer.csv(degrees).bytes),
    ]
    if let scenario = answer.scenario { files.append(("scenario.yaml", Array(scenario.utf8))) }
    var layers = answer.layers
    if !answer.unreachable.isEmpty {
      let features = answer.unreachable.map { Feature(geometry: .point($0)) }
      layers.append(("unreachable", Layer(name: "unreachable", features: features)))
    }
    for (name, layer) in layers {
      let source = try layer.mapped(from: workspace.workingSystem)
      files.append(("layers/\(name).geojson", GeoJSON.write(source)))
    }
    files.append(
      (RunAccount.file, RunAccount.json(workspace, version: version, outputs: files).bytes))
  }

  /// Replaces the folder as a whole; see `OutputFolder`.
  ///
  /// - Returns: A warning for each file of the earlier run that somebody has edited since; it is kept.
  package func write(to folder: String) throws -> [Problem] {
    try OutputFolder(files, of: run).write(to: folder)
  }
}
