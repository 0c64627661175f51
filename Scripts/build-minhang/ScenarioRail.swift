import GIS

/// Rail lines under way in the plan, with *illustrative* alignments: the facts name the lines and hold no course, no
/// station and no opening year of any of them.
enum ScenarioRail {
  private static let lines: [(id: String, chinese: String, english: String, places: [(Double, Double)])] = [
    (
      "jiamin", "嘉闵线", "Jiamin Line",
      [
        (121.3170, 31.1900), (121.3265, 31.1700), (121.3450, 31.1540), (121.3540, 31.1300),
        (121.3790, 31.1110),
        (121.3930, 31.0860),
      ]
    ),
    (
      "line-13-west", "13号线西延伸", "Line 13 west extension",
      [(121.3160, 31.2190), (121.3000, 31.2140), (121.2860, 31.2160)]
    ),
    (
      "line-19", "19号线", "Line 19",
      [
        (121.4780, 31.1100), (121.4830, 31.0880), (121.4850, 31.0640), (121.4900, 31.0400),
        (121.4980, 31.0170),
      ]
    ),
    (
      "line-23", "23号线", "Line 23",
      [
        (121.4290, 31.1240), (121.4380, 31.1000), (121.4460, 31.0760), (121.4500, 31.0520),
        (121.4400, 31.0270),
        (121.4150, 31.0130), (121.3850, 31.0080),
      ]
    ),
  ]

  /// A layer of stations and one of courses for each line. Errors: computation, where a station lies outside.
  static func layers(_ district: District) throws -> [LayerFile] {
    try lines.flatMap { line in
      let places = try district.frame.metres(line.places.map { Point(x: $0.0, y: $0.1) })
      let stations = try places.enumerated().map { index, place in
        guard try district.outline.intersection(.point(place)) != nil else {
          throw Failure(
            .computation, code: "station-outside",
            "station \(index + 1) of \(line.english) lies outside the district")
        }
        return Feature.illustrative(
          "\(line.id)-\(index + 1)", .point(place),
          [
            "name": .string("\(line.chinese)示意站\(index + 1)"),
            "name_en": .string("\(line.english), illustrative station \(index + 1)"),
            "line": .string(line.chinese),
          ])
      }
      let course = LineString(places).map { course in
        Feature.illustrative(
          line.id, .lineString(course),
          [
            "name": .string(line.chinese), "name_en": .string(line.english), "line": .string(line.chinese),
            "alignment": .string("illustrative"),
          ])
      }
      return [
        LayerFile(
          name: "\(line.id)-stations",
          title: "\(line.chinese)车站（示意） \(line.english), stations (illustrative)",
          origin: .illustration, features: stations),
        LayerFile(
          name: "\(line.id)-line", title: "\(line.chinese)（示意走向） \(line.english) (illustrative alignment)",
          origin: .illustration, features: [course].compactMap { $0 }),
      ]
    }
  }
}
