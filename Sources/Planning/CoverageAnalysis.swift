import Evaluation
import GIS
import Measures

/// The share of each zone within a distance of facilities, of layers at hand: a plan of one indicator, evaluated as any
/// other, so that it is the figure of `ambit coverage`.
public struct CoverageAnalysis: Sendable {
  /// How much of a zone is covered.
  public struct Zone: Sendable, Hashable {
    /// What the zone is called.
    public let name: String
    /// The covered share, from 0 to 1; `nil` for a zone without area.
    public let share: Double?
    /// The covered area.
    public let covered: Area
    /// The area of the zone.
    public let total: Area
  }

  /// The zones, in the order of their layer.
  public let zones: [Zone]
  /// The union of the zones.
  public let whole: Zone
  /// All that was found, with remarks, companions and map layers.
  public let evaluation: Evaluation

  /// Measures the coverage; facilities count wherever they lie. Points are exact, for they reach true circles.
  ///
  /// - Parameters:
  ///   - zones: The zones, surfaces.
  ///   - nameField: The property that names a zone; `nil` for `name` where every zone has one, or else its number.
  ///   - facilities: What covers them: points, lines or surfaces.
  ///   - radius: How far a facility serves, over 0 m.
  ///   - workingSystem: The system to measure in, such as EPSG:4549; `nil` for a projection centred on the zones.
  /// - Throws: ``/GIS/Failure`` with all that is wrong with the layers or the radius.
  /// - Complexity: O(n·k + m·k) for n facilities of k neighbours and m vertices of zones.
  public init(
    of zones: SourceLayer, namedBy nameField: String? = nil, by facilities: SourceLayer, radius: Length,
    workingSystem: String? = nil
  ) throws {
    let indicator = try Indicator(
      id: "coverage", name: texts("coverage"), measure: CoverageMeasure.self,
      options: [("facilities", ["facilities"]), ("radius", ["\(digits(radius.metres)) m"])],
      layers: ["zones", "facilities"], hasPopulation: false)
    let plan = Plan(
      title: indicator.name, workingSystem: workingSystem,
      layers: [PlanLayer(atHand: "zones", nameField: nameField), PlanLayer(atHand: "facilities")],
      zones: ZoneDefinition(layer: "zones", nameField: nameField, at: Place()), population: nil,
      indicators: [indicator])
    evaluation = try Workspace(plan, layers: ["zones": zones, "facilities": facilities]).evaluation()
    let result = evaluation.indicators[0].result
    func zone(_ name: String, _ figure: Figure) -> Zone {
      Zone(
        name: name, share: figure.value, covered: .squareMetres(figure.numerator),
        total: .squareMetres(figure.denominator ?? 0))
    }
    self.zones = zip(evaluation.areas.zones, result.zones).map { zone($0.key, $1) }
    whole = zone("", result.overall)
  }
}
