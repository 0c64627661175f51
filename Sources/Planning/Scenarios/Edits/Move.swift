import GIS
import PlanFile

/// Features elsewhere: points at a place, or all by metres of the working system.
struct Move: EditAction {
  let selection: FeatureSelection
  let movement: Movement

  var shapes: ShapeSource? { if case .to(let source) = movement { source } else { nil } }

  var parts: [String?] {
    switch movement {
    case .to: ["move to"] + selection.parts
    case .by(let east, let north): ["move by", "\(east)", "\(north)"] + selection.parts
    }
  }

  func features(of found: [Feature], at place: Place, _ problems: inout [Problem]) -> [Feature]? {
    found.one(at: place, &problems)
  }

  func apply(_ edit: ResolvedEdit, to editing: inout LayerEditing, _ problems: inout [Problem]) {
    let chosen = editing.indices(of: selection, edit, &problems)
    switch movement {
    case .by(let east, let north):
      editing.reshape(chosen, problems) { $0?.mapped { Point(x: $0.x + east, y: $0.y + north) } }
    case .to:
      for index in chosen {
        if case .point? = editing.layer.features[index].geometry { continue }
        problems.refuse(texts.problem("not-a-point"), at: edit.place)
      }
      editing.reshape(chosen, problems) { _ in edit.features[0].geometry }
    }
  }
}

extension Geometry {
  /// The geometry with every vertex moved. Rings stay closed, since their ends move alike.
  fileprivate func mapped(_ move: (Point) -> Point) -> Geometry {
    func ring(_ ring: Ring) -> Ring { Ring(ring.points.map(move)) ?? ring }
    func polygon(_ polygon: Polygon) -> Polygon {
      Polygon(exterior: ring(polygon.exterior), holes: polygon.holes.map(ring))
    }
    func line(_ line: LineString) -> LineString { LineString(line.points.map(move)) ?? line }
    return switch self {
    case .point(let point): .point(move(point))
    case .multiPoint(let points): .multiPoint(points.map(move))
    case .lineString(let path): .lineString(line(path))
    case .multiLineString(let paths): .multiLineString(paths.map(line))
    case .polygon(let surface): .polygon(polygon(surface))
    case .multiPolygon(let surfaces): .multiPolygon(surfaces.map(polygon))
    }
  }
}
