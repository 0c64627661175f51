import GIS

/// The courses of trips: for each shape its points in order.
struct FeedShapes {
  var ids = FeedIDs()
  /// For each shape its points.
  var courses: [[Point]] = []
}

extension Feed {
  mutating func readShapes(_ table: FeedTable, _ log: inout FaultLog) throws {
    var points: [[(sequence: Int, point: Point)]] = []
    var (last, lastID) = (-1, "")
    table.rows(["shape_id", "shape_pt_lat", "shape_pt_lon", "shape_pt_sequence"], [], &log) { row, log in
      // The points of one shape mostly follow each other.
      if last < 0 || !row.rawBytes(0).elementsEqual(lastID.utf8) {
        lastID = row.text(0)
        last = shapes.ids.number(adding: lastID)
        if last == points.count { points.append([]) }
      }
      guard let y = row.number(1), let x = row.number(2), abs(x) <= 180, abs(y) <= 90 else {
        return log.error(
          texts.problem("not-a-position", ["y": row.text(1), "x": row.text(2)]),
          at: table.place(row))
      }
      guard let sequence = row.integer(3) else {
        return log.error(
          texts.problem("bad-value/whole-number", ["value": row.text(3)]), at: table.place(row))
      }
      points[last].append((sequence, Point(x: x, y: y)))
    }
    shapes.courses = points.map { course in
      let isInOrder = zip(course, course.dropFirst()).allSatisfy { $0.sequence <= $1.sequence }
      return (isInOrder ? course : course.sorted { $0.sequence < $1.sequence }).map(\.point)
    }
  }
}
