import GIS

/// A plan with all its figures: everything that a report needs.
public struct Evaluation: Sendable {
  /// The plan.
  public var plan: Plan
  /// The figures, in the order of the plan.
  public var indicators: [IndicatorResult]
  /// The zones, their groups and their union; each result's figures follow their order.
  public var areas: StudyAreas
  /// The system that everything was measured in, with its greatest distortion over the zones.
  public var workingSystem: WorkingSystem
  /// Remarks and warnings on the data: repairs, overlaps of zones, layers that seem shifted.
  public var warnings: [Problem]
  /// The files read.
  public var inputs: [InputFile]
  /// How far layers may be off against each other for want of a transformation between their datums; 0 where all are known.
  public var placementError: Length
  /// What was done, and how long it took.
  public var steps: [Step]

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

extension Evaluation {
  /// The figure of an id; `nil` where the plan has none.
  public subscript(id: String) -> IndicatorResult? { indicators.first { $0.indicator.id == id } }
}

/// A figure of a plan with its result.
public struct IndicatorResult: Sendable {
  /// What the plan says of it.
  public var indicator: Indicator
  /// What the measure found.
  public var result: MeasureResult
  /// How the overall figure stands against the target; `nil` where the plan sets none.
  public var outcome: TargetOutcome?
  /// The system of its layers.
  public var workingSystem: WorkingSystem

  /// The figure over the union of the zones, in the unit of the result; `nil` where none exists.
  public var value: Double? { result.overall.value }

  /// The layers to look at on a map, by what they show; empty but for the detail ``Detail/layers``.
  public var layers: [ResultLayer.Role: MapLayer] {
    Dictionary(result.layers.map { ($0.role, MapLayer(layer: $0.layer, workingSystem: workingSystem)) }) {
      first, _ in first
    }
  }

  /// Joins an indicator with its result and compares it with its target.
  package init(indicator: Indicator, result: MeasureResult, workingSystem: WorkingSystem) {
    self.indicator = indicator
    self.result = result
    self.workingSystem = workingSystem
    outcome = indicator.target.map {
      TargetOutcome(of: result.overall, against: $0, numeratorUnit: result.numeratorUnit)
    }
  }
}

/// A file that the figures rest on.
public struct InputFile: Sendable, Hashable {
  /// The path as the plan writes it.
  public var file: String
  /// The keys of the layers that were read from it; empty for the plan itself.
  public var layers: [String]
  /// The SHA-256 of its bytes, in hexadecimal.
  public var sha256: String
  /// The number of its bytes.
  public var bytes: Int

  /// Joins the parts.
  package init(file: String, layers: [String], sha256: String, bytes: Int) {
    self.file = file
    self.layers = layers
    self.sha256 = sha256
    self.bytes = bytes
  }
}

/// A step of the work with its duration.
public struct Step: Sendable, Hashable {
  /// What was done: `plan`, `read`, `shifts`, `project`, `zones`, `population`, or the id of an indicator.
  public var name: String
  /// How long it took, in seconds. Steps may run at the same time.
  public var seconds: Double

  /// Joins the parts.
  package init(name: String, seconds: Double) {
    self.name = name
    self.seconds = seconds
  }
}
