import GIS
import PlanFile
import PlanStudies
import Planning

extension SitingAnswer {
  /// A folder with the choice: `siting.json`, `sites.csv`, `scenario.yaml`, which `ambit compare` takes, and layers of the
  /// sites, of who is assigned to each and of what is left.
  ///
  /// Errors: computation, where a layer has no place in WGS-84.
  package func folder(of run: ResultsRun, in workspace: Workspace) throws -> ResultsFolder {
    var folder = ResultsFolder(
      of: run,
      account: .object([
        "plan": workspace.plan.file, "workingSystem": workspace.workingSystem, "inputs": workspace.inputs,
      ]))
    folder.add("siting.json", try json(workspace.degrees(of:)).bytes)
    folder.add("sites.csv", try csv(workspace.degrees(of:)).bytes)
    if let scenario { folder.add("scenario.yaml", Array(scenario.utf8)) }
    var layers = layers.map { (path: "layers/\($0.name)", layer: $0.layer) }
    if !unreachable.isEmpty {
      let features = unreachable.map { Feature(geometry: .point($0)) }
      layers.append(("layers/unreachable", Layer(name: "unreachable", features: features)))
    }
    try folder.add(layers, from: workspace.workingSystem)
    return folder
  }
}
