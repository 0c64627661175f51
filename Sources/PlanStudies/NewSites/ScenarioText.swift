import Evaluation
import GIS
import PlanFile

/// The scenario file that adds sites to a layer of a plan, and closes facilities.
struct ScenarioText {
  /// The file's text.
  package let text: String

  /// Writes the scenario.
  ///
  /// - Parameters:
  ///   - sites: Longitudes and latitudes of new sites, to seven decimals.
  ///   - layer: The key of the layer they are added to.
  ///   - closed: Facilities that close.
  ///   - indicator: What they serve.
  ///   - baseline: The path of the plan from the folder of the scenario.
  /// - Throws: ``/GIS/Failure`` of kind bad data that names facilities which nothing tells from others.
  package init(
    adding sites: [Point], to layer: String, closing closed: [SitingAnswer.Closed], for indicator: Indicator,
    baseline: String
  ) throws {
    let parts = [(sites.count, "新增", "new"), (closed.count, "关闭", "closed")].filter { $0.0 > 0 }
    let zh = parts.map { "\($0.1) \($0.0) 处" }.joined(separator: "、")
    let en = parts.map { "\($0.0) \($0.2)" }.joined(separator: ", ")
    var edits: [String] = []
    if !sites.isEmpty {
      let places = sites.map { "      - [\(digits($0.x)), \(digits($0.y))]" }
      edits.append(
        """
          - add: \(Self.quoted(layer))
            project: \(Self.name("新增设施", "New sites"))
            cost: \(sites.count)
            at:
        \(places.joined(separator: "\n"))
        """)
    }
    for key in closed.map(\.layer).uniqued() {
      let ids = try Self.ids(of: closed.filter { $0.layer == key })
      edits.append(
        """
          - close: \(Self.quoted(key))
            project: \(Self.name("关闭设施", "Closed facilities"))
            id:
        \(ids.map { "      - \(Self.quoted($0))" }.joined(separator: "\n"))
        """)
    }
    text = """
      # Sites that ambit site chose for “\(indicator.id)”. ambit compare shows what they change.
      id: \(Self.quoted(([indicator.id] + parts.map { "\($0.0)-\($0.2)" }).joined(separator: "-")))
      name: \(Self.name("\(indicator.name.zh)：\(zh)", "\(indicator.name.en): \(en)"))
      baseline: \(Self.quoted(baseline))
      \(sites.isEmpty ? "" : "cost-unit: \(Self.name("处", "new sites"))\n")edits:
      \(edits.joined(separator: "\n"))

      """
  }

  /// The text in quotation marks, as YAML and JSON read it back. Line breaks and whatever else YAML does not keep as it
  /// stands are written as escapes.
  package static func quoted(_ text: String) -> String {
    let inner = text.unicodeScalars.map { scalar -> String in
      switch scalar.value {
      case 0x22: return "\\\""
      case 0x5C: return "\\\\"
      case 0x0A: return "\\n"
      case 0x0D: return "\\r"
      case 0x09: return "\\t"
      case 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...:
        return String(scalar)
      default:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
    return "\"\(inner.joined())\""
  }

  private static func name(_ zh: String, _ en: String) -> String {
    "{ zh: \(quoted(zh)), en: \(quoted(en)) }"
  }

  private static func ids(of closed: [SitingAnswer.Closed]) throws(Failure) -> [String] {
    let nameless = closed.count { $0.id == nil }
    guard nameless == 0 else {
      throw Failure(.badData, texts.problem("no-id", ["nameless": nameless, "layer": closed[0].layer]))
    }
    return closed.compactMap(\.id)
  }
}
