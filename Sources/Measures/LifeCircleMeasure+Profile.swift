import Evaluation
import GIS
import PlanFile

/// What a life circle asks for: categories of the plan's own, or those of a profile.
extension LifeCircleMeasure {
  /// Which categories count, and what is to be said of them.
  struct Selected: Sendable {
    package var categories: [LifeCircleCategory] = []
    /// The name of the profile; `nil` for categories of the plan's own.
    package var title: LocalizedText?
    /// The names of the profile's categories that the plan leaves out.
    var skipped: [LocalizedText] = []
  }

  /// Takes the categories out of the plan, and reports what does not fit together.
  static func selected(from reader: inout ParameterReader) -> Selected {
    let listed = reader.categories("categories")
    let profile = reader.optionalProfile("profile")
    let facilities = reader.facilities("facilities")
    let skips = reader.words("skip")
    guard reader.isGiven("profile") else {
      if !reader.isGiven("categories") {
        reader.report("categories", texts.problem("missing-parameter/categories"))
      }
      for name in ["facilities", "skip"] where reader.isGiven(name) {
        reader.report(name, texts.problem("without-profile"))
      }
      return Selected(categories: listed)
    }
    if reader.isGiven("categories") {
      reader.report("categories", texts.problem("two-profiles"))
    }
    // What is wrong with its file has been reported; no category could be looked up in it.
    guard let profile else { return Selected() }
    return select(profile, facilities, skips, &reader)
  }

  private static func select(
    _ profile: LifeCircleProfile, _ facilities: [LifeCircleFacilities],
    _ skips: [(word: String, place: Place)], _ reader: inout ParameterReader
  ) -> Selected {
    let keys = profile.categories.map(\.key)
    let skipped = Set(skips.map(\.word))
    for (name, named) in [("facilities", facilities.map { ($0.key, $0.place) }), ("skip", skips)] {
      for (key, place) in named where !keys.contains(key) {
        reader.report(
          name, texts.problem("unknown-category", ["key": key]), at: place,
          advice: suggestion(for: key, among: keys))
      }
    }
    for facility in facilities where skipped.contains(facility.key) {
      reader.report(
        "facilities", texts.problem("skipped-category", ["key": facility.key]),
        at: facility.place)
    }
    var selected = Selected(title: profile.title)
    var missing: [String] = []
    for category in profile.categories {
      if skipped.contains(category.key) {
        selected.skipped.append(category.name)
      } else if let found = facilities.first(where: { $0.key == category.key }) {
        selected.categories.append(
          LifeCircleCategory(
            key: category.key, name: category.name, layers: found.layers, condition: found.condition,
            distance: category.distance))
      } else {
        missing.append(category.key)
      }
    }
    if !missing.isEmpty {
      reader.report(
        "facilities",
        texts.problem("missing-category", ["missing": missing.joined(separator: ", ")]))
    } else if selected.categories.isEmpty {
      reader.report("skip", texts.problem("no-categories"))
    }
    return selected
  }
}
