import GIS
import PlanFile

/// What a standard asks of a life circle: kinds of public service, and how far one may live from each. It names no layer;
/// a plan says where the facilities of each category are.
package struct LifeCircleProfile: Sendable, Hashable {
  /// A kind of public service.
  package struct Category: Sendable, Hashable {
    /// The name for plans and scripts.
    package var key: String
    /// The name for people.
    package var name: LocalizedText
    /// How far one may live from it.
    package var distance: Length
  }

  /// The name of the standard.
  package var title: LocalizedText
  /// The categories, in the order of the file.
  package var categories: [Category]
}

/// Where a plan has the facilities of a category of a profile.
package struct LifeCircleFacilities: Sendable, Hashable {
  /// The key of the category.
  package var key: String
  /// The keys of the layers.
  package var layers: [String]
  /// Which of their features count; `nil` for all.
  package var condition: Condition?
  /// Where the plan names the category.
  package var place: Place
}

extension PlanSection {
  /// The file of a profile.
  fileprivate static let profile = PlanSection(
    name: "profile", inWords: "a profile",
    keys: [
      .required("title", .localizedText, texts("meaning/profile/title")),
      .required("source", .localizedText, texts("meaning/profile/source")),
      .required("categories", .list(.section("profile-category")), texts("meaning/profile/categories")),
    ])

  /// A category of a profile.
  fileprivate static let profileCategory = PlanSection(
    name: "profile-category", inWords: "a category of a profile",
    keys: [
      .required("key", .text, texts("meaning/profile-category/key")),
      .required("name", .localizedText, texts("meaning/profile-category/name")),
      .required("distance", .quantity, texts("meaning/profile-category/distance")),
    ])
}

extension PlanNode {
  /// Reads a profile from the file that the node names; `nil`, with everything reported, where it is none.
  func profile(
    _ what: LocalizedText, folder: String, files: inout [String], _ problems: inout [Problem]
  ) -> LifeCircleProfile? {
    guard let file = text(what, &problems) else { return nil }
    return root(ofFile: file, folder: folder, files: &files, &problems)?.profile(&problems)
  }

  /// What a YAML file that the node names holds; `nil`, with everything reported, where it is missing, wrong or empty.
  func root(
    ofFile file: String, folder: String, files: inout [String], _ problems: inout [Problem]
  ) -> PlanNode? {
    let path = pathFromPlan(file, folder: folder)
    do throws(Failure) {
      try requireFile(path, at: place)
      let root = try PlanNode.parse(readText(path), file: path, as: "a profile")
      files.append(path)
      if root == nil { problems.refuse(texts.problem("empty-file"), at: Place(file: path)) }
      return root
    } catch {
      problems += error.problems
      return nil
    }
  }

  private func profile(_ problems: inout [Problem]) -> LifeCircleProfile? {
    let before = problems.count
    guard let section = SectionReader(self, as: .profile, texts("what/profile"), &problems) else {
      return nil
    }
    let title = section["title"]?.localizedText(texts("what/profile-s-title"), &problems)
    _ = section["source"]?.localizedText(texts("what/profile-s-source"), &problems)
    guard let list = section["categories"] else { return nil }
    guard case .list(let nodes) = list.content, !nodes.isEmpty else {
      return list.report(texts.problem("not-a-list/2"), &problems)
    }
    var places: [String: Place] = [:]
    let categories = nodes.enumerated().compactMap { index, node -> LifeCircleProfile.Category? in
      let what: LocalizedText = "Category \(index + 1) of the profile"
      guard let section = SectionReader(node, as: .profileCategory, what, &problems) else { return nil }
      let key = section["key"]?.identifier(what.part("key"), &problems)
      let name = section["name"]?.localizedText(what.part("name"), &problems)
      let distance = section["distance"]?.length(what.part("distance"), &problems)
      if let key, let first = places.updateValue(node.place, forKey: key) {
        problems.refuse(
          texts.problem("duplicate-category", ["key": key, "line": first.line ?? 0]), at: node.place)
      }
      guard let key, let name, let distance else { return nil }
      return LifeCircleProfile.Category(key: key, name: name, distance: distance)
    }
    guard problems.count == before, let title else { return nil }
    return LifeCircleProfile(title: title, categories: categories)
  }

  /// Reads the facilities of a profile's categories.
  package func facilities(
    _ what: LocalizedText, among layers: [String], _ problems: inout [Problem]
  ) -> [LifeCircleFacilities]? {
    guard case .mapping(let entries) = content, !entries.isEmpty else {
      return report(texts.problem("not-a-group", ["what": what]), &problems)
    }
    return entries.map { entry in
      let what: LocalizedText = "\(what), category “\(entry.key)”,"
      let section = SectionReader(entry.value, as: .facilities, what, &problems)
      return LifeCircleFacilities(
        key: entry.key,
        layers: section?["layers"]?.layerKeys(what.detail("layers"), among: layers, &problems) ?? [],
        condition: section?["where"]?.condition(what.detail("where"), &problems), place: entry.place)
    }
  }
}
