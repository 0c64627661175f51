import PlanFile
import GIS

extension CoverageReport {
  /// The figures for scripts, under names that stay.
  ///
  /// - Parameter timings: The seconds of the steps, where they are wanted.
  /// - Throws: ``/GIS/Failure`` of kind computation where the farthest place has no longitude and latitude.
  package func json(timings: JSON?) throws -> JSON {
    let system = evaluation.workingSystem
    // How far the rim of reach may be from its true place: what polygons leave out of it, and what datums hide.
    let errorBound = result.outlineError.metres + evaluation.placementError.metres
    let unsnapped = companion("unsnapped-facilities").map {
      JSON.object([
        "facilities": Int($0.value), "people": companion("unsnapped-people")?.value ?? 0,
      ])
    }
    return JSON.object([
      "overall": figure(overall()).with("unit", result.numeratorUnit) + besides(overall()),
      "zones": zones.map { .object(["name": $0.name]) + figure($0) + besides($0) }, "reading": reading,
      "maxDistance": try maxDistance(), "errorBound": JSON.object(["value": errorBound, "unit": "m"]),
      "workingSystem": JSON.object([
        "name": system.name, "title": system.title, "distortion": system.distortion,
      ]), "notes": result.notes, "warnings": evaluation.warnings,
    ]).with("unsnapped", unsnapped).with("timings", timings)
  }

  private func figure(_ row: Row) -> JSON {
    .object([
      "value": row.figure.value, "covered": row.figure.numerator, "total": row.figure.denominator ?? 0,
    ])
  }

  private func besides(_ row: Row) -> JSON {
    isWalked ? .object(["straightLine": row.straightLine, "detour": row.detour]) : .object([:])
  }

  private var reading: JSON {
    let reading = result.reading
    let radius =
      if let time = reading["walking-time"], let speed = reading["walking-speed"] {
        "\(time) (\(speed))"
      } else {
        reading["radius"] ?? ""
      }
    let of =
      switch reading["of"] {
      case "area": "land"
      case "population": "people"
      default: "masked land"
      }
    return .object([
      "words": reading.words.en, "distance": reading["distance"], "radius": radius, "of": of,
      "facilities": "wherever they lie", "atLeast": reading["at-least"] ?? "1",
    ])
  }

  private func maxDistance() throws -> JSON {
    guard let farthest = companion("greatest-distance"), let point = farthest.place else { return .null }
    let place = Layer(name: "", features: [Feature(geometry: .point(point))])
    let degrees = try place.unprojected(from: evaluation.workingSystem).coordinates[0]
    return .object([
      "value": farthest.value, "unit": "m", "zone": farthest.zone, "longitude": degrees.x,
      "latitude": degrees.y,
    ])
  }
}
