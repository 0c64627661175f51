import FuzzSupport
import GIS
import PlanFile
import Planning

private let folder: Folder = {
  let folder = Folder()
  SmallCity.write(to: folder)
  return folder
}()

/// A workspace keeps the figures of all that was ever asked: it is made anew now and then.
nonisolated(unsafe) private var workspace: Workspace?
nonisolated(unsafe) private var uses = 0

// Scenarios of any text are read or refused; what one that is read makes of the small city is a number.
fuzz { bytes in
  let text = String(decoding: bytes, as: UTF8.self)
  guard let scenarios = try? Scenario.read(folder.path("fuzz.yaml"), text: text), scenarios.count < 5 else {
    return
  }
  if workspace == nil || uses % 200 == 0 {
    workspace = try? Workspace(plan: folder.path("plan.yaml"), readsEveryLayer: true)
  }
  uses += 1
  guard let workspace else { fatalError("the small city cannot be read") }
  guard let problems = try? workspace.problems(of: scenarios), problems.allSatisfy({ $0.severity != .error })
  else {
    return
  }
  for scenario in scenarios where scenario.edits.count < 50 {
    guard let figures = try? workspace.figures(after: scenario) else { continue }
    for figure in figures {
      require((figure.result.overall.value ?? 0).isFinite, "\(figure.indicator.id) is a number")
    }
  }
}
