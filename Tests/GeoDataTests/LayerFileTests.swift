import Foundation
import GIS
import Testing

/// What every file under GeoData/minhang/layers promises.
@Suite struct LayerFileTests {
  @Test(arguments: MinhangLayers.all.map(\.name))
  func saysWhereItComesFrom(_ name: String) throws {
    let layer = try MinhangLayers.source(name)
    let isModelled = MinhangLayers.all.contains { $0.name == name && $0.isModelled }
    #expect(layer.foreignMembers["modelled"] == .bool(isModelled))
    #expect(layer.foreignMembers["source"]?.text?.isEmpty == false)
    #expect(layer.foreignMembers["licence"]?.text?.isEmpty == false)
    #expect(layer.problems.isEmpty)
  }

  @Test(arguments: MinhangLayers.all.filter(\.isModelled).map(\.name))
  func everyFeatureOfAModelSaysSo(_ name: String) throws {
    let features = try MinhangLayers.source(name).features
    #expect(!features.isEmpty)
    #expect(features.allSatisfy { $0.properties["modelled"] == .bool(true) })
  }

  @Test(arguments: MinhangLayers.all.map(\.name))
  func geometriesAreValidAndIdentifiersUnique(_ name: String) throws {
    let features = try MinhangLayers.layer(name).features
    #expect(Set(features.map(\.id)).count == features.count)
    #expect(features.allSatisfy { $0.id != nil && $0.geometry != nil })
    for feature in features {
      let problems = try feature.geometry?.validity() ?? []
      #expect(problems.isEmpty, "\(feature.id?.text ?? "") in \(name)")
    }
  }

  @Test func everyFileOfTheFolderIsListed() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: MinhangLayers.folder.path)
    #expect(Set(files) == Set(MinhangLayers.all.map { "\($0.name).geojson" }))
  }
}
