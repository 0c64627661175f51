import GIS
import PlanFile

extension PlanReader {
  /// An indicator with what its standard says, where it names one; `nil`, with everything reported, where it cannot be filled.
  ///
  /// The files are those that what it says was read from.
  mutating func withStandard(
    _ node: PlanNode, _ what: LocalizedText
  ) -> (node: PlanNode, files: [String])? {
    guard let name = node["standard"] else {
      if let layers = node["layers"] {
        problems.refuse(texts.problem("layers-without-standard", ["what": what]), at: layers.place)
      }
      return (node, [])
    }
    guard let text = name.text(what.part("standard"), &problems) else { return nil }
    do throws(Failure) {
      let (standard, row) = try library.row(text)
      let own = node["layers"]?.entries ?? []
      for entry in own where !row.roles.contains(where: { $0.key == entry.key }) {
        problems.refuse(
          texts.problem("unknown-role", ["what": what, "role": entry.key]), at: entry.place,
          advice: suggestion(for: entry.key, among: row.roles.map(\.key)))
      }
      let map = roles.merging(own)
      let missing = row.missingRoles(in: map)
      if !missing.isEmpty {
        problems.refuse(
          texts.problem(
            "missing-roles",
            [
              "what": what, "standard": text, "roles": names(of: missing), "role": missing[0].key,
              "layers": layerKeys,
            ]), at: name.place)
        return nil
      }
      return (row.indicator(of: standard, in: map, own: node.entries, at: node.place), [standard.path])
    } catch {
      problems += error.problems.map { problem in
        var problem = problem
        if problem.place.file == nil { problem.place = name.place }
        return problem
      }
      return nil
    }
  }

  /// The rows of standards as indicators, as far as the layers of the plan allow; what is missing for the others is told.
  mutating func indicators(
    of standards: [String], in surroundings: ParameterReader.Surroundings
  ) -> [Indicator] {
    var indicators: [Indicator] = []
    for name in standards {
      do throws(Failure) {
        let standard = try library.standard(name)
        for row in standard.rows {
          let id = "\(name)/\(row.key)"
          let missing = row.missingRoles(in: roles)
          if !missing.isEmpty {
            problems.add(
              .note, texts.problem("row-left-out/layers", ["row": id, "roles": names(of: missing)]),
              at: Place(file: file))
            continue
          }
          let place = Place(file: file)
          let own = [
            PlanNode.Entry(
              key: "id", place: place,
              value: PlanNode(.scalar(id.replacing("/", with: "-"), quoted: true), at: place))
          ]
          let known = problems.count
          let node = row.indicator(of: standard, in: roles, own: own, at: place)
          if let indicator = indicator(
            node, texts("what/indicator", ["id": id]), surroundings, files: [standard.path])
          {
            indicators.append(indicator)
          } else {
            // What the plan cannot give a row, such as people, is no fault of the plan.
            let reasons = problems[known...].map(\.message)
            problems.removeSubrange(known...)
            problems.add(
              .note, texts.problem("row-left-out/parameters", ["row": id, "reasons": reasons]), at: place)
          }
        }
      } catch {
        problems += error.problems
      }
    }
    if indicators.isEmpty, Failure(problems) == nil {
      problems.refuse(texts.problem("no-row-possible", ["standards": standards]), at: Place(file: file))
    }
    return indicators
  }

  /// Roles with their names for people.
  private func names(of roles: [Standard.Role]) -> [LocalizedText] {
    roles.map { role in LocalizedText { texts("role", ["role": role.key, "name": role.name])[$0] } }
  }
}
