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
    return LocalizedText(
      zh: "\(discs.count) 处设施中有 \(repeats) 处与另一处位置和属性完全相同，仍各计一处，同一设施可使一地被覆盖多次；可用 ambit check 找出。",
      en:
        "\(repeats) of \(discs.count) facilities \(repeats == 1 ? "repeats" : "repeat") another: the same place and the same "
        + "properties but for ids. Each counts, so that one alone may reach a place twice; `ambit check` tells which they are."
    )
  }
}
