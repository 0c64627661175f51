import PlanFile

/// A way to compute a figure for every zone of a plan.
///
/// Adding one is one new file with a type that conforms, and its name in the catalogue. The catalogue,
/// the checks of a plan and the editors' schema follow from its ``description``.
public protocol Measure: Sendable {
  /// What it is called, what it means and which parameters it takes.
  static var description: MeasureDescription { get }

  /// Takes the parameters out of the plan. The reader records what is wrong with them and goes on with a stand-in, so
  /// that all problems come out at once; a measure of a reader with problems is never evaluated.
  init(from reader: inout ParameterReader)

  /// The unit of its figures; it may follow from the parameters.
  var unit: MeasureUnit { get }

  /// Whether the figures, companions apart, depend on where people live. A measure that says no is shown nobody where
  /// figures alone are asked for, so that they can be kept when the people change. Default: true.
  var readsPopulation: Bool { get }

  /// The layers whose lengths it counts, for checks of lines that stand twice. Default: none.
  var countedLengths: CountedLengths? { get }

  /// The conditions among its parameters, with the layers whose features they choose from.
  var selections: [Selection] { get }

  /// The facilities within a distance of which something lies: beyond it from the zones they play no part, and in their places
  /// the reason of a strange figure is sought. The features of other layers count where they lie.
  var services: [FacilityService] { get }

  /// What it needs of the features of its layers; what is not met, such as a misspelt property, is refused before anything is
  /// computed.
  var demands: [DataDemand] { get }

  /// Computes the figures. Pure: the same context gives the same result, whatever the number of cores.
  ///
  /// Errors: ``/GIS/Failure`` where a layer cannot serve the measure or a library fails.
  func evaluate(in context: PlanContext) throws -> MeasureResult
}

extension Measure {
  /// A measure looks at people unless it says that it does not.
  public var readsPopulation: Bool { true }

  /// A measure counts no lengths unless it says so.
  public var countedLengths: CountedLengths? { nil }
}
