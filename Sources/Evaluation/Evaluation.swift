import GIS
import PlanFile

/// A plan with all its figures: everything that a report needs.
package struct Evaluation: Sendable {
  /// The plan.
  package var plan: Plan
  /// The figures, in the order of the plan.
  package var indicators: [IndicatorResult]
  /// The zones, their groups and their union; each result's figures follow their order.
  package var areas: StudyAreas
  /// The system that everything was measured in, with its greatest distortion over the zones.
  package var workingSystem: WorkingSystem
  /// Remarks and warnings on the data: repairs, overlaps of zones, layers that seem shifted.
  package var warnings: [Problem]
  /// The files read.
  package var inputs: [InputFile]
  /// How far layers may be off against each other for want of a transformation between their datums; 0 where all are known.
  package var placementError: Length
  /// What was done, and how long it took.
  package var steps: [Step]

  /// Joins the parts.
  package init(
    plan: Plan, indicators: [IndicatorResult], areas: StudyAreas, workingSystem: WorkingSystem,
    warnings: [Problem], inputs: [InputFile], placementError: Length, steps: [Step]
  ) {
    self.plan = plan
    self.indicators = indicators
    self.areas = areas
    self.workingSystem = workingSystem
    self.warnings = warnings
    self.inputs = inputs
    self.placementError = placementError
    self.steps = steps
  }
}

/// A figure of a plan with its result.
package struct IndicatorResult: Sendable {
  /// What the plan says of it.
  package var indicator: Indicator
  /// What the measure found.
  package var result: MeasureResult
  /// How the overall figure stands against the target; `nil` where the plan sets none.
  package var outcome: TargetOutcome?

  /// Joins an indicator with its result and compares it with its target.
  package init(indicator: Indicator, result: MeasureResult) {
    self.indicator = indicator
    self.result = result
    outcome = indicator.target.map {
      TargetOutcome(of: result.overall, against: $0, numeratorUnit: result.numeratorUnit)
    }
  }
}

/// A file that the figures rest on.
package struct InputFile: Sendable, Hashable {
  /// The path as the plan writes it.
  package var file: String
  /// The keys of the layers that were read from it; empty for the plan itself.
  package var layers: [String]
  /// The SHA-256 of its bytes, in hexadecimal.
  package var sha256: String
  /// The number of its bytes.
  package var bytes: Int

  /// Joins the parts.
  package init(file: String, layers: [String], sha256: String, bytes: Int) {
    self.file = file
    self.layers = layers
    self.sha256 = sha256
    self.bytes = bytes
  }
}

/// A step of the work with its duration.
package struct Step: Sendable, Hashable {
  /// What was done: `plan`, `read`, `shifts`, `project`, `zones`, `population`, or the id of an indicator.
  package var name: String
  /// How long it took, in seconds. Steps may run at the same time.
  package var seconds: Double

  /// Joins the parts.
  package init(name: String, seconds: Double) {
    self.name = name
    self.seconds = seconds
  }
}
