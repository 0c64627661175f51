import Evaluation
import GIS
import PlanFile

extension PlanContext {
  /// The share of the people of each area who are in reach.
  func share(of people: PeopleInReach, _ reading: Reading) -> MeasureResult {
    quotients(
      people.covered, by: people.total, emptiness: .nobodyLivesHere, unit: .share, numeratorUnit: .people,
      denominatorUnit: .people, reading: reading)
  }
}

extension LocalizedText {
  /// Why there is no figure for each person.
  static let nobodyLivesHere = texts("empty/nobody")
}
