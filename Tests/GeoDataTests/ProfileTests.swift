import Foundation
import GIS
import TestSupport
import Testing

@testable import Evaluation
@testable import Measures
@testable import PlanFile
@testable import PlanStudies
@testable import Planning

@Suite("Life-circle profiles")
struct ProfileTests {
  private static let folder = Repository.path("GeoData/profiles")

  /// Each file is a profile, with the distances in metres that its README tells.
  @Test(arguments: [
    ("gb50180-15-minutes", [1_000.0]), ("gb50180-10-minutes", [500]), ("gb50180-5-minutes", [300]),
    ("shanghai-15-minutes", [500, 1_000]),
  ])
  func everyFileIsAProfile(name: String, distances: [Double]) throws {
    var problems: [Problem] = []
    var files: [String] = []
    let node = PlanNode(.scalar("\(name).yaml", quoted: false))
    let profile = node.profile("the profile", folder: Self.folder, files: &files, &problems)
    #expect(problems.isEmpty && files == ["\(Self.folder)/\(name).yaml"])
    #expect(Set(profile?.categories.map(\.distance.metres) ?? []) == Set(distances))
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder)
    #expect(
      names.sorted() == ["README.md"]
        + ["gb50180-10", "gb50180-15", "gb50180-5", "shanghai-15"].map { "\($0)-minutes.yaml" })
  }
}
