import GIS
import PlanFile

/// A line that goes on beyond its end.
struct LineExtension: EditAction {
  let selection: FeatureSelection
  let source: ShapeSource

  var shapes: ShapeSource? { source }
  var parts: [String?] { ["extend"] + selection.parts }

  func features(of found: [Feature], at place: Place, _ problems: inout [Problem]) -> [Feature]? {
    found.one(at: place, &problems)
  }

  func apply(_ edit: ResolvedEdit, to editing: inout LayerEditing, _ problems: inout [Problem]) {
    let chosen = editing.indices(of: selection, edit, &problems)
    let places = edit.features[0].geometry?.points ?? []
    let extended = chosen.map { editing.layer.features[$0].geometry?.extended(along: places) }
    for line in extended where line == nil { problems.refuse(texts.problem("not-a-line"), at: edit.place) }
    guard problems.areSound else { return }
    for (index, line) in zip(chosen, extended) { editing.layer.features[index].geometry = line }
  }
}

extension Geometry {
  /// The line with further places beyond the end that is nearer to the first of them; `nil` where it is no line.
  fileprivate func extended(along places: [Point]) -> Geometry? {
    guard let first = places.first, dimension == .line else { return nil }
    var lines = lines.map(\.points)
    var nearest: (line: Int, isStart: Bool, distance: Double)?
    for (number, points) in lines.enumerated() {
      for (end, isStart) in [(points[0], true), (points[points.count - 1], false)] {
        let distance = end.distance(to: first)
        if distance < nearest?.distance ?? .infinity { nearest = (number, isStart, distance) }
      }
    }
    guard let nearest else { return nil }
    if nearest.isStart {
      lines[nearest.line].insert(contentsOf: places.reversed(), at: 0)
    } else {
      lines[nearest.line] += places
    }
    return Geometry(lines: lines.compactMap { LineString($0) })
  }
}
