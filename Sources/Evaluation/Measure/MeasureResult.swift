import GIS
import PlanFile

/// What a measure found: figures for the whole, for each zone and for each group, and what they mean.
public struct MeasureResult: Sendable {
  /// The figure over the union of the zones.
  public var overall: Figure
  /// The figure of each zone, in the order of the zones.
  public var zones: [Figure]
  /// The figure of each group of zones, over the union of its members, in the order of the plan.
  public var groups: [Figure]
  /// The unit of the values.
  public var unit: MeasureUnit
  /// The unit of the numerators: what a shortfall amounts to.
  public var numeratorUnit: MeasureUnit
  /// The unit of the denominators; `nil` where the value is no quotient.
  public var denominatorUnit: MeasureUnit?
  /// What was measured, over what, by which distance.
  public var reading: Reading
  /// The greatest error of the overall value that the method itself allows, in the unit; 0 where it is exact but
  /// for rounding. It says nothing of the data.
  public var errorBound: Double
  /// How far the polygons that stand in for the reach of lines and surfaces fall short of its true rim at most; 0 where
  /// the rim is made of true circles.
  public var outlineError = Length.metres(0)
  /// Further figures that help to act on the main one, such as the people left out.
  public var companions: [Companion]
  /// Layers to look at on a map.
  public var layers: [ResultLayer]
  /// Remarks that a reader of the figures should know.
  public var notes: [LocalizedText]

  /// Makes a result.
  public init(
    overall: Figure, zones: [Figure], groups: [Figure] = [], unit: MeasureUnit, numeratorUnit: MeasureUnit,
    denominatorUnit: MeasureUnit? = nil, reading: Reading, errorBound: Double = 0,
    companions: [Companion] = [],
    layers: [ResultLayer] = [], notes: [LocalizedText] = []
  ) {
    self.overall = overall
    self.zones = zones
    self.groups = groups
    self.unit = unit
    self.numeratorUnit = numeratorUnit
    self.denominatorUnit = denominatorUnit
    self.reading = reading
    self.errorBound = errorBound
    self.companions = companions
    self.layers = layers
    self.notes = notes
  }
}

/// A value with the quotient that it comes from: value = scale · numerator ÷ denominator.
public struct Figure: Sendable, Hashable {
  /// The value in the unit of the result; `nil` where none exists.
  public var value: Double?
  /// What is divided, such as the covered area; the value itself for a total.
  public var numerator: Double
  /// What it is divided by, such as the whole area; `nil` for a total.
  public var denominator: Double?
  /// The factor that turns the quotient into the unit of the result, such as 1,000 from m/m² to km/km².
  public var scale: Double
  /// Why there is no value; `nil` where there is one.
  public var reason: LocalizedText?

  /// A total: the value is no quotient.
  public static func total(_ value: Double) -> Figure {
    Figure(value: value, numerator: value, denominator: nil, scale: 1, reason: nil)
  }

  /// A quotient; without a value where the denominator is 0.
  ///
  /// - Parameters:
  ///   - numerator: What is divided.
  ///   - denominator: What it is divided by.
  ///   - scale: The factor that turns the quotient into the unit of the result.
  ///   - emptiness: What a denominator of 0 means, such as "nobody lives here".
  public static func quotient(
    _ numerator: Double, by denominator: Double, scale: Double = 1, emptiness: LocalizedText
  ) -> Figure {
    let value = denominator > 0 ? scale * numerator / denominator : nil
    return Figure(
      value: value, numerator: numerator, denominator: denominator, scale: scale,
      reason: value == nil ? emptiness : nil)
  }
}

/// A further figure, such as the people out of reach.
public struct Companion: Sendable, Hashable {
  /// A short name for scripts, such as `people-outside`.
  public var key: String
  /// The name for people.
  public var name: LocalizedText
  /// The value over the whole.
  public var value: Double
  /// The value of each zone; empty where it is for the whole alone.
  public var zones: [Double?]
  /// The unit of the value.
  public var unit: MeasureUnit
  /// The place it is found at, where it has one.
  public var place: Point?
  /// The zone of that place; `nil` where it lies in none.
  public var zone: String?

  /// Makes a further figure.
  public init(
    key: String, name: LocalizedText, value: Double, zones: [Double?] = [], unit: MeasureUnit,
    place: Point? = nil, zone: String? = nil
  ) {
    self.key = key
    self.name = name
    self.value = value
    self.zones = zones
    self.unit = unit
    self.place = place
    self.zone = zone
  }
}

/// A layer that a measure made, in the working system.
public struct ResultLayer: Sendable {
  /// What it shows.
  public enum Role: String, Sendable, CaseIterable {
    /// What is covered.
    case covered
    /// What is not.
    case gaps
    /// The places that are worst off.
    case witnesses
    /// The facilities with what each contributes.
    case facilities
    /// The ground beside the streets that each facility serves best.
    case serviceAreas = "service-areas"
    /// People near by air whom no street leads there in time.
    case byAirOnly = "by-air-only"
    /// People and facilities too far from every street.
    case unsnapped
    /// The places where people live, each with its value or with what it lacks.
    case places
  }

  /// What it shows.
  public var role: Role
  /// The features.
  public var layer: Layer

  /// Makes a result layer.
  public init(_ role: Role, _ layer: Layer) {
    self.role = role
    self.layer = layer
  }
}
