import Evaluation
import GIS
import PlanFile
import PlanStudies

extension CoverageReport {
  /// The figures for scripts, under names that stay.
  ///
  /// - Parameter timings: The seconds of the steps, where they are wanted.
  /// - Throws: ``/GIS/Failure`` of kind computation where the farthest place has no longitude and latitude.
  package func json(timings: JSON?) throws -> JSON {
    let system = evaluation.workingSystem
    var members = [
      JSON.Member(
        "overall",
        .members(
          figure(overall()) + [JSON.Member("unit", .string(result.numeratorUnit.identifier))]
            + besides(overall()))),
      JSON.Member(
        "zones",
        .array(
          zones.map { .members([JSON.Member("name", .string($0.name))] + figure($0) + besides($0)) })),
      JSON.Member("reading", reading),
      JSON.Member("maxDistance", try maxDistance()),
      JSON.Member(
        "errorBound", .object(["value": .number(errorBound.metres), "unit": .string("m")])),
      JSON.Member(
        "workingSystem",
        .object([
          "name": .string(system.name), "title": .string(system.title),
          "distortion": .number(system.distortion),
        ])),
      JSON.Member("notes", .array(result.notes.map { JSON($0) })),
      JSON.Member("warnings", .array(evaluation.warnings.map { JSON($0) })),
    ]
    if let facilities = companion("unsnapped-facilities") {
      members.append(
        JSON.Member(
          "unsnapped",
          .object([
            "facilities": .integer(Int(facilities.value)),
            "people": .number(companion("unsnapped-people")?.value ?? 0),
          ])))
    }
    if let timings { members.append(JSON.Member("timings", timings)) }
    return .members(members)
  }

  /// How far the rim of reach may be from its true place: what polygons leave out of it, and what datums hide.
  private var errorBound: Length {
    .metres(result.outlineError.metres + evaluation.placementError.metres)
  }

  private func figure(_ row: Row) -> [JSON.Member] {
    [
      JSON.Member("value", .optional(row.figure.value)),
      JSON.Member("covered", .number(row.figure.numerator)),
      JSON.Member("total", .number(row.figure.denominator ?? 0)),
    ]
  }

  private func besides(_ row: Row) -> [JSON.Member] {
    guard isWalked else { return [] }
    return [
      JSON.Member("straightLine", .optional(row.straightLine)), JSON.Member("detour", .optional(row.detour)),
    ]
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
      "words": .string(reading.words.en), "distance": .optional(reading["distance"]),
      "radius": .string(radius), "of": .string(of), "facilities": .string("wherever they lie"),
      "atLeast": .string(reading["at-least"] ?? "1"),
    ])
  }

  private func maxDistance() throws -> JSON {
    guard let farthest = companion("greatest-distance"), let point = farthest.place else { return .null }
    let place = Layer(name: "", features: [Feature(geometry: .point(point))])
    let degrees = try place.unprojected(from: evaluation.workingSystem).coordinates[0]
    return .object([
      "value": .number(farthest.value), "unit": .string("m"), "zone": .optional(farthest.zone),
      "longitude": .number(degrees.x), "latitude": .number(degrees.y),
    ])
  }
}
