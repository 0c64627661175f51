import Coverage
import GIS

/// The people at the places that they walk from.
extension SettledPopulation {
  /// Where people walk from: the points, or the centres of the pieces of surfaces.
  package var doors: [Point] {
    if case .points(let points) = population.places { return points }
    return pieces.geometries.map { geometry in
      // Of a piece in parts, the largest.
      geometry.polygons.max { $0.area < $1.area }?.centroid ?? Point(x: 0, y: 0)
    }
  }

  /// The pieces of surfaces, and how many people of the whole live on a square metre of each; those who count in several zones,
  /// once.
  package var surfacesInWhole: (pieces: ZoneSet, densities: [Double]) {
    let people = peopleInWhole
    return (pieces, density.indices.map { people[$0] > 0 ? density[$0] : 0 })
  }

  /// How far the ground behind each of the ``doors`` extends from it, in metres; `nil` where people live at points.
  package var spreadAtDoors: [Double]? {
    guard case .surfaces = population.places else { return nil }
    return zip(pieces.geometries, doors).map { geometry, door in
      geometry.points.reduce(0) { max($0, $1.distance(to: door)) }
    }
  }

  /// What stands behind the ``doors``, each place once, for maps: the number of its door, its point or surface, and the
  /// number of its zone. Places in no zone are left out.
  package var places: [(door: Int, geometry: Geometry, zone: Int)] {
    func zone(at point: Point) -> Int? {
      ground.zones(at: point).first.flatMap { $0 < areas.zones.count ? $0 : nil }
    }
    if case .points(let points) = population.places {
      return points.enumerated().compactMap { number, point in
        zone(at: point).map { (number, .point(point), $0) }
      }
    }
    // Where areas overlap, the pieces in the whole are those that count once.
    let doors = doors
    let whole = ground.count - 1
    return pieces.geometries.enumerated().compactMap { number, geometry in
      if areas.isPartition { return (number, geometry, areaOfPiece[number]) }
      guard areaOfPiece[number] == whole else { return nil }
      return zone(at: doors[number]).map { (number, geometry, $0) }
    }
  }

  /// The people behind each of the ``doors``; those of a piece that lies in no counted area, none.
  package var peopleAtDoors: [Double] {
    if case .points = population.places { return population.people }
    return zip(sizeOfPiece, density).map { $0 * $1 }
  }

  /// The people behind each of the ``doors`` who live in the whole, each of them once.
  package var peopleInWhole: [Double] {
    switch population.places {
    case .points(let points):
      let whole = ground.count - 1
      return zip(points, population.people).map { point, people in
        let homes = ground.zones(at: point)
        return (areas.isPartition ? !homes.isEmpty : homes.contains(whole)) ? people : 0
      }
    case .surfaces:
      // Without a partition the pieces of the whole, which is the last area, stand beside those of the zones.
      let whole = ground.count - 1
      return peopleAtDoors.enumerated().map { areas.isPartition || areaOfPiece[$0] == whole ? $1 : 0 }
    }
  }

  /// The people behind each of the ``doors`` who compete for what they reach, each of them once: at points also those who
  /// live in no zone.
  package var demandAtDoors: [Double] {
    if case .points = population.places { return population.people }
    return peopleInWhole
  }

  /// The people at those of the ``doors`` that are marked, one mark for each.
  package func inReach(at marks: [Bool]) -> PeopleInReach { sums(at: marks.map { $0 ? 1 : 0 }) }

  /// The people at the ``doors``, each times a weight.
  package func sums(at weights: [Double]) -> PeopleInReach {
    var covered = [ExactSum](repeating: ExactSum(), count: ground.count)
    switch population.places {
    case .points(let points):
      for (index, weight) in weights.enumerated() where weight != 0 {
        for area in ground.zones(at: points[index]) {
          covered[area].add(weight * population.people[index])
        }
      }
    case .surfaces:
      for (piece, weight) in weights.enumerated() {
        covered[areaOfPiece[piece]].add(weight * sizeOfPiece[piece] * density[piece])
      }
    }
    return people(covered.map(\.value))
  }
}
