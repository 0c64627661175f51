import Coverage
import GIS
import Siting

/// The fewest new sites that leave no place of the land beyond reach, with a proof that holds for every point.
///
/// Land has infinitely many points. So sites are found for a sample of them (location set covering), the exact coverage
/// shows what they miss, the worst place of every gap joins the sample, and all is solved again, until nothing is missed.
/// What is left out of the sample can only ask for more sites: the fewest for the sample is a bound for the land, and a
/// solution for the sample that covers the land is a fewest one. Each round forbids the last choice, so it ends.
struct FullCover {
  /// What was found.
  struct Outcome {
    package var solution: Solution
    /// How often a sample was solved.
    package var rounds: Int
    /// How many points the last sample had.
    package var samples: Int
    /// How far the worst served place lies beyond the rim of the nearest facility, in metres; 0 or less where all is
    /// covered.
    package var excess: Double
    /// Places that no candidate reaches, in the middle of their gaps.
    package var unreachable: [Point] = []
  }

  private static let tolerance = SitingAnswer.Certificate.tolerance

  private let land: ZoneSet
  private let existing: [Disc]
  private let candidates: CandidateSites
  /// What each candidate would reach.
  private let reaches: [Disc]
  /// How far the first samples lie apart.
  private let step: Double

  /// - Parameters:
  ///   - land: The surfaces to be covered, which do not overlap.
  ///   - existing: The facilities that are there.
  ///   - radius: How far a new site reaches, in metres.
  package init(of land: [Polygon], existing: [Disc], candidates: CandidateSites, radius: Double) {
    self.land = ZoneSet([land])
    self.existing = existing
    self.candidates = candidates
    reaches = candidates.discs(radius: radius - CandidateSites.rounding)
    step = radius / 3
  }

  /// Solves rounds until the land is covered or time is over.
  ///
  /// Errors: computation, where a self-check fails. Cost: a covering problem and an exact coverage for each round.
  package func solve(_ limits: SearchLimits, progress: (LocalizedText) -> Void) throws -> Outcome {
    let beyond = try gaps(beside: Array(candidates.points.indices))
    if !beyond.isEmpty {
      return Outcome(
        solution: Solution(status: .infeasible, sites: []), rounds: 0, samples: 0,
        excess: try worst(beside: Array(candidates.points.indices))?.excess ?? 0, unreachable: beyond)
    }
    var samples = try firstSamples()
    var (best, greedy, bound, round): (Outcome?, Solution.Choice?, Double, Int) = (nil, nil, 0, 0)
    // Greedy steps gather the places that matter, and a cover to fall back on; swaps better it; the proof begins with what
    // they found.
    for phase in Phase.allCases {
      var (outcome, isCovering) = try rounds(&samples, phase, limits, after: round, progress)
      round = outcome.rounds
      bound = max(bound, outcome.solution.bound ?? 0)
      if !isCovering { outcome.solution.sites = try filled(outcome.solution.sites) }
      let count = Double(outcome.solution.sites.count)
      outcome.solution.objective = count
      if phase == .greedy { greedy = Solution.Choice(objective: count, sites: outcome.solution.sites) }
      if count < best?.solution.objective ?? .infinity { best = outcome }
      if isCovering, outcome.solution.status == .optimal || bound >= count { break }
    }
    guard var best else { preconditionFailure("every phase has an outcome") }
    let count = Double(best.solution.sites.count)
    best.solution.settle(bound: min(bound, count), isMet: bound >= count)
    best.solution.greedy = greedy
    if best.solution.status == .optimal { try findOthers(of: &best.solution, samples, limits) }
    best.excess = try worst(beside: best.solution.sites)?.excess ?? 0
    return best
  }

  /// How hard a sample is solved.
  private enum Phase: CaseIterable {
    case greedy, swaps, proof

    /// The limits of one sample.
    func limits(within limits: SearchLimits) -> SearchLimits {
      switch self {
      case .greedy: return limits.over
      case .swaps:
        var plain = limits.half
        plain.solver = nil
        return plain
      case .proof: return limits
      }
    }
  }

