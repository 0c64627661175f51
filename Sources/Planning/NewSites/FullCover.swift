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
    var solution: Solution
    /// How often a sample was solved.
    var rounds: Int
    /// How many points the last sample had.
    var samples: Int
    /// How far the worst served place lies beyond the rim of the nearest facility, in metres; 0 or less where all is
    /// covered.
    var excess: Double
    /// Places that no candidate reaches, in the middle of their gaps.
    var unreachable: [Point] = []
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
  init(of land: [Polygon], existing: [Disc], candidates: CandidateSites, radius: Double) {
    self.land = ZoneSet([land])
    self.existing = existing
    self.candidates = candidates
    reaches = candidates.discs(radius: radius - CandidateSites.rounding)
    step = radius / 3
  }

  /// Solves rounds until the land is covered or time is over.
  ///
  /// Errors: computation, where a self-check fails. Cost: a covering problem and an exact coverage for each round.
  func solve(_ limits: SearchLimits, progress: (String) -> Void) throws -> Outcome {
    let beyond = try gaps(beside: Array(candidates.points.indices))
    if !beyond.isEmpty {
      return Outcome(
        solution: Solution(status: .infeasible, sites: []), rounds: 0, samples: 0,
        excess: try worst(beside: Array(candidates.points.indices))?.excess ?? 0, unreachable: beyond)
    }
    var samples = try firstSamples()
    // Greedy steps and swaps gather the places that matter, and a cover to fall back on; proofs begin with those.
    let (gathered, quick) = try rounds(&samples, limits.over, most: 100, progress)
    if let quick, quick.solution.status == .optimal { return quick }
    var (outcome, proved) = try rounds(&samples, limits, most: .max, after: gathered.rounds, progress)
    if let proved { return proved }
    outcome.solution = try finished(outcome.solution)
    if let quick, quick.solution.objective ?? 0 <= outcome.solution.objective ?? .infinity {
      let bound = outcome.solution.bound
      outcome.solution = quick.solution
      outcome.solution.bound = max(bound ?? 0, quick.solution.bound ?? 0)
    }
    outcome.solution.status = .feasible
    outcome.excess = try worst(beside: outcome.solution.sites)?.excess ?? 0
    return outcome
  }

  /// Solves rounds, and adds what each misses to the sample, until the land is covered, time is over or there were `most`.
  ///
  /// - Returns: What the last sample gave; and once more where it covers the land.
  private func rounds(
    _ samples: inout [Point], _ limits: SearchLimits, most: Int, after first: Int = 0,
    _ progress: (String) -> Void
  ) throws -> (last: Outcome, covering: Outcome?) {
    var round = first
    while true {
      round += 1
      let rows = try SiteReach.straightLine.rows(of: samples, reachedFrom: reaches)
      let reach = ReachTable(rows: rows, siteCount: candidates.points.count)
      let demand = try CoverDemand(reach: reach, weights: samples.map { _ in 1 })
      let solution =
        samples.isEmpty
        ? Solution(status: .optimal, objective: 0, bound: 0, sites: [])
        : try FewestSites(demand).solve(limits)
      let missed = try gaps(beside: solution.sites)
      progress(
        "round \(round): \(solution.sites.count) sites for \(samples.count) points; \(missed.count) gaps")
      var outcome = Outcome(solution: solution, rounds: round, samples: samples.count, excess: 0)
      if missed.isEmpty {
        outcome.excess = try worst(beside: solution.sites)?.excess ?? 0
        return (outcome, outcome)
      }
      if round == most || limits.isOver && most == .max { return (outcome, nil) }
      samples += missed
    }
  }

  /// A solution of a sample as one of the land: gaps are filled one by one, and the bound is that of the sample.
  private func finished(_ solution: Solution) throws -> Solution {
    var solution = solution
    while let gap = try gaps(beside: solution.sites).first {
      guard let near = try SiteReach.straightLine.nearest(to: [gap], from: reaches)[0]?.site,
        !solution.sites.contains(near)
      else { break }
      solution.sites.append(near)
      solution.objective = Double(solution.sites.count)
    }
    solution.sites.sort()
    return solution
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
