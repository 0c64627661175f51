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
}

/// A figure of a plan with its result.
public struct IndicatorResult: Sendable {
  /// What the plan says of it.
  public var indicator: Indicator
  /// What the measure found.
  public var result: MeasureResult
  /// How the overall figure stands against the target; `nil` where the plan sets none.
  public var outcome: TargetOutcome?
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
}

/// A step of the work with its duration.
public struct Step: Sendable, Hashable {
  /// What was done: `plan`, `read`, `shifts`, `project`, `zones`, `population`, or the id of an indicator.
  public var name: String
  /// How long it took, in seconds. Steps may run at the same time.
  public var seconds: Double
}