  /// Solves samples, and adds what each misses to the next, until the land is covered; after a hundred rounds, or when the time
  /// of swaps or proofs is over, it is not.
  private func rounds(
    _ samples: inout [Point], _ phase: Phase, _ limits: SearchLimits, after first: Int,
    _ progress: (LocalizedText) -> Void
  ) throws -> (last: Outcome, isCovering: Bool) {
    var limits = phase.limits(within: limits)
    limits.alternatives = 0
    var round = first
    while true {
      round += 1
      let solution =
        samples.isEmpty
        ? Solution(status: .optimal, objective: 0, bound: 0, sites: [])
        : try model(of: samples).solve(limits)
      let missed = try gaps(beside: solution.sites)
      progress(
        texts(
          "progress/round",
          [
            "round": round, "sites": solution.sites.count, "points": samples.count, "gaps": missed.count,
          ]))
      let outcome = Outcome(solution: solution, rounds: round, samples: samples.count, excess: 0)
      if missed.isEmpty { return (outcome, true) }
      if round - first >= 100 || phase != .greedy && limits.isOver { return (outcome, false) }
      samples += missed
    }
  }

  private func model(of samples: [Point]) throws -> FewestSites {
    let rows = try SiteReach.straightLine.rows(of: samples, reachedFrom: reaches)
    let reach = ReachTable(rows: rows, siteCount: candidates.points.count)
    return try FewestSites(CoverDemand(reach: reach, weights: samples.map { _ in 1 }))
  }

  /// Looks for other fewest sites. Whatever covers the land covers a sample of it, so they are among those of the sample.
  private func findOthers(
    of solution: inout Solution, _ samples: [Point], _ limits: SearchLimits
  ) throws {
    if limits.alternatives == 0 || samples.isEmpty { return }
    let found = try model(of: samples).solve(limits)
    let others = try ([found.sites] + found.alternatives).filter {
      try $0 != solution.sites && $0.count == solution.sites.count && gaps(beside: $0).isEmpty
    }
    solution.alternatives = Array(others.prefix(limits.alternatives))
    solution.alternativesAreAll = found.alternativesAreAll
  }

  /// Sites with the candidates nearest to the gaps that they leave, until there are none.
  private func filled(_ sites: [Int]) throws -> [Int] {
    var sites = sites
    while true {
      let gaps = try gaps(beside: sites)
      let near = try SiteReach.straightLine.nearest(to: gaps, from: reaches).compactMap { $0?.site }
      let new = Set(near).subtracting(sites)
      if new.isEmpty { return sites.sorted() }
      sites += new
    }
  }

  /// Points a third of the radius apart in the land that is not covered yet, and the worst place of every gap.
  private func firstSamples() throws -> [Point] {
    let parts = try gapParts(beside: [])
    var samples = try worstPlaces(of: parts, beside: [])
    let ground = ZoneSet([parts])
    guard ground.extent.width > 0 else { return samples }
    samples += ground.extent.grid(of: step).filter { !ground.zones(at: $0).isEmpty }
    return samples
  }

  private func discs(with sites: [Int]) -> [Disc] {
    existing + sites.map { reaches[$0] }
  }

  /// The worst place of each gap that existing facilities and some sites leave.
  private func gaps(beside sites: [Int]) throws -> [Point] {
    let discs = discs(with: sites)
    guard let worst = try worst(beside: sites) else {
      return try worstPlaces(of: gapParts(beside: []), beside: [])
    }
    if worst.excess <= 0 { return [] }
    let places = try worstPlaces(of: gapParts(beside: sites), beside: sites)
    return places.isEmpty && !discs.isEmpty && worst.excess > Self.tolerance ? [worst.point] : places
  }

  private func worst(beside sites: [Int]) throws -> MostDistantPoint? {
    try land.mostDistantPoint(from: discs(with: sites), tolerance: Self.tolerance)
  }

  /// The parts of the land that existing facilities and some sites leave uncovered.
  private func gapParts(beside sites: [Int]) throws -> [Polygon] {
    let discs = discs(with: sites)
    if discs.isEmpty { return land.geometries.flatMap(\.polygons) }
    let figures = try land.coverage(by: discs)
    return try CoverageOutline(of: discs, tolerance: 0.5).layers(for: land, figures: figures).gaps
      .compactMap { $0 }.flatMap(\.polygons)
  }

  /// The worst served place of each part; of parts that are slivers between an arc and its chord, none.
  private func worstPlaces(of parts: [Polygon], beside sites: [Int]) throws -> [Point] {
    let discs = discs(with: sites)
    if discs.isEmpty { return parts.map(\.centroid) }
    return try concurrentMap(count: parts.count) { number -> Point? in
      let worst = try ZoneSet([[parts[number]]]).mostDistantPoint(from: discs, tolerance: Self.tolerance)
      return worst.flatMap { $0.excess > 0 ? $0.point : nil }
    }.compactMap { $0 }
  }
}
