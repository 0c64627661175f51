import DataQuality
import Evaluation
import GIS

extension CoverageMeasure {
  /// A remark on facilities that stand twice where two must reach a place: each counts, and one of them alone reaches it twice;
  /// `nil` where there are none, or one facility is enough.
  ///
  /// A facility repeats another at the very same place whose properties are the same but for ids. Cost: O(facilities).
  func remarkOnRepeats(_ reach: Reach, _ context: PlanContext) throws -> LocalizedText? {
    guard depth > 1, let discs = reach.discs else { return nil }
    var first: [Point: [Feature]] = [:]
    var repeats = 0
    for (disc, origin) in zip(discs, reach.origins) {
      let feature = try context.facility(origin, among: facilities).feature
      let earlier = first[disc.center] ?? []
      if earlier.contains(where: feature.hasSameContent) {
        repeats += 1
      } else if earlier.count < 20 {
        first[disc.center, default: []].append(feature)
      }
    }
    if repeats == 0 { return nil }
    return texts("note/repeats", ["repeats": repeats, "count": discs.count])
  }
}
