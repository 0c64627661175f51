import Evaluation
import GIS
import PlanFile
import Synchronization

/// What the features of a layer are called, so that an id finds its feature without a look at all of them.
///
/// An id means the features whose GeoJSON id it is; where there are none, those whose property `id` it is; and else those
/// whose name it is.
package final class FeatureNames: Sendable {
  /// Where a feature may have what it is called by, the most telling first.
  enum Source: Int, CaseIterable {
    case id, property, name

    /// What a feature is called there; `nil` for nothing.
    package func value(of feature: Feature, nameField: String) -> PropertyValue? {
      switch self {
      case .id: feature.id
      case .property: feature.properties["id"]
      case .name: feature.properties[nameField]
      }
    }
  }

  /// The features by what they are called in one of the sources.
  struct Table: Sendable {
    private var texts: [String: [Int]] = [:]
    private var numbers: [Double: [Int]] = [:]

    package mutating func insert(_ value: PropertyValue?, _ index: Int) {
      switch value {
      case nil, .null: return
      case .number(let number)?: numbers[number.double, default: []].append(index)
      case let value?: if let text = value.text { texts[text, default: []].append(index) }
      }
    }

    /// The features that an id may mean, and perhaps some others.
    package func candidates(for id: Condition.Value) -> [Int] {
      (texts[id.text] ?? []) + ((id.number ?? Double(id.text)).flatMap { numbers[$0] } ?? [])
    }
  }

  /// What holds the name of a feature.
  package let nameField: String
  /// The features in whose order they are numbered.
  package let features: [Feature]
  private let tables = Mutex<[Source: Table]>([:])

  /// Prepares for a layer; nothing is looked at before somebody asks.
  package init(_ layer: LoadedLayer) {
    nameField = layer.declaration.nameField ?? "name"
    features = layer.features
  }

  /// The features that an id may mean in a source, and perhaps some others. Cost: O(features) at the first call for a source.
  func candidates(for id: Condition.Value, in source: Source) -> [Int] {
    tables.withLock { tables in
      if let table = tables[source] { return table.candidates(for: id) }
      var table = Table()
      for (index, feature) in features.enumerated() {
        table.insert(source.value(of: feature, nameField: nameField), index)
      }
      tables[source] = table
      return table.candidates(for: id)
    }
  }

  /// The features that an id means, in order.
  package func indices(of id: Condition.Value) -> [Int] {
    for source in Source.allCases {
      let found = candidates(for: id, in: source).filter {
        source.value(of: features[$0], nameField: nameField).map(id.equals) ?? false
      }
      if !found.isEmpty { return found.sorted() }
    }
    return []
  }

  /// The id by which a scenario knows a feature and no other; `nil` where there is none.
  package func identifier(ofFeature index: Int) -> String? {
    Source.allCases.compactMap { $0.value(of: features[index], nameField: nameField)?.text }
      .first { indices(of: Condition.Value(text: $0)) == [index] }
  }
}
