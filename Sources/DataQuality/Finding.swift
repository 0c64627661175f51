import GIS

/// What a check has found in a layer: how bad it is, how often it occurs, where, and what to do about it.
package struct Finding: Sendable, Hashable {
  /// A measured quantity that belongs to the finding, such as the area of all overlaps.
  package struct Figure: Sendable, Hashable {
    /// The unit of a value.
    package enum Unit: String, Sendable {
      /// Lengths.
      case metres = "m"
      /// Surfaces.
      case squareMetres = "m²"
      /// People.
      case people
      /// One number divided by another of the same unit.
      case ratio = "1"
    }

    /// What is measured, in lower case with hyphens, such as `length`.
    package let name: String
    /// How much it is.
    package let value: Double
    /// The unit of the value.
    package let unit: Unit

    /// Makes a figure.
    package init(_ name: String, _ value: Double, _ unit: Unit) {
      self.name = name
      self.value = value
      self.unit = unit
    }
  }

  /// A place where it occurs.
  package struct Spot: Sendable, Hashable {
    /// The file, and where known the line and the feature.
    package var place: Place
    /// The place on the ground, in the working system; `nil` where it has none.
    package var point: Point?

    /// Joins both.
    package init(_ place: Place, at point: Point? = nil) {
      self.place = place
      self.point = point
    }
  }

  /// How many places are told one by one.
  package static let mostSpots = 5

  /// A short stable name for scripts, such as `zones-overlap`.
  package var kind: String
  /// Error: the other commands refuse the data. Warning: the figures may not mean what the planner thinks. Note: worth
  /// knowing.
  package var severity: Problem.Severity
  /// The key of the layer in the plan, or the name of the file; that of the plan file for a fault of the plan.
  package var layer: String
  /// How often it occurs, in the thing that the message counts: features, pairs, places.
  package var count: Int
  /// What is wrong, in a planner's words.
  package var message: LocalizedText
  /// What to do about it; empty where the message says it all.
  package var advice: LocalizedText
  /// What was measured, the most important first.
  package var figures: [Figure]
  /// The first places, ``mostSpots`` at most.
  package var spots: [Spot]
  /// All places as features in the working system, for a map; empty where there is nothing to draw.
  package var map: [Feature]

  /// Makes a finding; of the places the first are kept.
  package init(
    _ severity: Problem.Severity, _ kind: String, in layer: String, count: Int, _ message: LocalizedText,
    advice: LocalizedText = "", figures: [Figure] = [], spots: [Spot] = [], map: [Feature] = []
  ) {
    self.kind = kind
    self.severity = severity
    self.layer = layer
    self.count = count
    self.message = message
    self.advice = advice
    self.figures = figures
    self.spots = Array(spots.prefix(Self.mostSpots))
    self.map = map
  }
}

extension Finding {
  /// Findings of problems that were reported elsewhere: those of one severity and code are one finding, with the first
  /// one's words and advice.
  ///
  /// - Parameters:
  ///   - problems: What was reported.
  ///   - layer: The name of the layer that a problem belongs to.
  package static func of(_ problems: [Problem], layer: (Problem) -> String) -> [Finding] {
    var findings: [Finding] = []
    for problem in problems {
      let layer = layer(problem)
      let known = findings.firstIndex {
        $0.kind == problem.code && $0.severity == problem.severity && $0.layer == layer
      }
      guard let known else {
        findings.append(
          Finding(
            problem.severity, problem.code, in: layer, count: 1, problem.message, advice: problem.advice,
            spots: [Spot(problem.place)]))
        continue
      }
      findings[known].count += 1
      if findings[known].spots.count < mostSpots { findings[known].spots.append(Spot(problem.place)) }
    }
    return findings
  }
}
