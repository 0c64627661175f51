import GIS
import PlanFile

extension PlanReader {
  /// Reads the declarations of layers.
  package mutating func layers(_ node: PlanNode) -> [PlanLayer] {
    guard case .mapping(let entries) = node.content else {
      return node.report(texts.problem("not-a-group"), &problems) ?? []
    }
    layerKeys = entries.map(\.key)
    return entries.compactMap { layer($0) }
  }

  private mutating func layer(_ entry: PlanNode.Entry) -> PlanLayer? {
    let what: LocalizedText = texts("what/layer", ["key": entry.key])
    guard let section = SectionReader(entry.value, as: .layer, what, &problems) else { return nil }
    let file = section["file"]?.text(what.part("file"), &problems)
    let name = section["name"]?.localizedText(what.part("name"), &problems)
    let nameField = section["name-field"]?.text(what.part("name-field"), &problems)
    let condition = section["where"]?.condition(what.part("where"), &problems)
    let repairs = section["repair"]?.flag(what.part("repair"), &problems)
    let system = section["system"]?.coordinateSystem(what.part("system"), &problems)
    let reading = reading(of: section, in: system, what)
    guard let file, let reading else { return nil }
    let path = pathFromPlan(file, folder: folder)
    do {
      try requireFile(path, at: section["file"]?.place ?? entry.place, orFolder: reading.mayBeFolder(path))
    } catch {
      problems += error.problems
      return nil
    }
    return PlanLayer(
      key: entry.key, name: name ?? LocalizedText(entry.key), file: file, path: path,
      reading: reading, system: system, nameField: nameField ?? reading.nameProperty, condition: condition,
      repairs: repairs ?? false,
      place: entry.place)
  }

  /// Reads the zones and their groups. Whether the members are zones shows only once the layer is read.
  package mutating func zones(_ node: PlanNode, _ layers: [PlanLayer]) -> ZoneDefinition? {
    guard let section = SectionReader(node, as: .zones, texts("what/zones"), &problems) else { return nil }
    let key = section["layer"]?.layerKey(texts("what/zones"), among: layerKeys, &problems)
    let field = section["name-field"]?.text(texts("what/zones-name-field"), &problems)
    let groups = section["groups"].map { self.groups($0) } ?? []
    guard let key else { return nil }
    let layer = layers.first { $0.key == key }
    guard let nameField = field ?? layer?.nameField else {
      if layer != nil && section["name-field"] == nil {
        problems.refuse(texts.problem("missing-key"), at: node.place)
      }
      return nil
    }
    return ZoneDefinition(layer: key, nameField: nameField, groups: groups, place: node.place)
  }

  private mutating func groups(_ node: PlanNode) -> [ZoneGroup] {
    guard case .mapping(let entries) = node.content else {
      return node.report(texts.problem("not-a-group/groups"), &problems)
        ?? []
    }
    return entries.compactMap { entry in
      let what: LocalizedText = texts("what/group", ["key": entry.key])
      guard let section = SectionReader(entry.value, as: .group, what, &problems) else { return nil }
      let name = section["name"]?.localizedText(what.part("name"), &problems)
      var members: [ZoneGroup.Member] = []
      for element in section["members"]?.elements ?? [] {
        guard let member = element.text(texts("what/member", ["what": what]), &problems) else { continue }
        if members.contains(where: { $0.name == member }) {
          problems.refuse(
            texts.problem("duplicate-member", ["what": what, "member": member]), at: element.place)
        } else {
          members.append(ZoneGroup.Member(name: member, place: element.place))
        }
      }
      return ZoneGroup(key: entry.key, name: name ?? LocalizedText(entry.key), members: members)
    }
  }
}
