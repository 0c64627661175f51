import GIS

/// The layers of a plan in the roles of standards.
package struct RoleMap: Sendable {
  /// The layer, or the layers, of each role.
  package var layers: [String: PlanNode]
  /// The keys of all layers: a role of which one bears the name is that layer.
  package var layerKeys: [String]

  /// Joins the parts.
  package init(_ layers: [String: PlanNode] = [:], layerKeys: [String]) {
    (self.layers, self.layerKeys) = (layers, layerKeys)
  }

  /// The layers of a role; `nil` where nothing plays it.
  package subscript(role: String) -> PlanNode? {
    layers[role] ?? (layerKeys.contains(role) ? PlanNode(.scalar(role, quoted: false)) : nil)
  }

  /// The same roles with others in the place of some.
  package func merging(_ entries: [PlanNode.Entry]) -> RoleMap {
    RoleMap(layers.merging(entries.map { ($0.key, $0.value) }) { $1 }, layerKeys: layerKeys)
  }
}

extension Standard.Row {
  /// The roles that nothing plays.
  package func missingRoles(in map: RoleMap) -> [Standard.Role] { roles.filter { map[$0.key] == nil } }

  /// The row as an indicator of a plan would say it: what the plan says itself stands before what the standard says, and of
  /// parameters one by one.
  ///
  /// - Parameters:
  ///   - own: What the plan says.
  ///   - place: Where it says so: problems with what the standard says point there.
  package func indicator(
    of standard: Standard, in map: RoleMap, own: [PlanNode.Entry], at place: Place
  ) -> PlanNode {
    var entries = own.filter { !["standard", "layers"].contains($0.key) }
    func add(_ key: String, _ value: PlanNode) {
      if let index = entries.firstIndex(where: { $0.key == key }) {
        guard key == "parameters" else { return }
        let parameters = entries[index].value.entries
        let others = value.entries.filter { entry in !parameters.contains { $0.key == entry.key } }
        entries[index] = PlanNode.Entry(
          key: key, place: entries[index].place, value: PlanNode(.mapping(parameters + others), at: place))
      } else {
        entries.append(PlanNode.Entry(key: key, place: place, value: value))
      }
    }
    for entry in self.entries { add(entry.key, entry.value.filled(from: map, at: place)) }
    add("name", PlanNode(title, at: place))
    add("source", PlanNode(.scalar("\(standard.code), \(clause)", quoted: true), at: place))
    return PlanNode(.mapping(entries), at: place)
  }
}

extension PlanNode {
  /// A text in each language.
  fileprivate init(_ text: LocalizedText, at place: Place) {
    self.init(
      .mapping(
        Language.allCases.map { language in
          Entry(
            key: language.rawValue, place: place,
            value: PlanNode(.scalar(text[language], quoted: true), at: place))
        }), at: place)
  }

  /// The node with layers in the place of `$role`, all of it at one place.
  fileprivate func filled(from map: RoleMap, at place: Place) -> PlanNode {
    switch content {
    case .nothing: PlanNode(.nothing, at: place)
    case .scalar(let text, _) where text.hasPrefix("$"):
      PlanNode(map[String(text.dropFirst())]?.content ?? content, at: place)
    case .scalar: PlanNode(content, at: place)
    case .list(let nodes): PlanNode(.list(nodes.map { $0.filled(from: map, at: place) }), at: place)
    case .mapping(let entries):
      PlanNode(
        .mapping(
          entries.map { Entry(key: $0.key, place: place, value: $0.value.filled(from: map, at: place)) }),
        at: place)
    }
  }
}
