import GIS
import PlanFile

/// A kind of public service that a life circle asks for, and how far one may live from it.
package struct LifeCircleCategory: Sendable, Hashable {
  /// The name for scripts: that of the profile, or the number in the list.
  package var key: String
  /// The name for people.
  package var name: LocalizedText
  /// The keys of the layers of its facilities.
  package var layers: [String]
  /// Which of their features count; `nil` for all.
  package var condition: Condition?
  /// The length of the walk.
  package var distance: Length
}

extension PlanNode {
  /// Reads the categories of a life circle: a list, or the path of a YAML file that holds one.
  package func categories(
    _ what: LocalizedText, in surroundings: ParameterReader.Surroundings, files: inout [String],
    _ problems: inout [Problem]
  ) -> [LifeCircleCategory]? {
    guard case .scalar(let file, _) = content else {
      return listedCategories(what, among: surroundings.layers, &problems)
    }
    return root(ofFile: file, folder: surroundings.folder, files: &files, &problems)?
      .listedCategories(what, among: surroundings.layers, &problems)
  }

  private func listedCategories(_ what: LocalizedText, among layers: [String], _ problems: inout [Problem])
    -> [LifeCircleCategory]?
  {
    guard case .list(let nodes) = content, !nodes.isEmpty else {
      return report(texts.problem("not-a-list", ["what": what]), &problems)
    }
    return nodes.enumerated().compactMap { index, node in
      let what: LocalizedText = "\(what), category \(index + 1),"
      guard let section = SectionReader(node, as: .category, what, &problems) else { return nil }
      let keys = section["layers"]?.layerKeys(what.detail("layers"), among: layers, &problems)
      let condition = section["where"]?.condition(what.detail("where"), &problems)
      let distance = section["distance"]?.length(what.detail("distance"), &problems)
      let name = section["name"]?.localizedText(what.detail("name"), &problems)
      guard let keys, let distance else { return nil }
      return LifeCircleCategory(
        key: String(index + 1), name: name ?? LocalizedText(keys.joined(separator: ", ")), layers: keys,
        condition: condition,
        distance: distance)
    }
  }
}
