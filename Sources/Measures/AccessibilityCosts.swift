import Accessibility
import Evaluation
import GIS
import StreetNetwork

/// The opportunities that an accessibility measure looks at: where each is, and how much there is.
struct AccessibilityTargets: Sendable {
  package let points: [Point]
  package let amounts: [Double]

  /// Takes them out of layers of points; one that a scenario adds without an amount counts as 0.
  ///
  /// Errors: ``/GIS/Failure`` of kind bad data that names every feature that is no single point, or whose amount is no number of
  /// 0 or more.
  package init(of layers: [LoadedLayer], property: String?) throws {
    var problems: [Problem] = []
    var points: [Point] = []
    var amounts: [Double] = []
    for layer in layers {
      do {
        let own = try property.map { try layer.numbers(of: $0, atLeast: 0, orAdded: 0) }
        var faults = CappedProblems()
        for (index, feature) in layer.features.enumerated() {
          switch feature.geometry {
          case .point(let point)?:
            points.append(point)
            amounts.append(own?[index] ?? 1)
          case nil: continue
          case let geometry?:
            faults.refuse(
              texts.problem("wrong-geometry", ["typeName": geometry.typeName]),
              at: layer.place(ofFeature: index))
          }
        }
        problems += faults.all
      } catch let failure as Failure {
        problems += failure.problems
      }
    }
    if let failure = Failure(problems) { throw failure }
    (self.points, self.amounts) = (points, amounts)
  }
}

/// The distances from the doors of people to opportunities.
struct AccessibilityCosts: Sendable {
  package let matrix: CostMatrix
  /// Where doors and opportunities enter the streets; `nil` where distances run straight.
  package var places: (streets: Streets, doors: StreetPlaces, targets: StreetPlaces)?

  /// What a reader should know of those whom the streets leave out.
  ///
  /// - Parameter count: The people in the zones at the doors that are marked.
  package func notes(_ maxSnap: Length, count: ([Bool]) -> Double) -> [LocalizedText] {
    guard let places else { return [] }
    var remarks = StreetRemarks(
      places.streets, doors: places.doors, facilities: [places.targets], maxSnap: maxSnap, count: count)
    remarks.noun = texts("streets/opportunities")
    return remarks.words
  }
}

/// The distances to opportunities.
private struct AccessibilityCostsKey: SharedKey {
  typealias Value = AccessibilityCosts
  let opportunities: [String]
  let limit: Length
  let travel: Travel
}

extension AccessibilityMeasure {
  /// The distances within the limit; the same for all indicators that ask for them.
  ///
  /// Errors: as for streets. Cost: a query of the opportunities, or a search of the streets, around each place.
  func costs(to targets: AccessibilityTargets, in context: PlanContext) throws -> AccessibilityCosts {
    let doors = try context.settledPopulation().doors
    let key = AccessibilityCostsKey(opportunities: opportunities, limit: limit, travel: travel)
    return try context.shared.value(key) {
      if !travel.isWalk { return try straightCosts(doors, targets.points) }
      let streets = try travel.network(in: context)
      let costs = StreetCosts(
        from: doors, to: targets.points, within: limit.metres, along: streets, maxSnap: travel.maxSnap.metres)
      let matrix = CostMatrix(
        originCount: doors.count, destinationCount: targets.points.count, origins: costs.doors,
        destinations: costs.targets, costs: costs.distances)
      return AccessibilityCosts(matrix: matrix, places: (streets, costs.doorPlaces, costs.targetPlaces))
    }
  }

  private func straightCosts(_ doors: [Point], _ targets: [Point]) throws -> AccessibilityCosts {
    let tree = PackedTree(
      targets.map { BoundingBox(minX: $0.x, minY: $0.y, maxX: $0.x, maxY: $0.y) })
    let runs = evenRanges(count: doors.count, pieces: 16)
    let found = concurrentMap(count: runs.count) {
      run -> (doors: [Int32], targets: [Int32], costs: [Double]) in
      var found: (doors: [Int32], targets: [Int32], costs: [Double]) = ([], [], [])
      for number in runs[run] {
        let door = doors[number]
        let box = BoundingBox(at: door)
        tree.search(box.expanded(by: limit.metres)) { target in
          let distance = door.distance(to: targets[target])
          guard distance <= limit.metres else { return }
          found.doors.append(Int32(number))
          found.targets.append(Int32(target))
          found.costs.append(distance)
        }
      }
      return found
    }
    return AccessibilityCosts(
      matrix: CostMatrix(
        originCount: doors.count, destinationCount: targets.count, origins: found.flatMap(\.doors),
        destinations: found.flatMap(\.targets), costs: found.flatMap(\.costs)))
  }
}
