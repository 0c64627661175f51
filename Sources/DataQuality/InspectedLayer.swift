import GIS

/// A layer in the working system, as checks look at it.
struct InspectedLayer: Sendable {
  /// What was given.
  let layer: LayerToCheck
  /// The features whose coordinates cannot be right.
  let misplaced: MisplacedFeatures
  /// The chosen features in the working system, in order; without a geometry where they are misplaced.
  let features: [Feature]
  /// What keeps the lines and surfaces among them from being valid, by number.
  let faults: [Int: [GeometryFault]]
  /// Notes about surfaces among them that were made valid.
  let notes: [Problem]
  /// Why the layer could not be projected; empty where it could.
  let problems: [Problem]

  var key: String { layer.key }

  /// Projects a layer and checks its lines and surfaces, on all cores. Cost: O(n log n) in the vertices.
  ///
  /// Errors: computation, where GEOS fails.
  init(_ layer: LayerToCheck, heart: Heart?, working: WorkingSystem) throws {
    self.layer = layer
    let misplaced = MisplacedFeatures(of: layer, heart: heart)
    self.misplaced = misplaced
    var source = layer.source
    for number in misplaced.faults.keys { source.features[number].shape = nil }
    do {
      let judged = try source.judged(from: layer.system, to: working)
      features = layer.chosen.map { judged.features[$0] }
      let numbers = Dictionary(uniqueKeysWithValues: zip(layer.chosen, layer.chosen.indices))
      faults = Dictionary(grouping: judged.faults.filter { numbers[$0.feature] != nil }) {
        numbers[$0.feature] ?? 0
      }
      notes = judged.notes
      problems = []
    } catch let failure as Failure {
      features = layer.chosen.map { number in
        Feature(id: source.features[number].id, geometry: nil, properties: source.features[number].properties)
      }
      (faults, notes) = ([:], [])
      problems = failure.problems
    }
  }

  /// The numbers of the features with a sound geometry of a dimension.
  func sound(_ dimension: Geometry.Dimension) -> [Int] {
    features.indices.filter { features[$0].geometry?.dimension == dimension && faults[$0] == nil }
  }

  /// Where a feature stands in its file.
  func place(ofFeature index: Int) -> Place {
    let number = layer.chosen[index]
    let line = layer.source.features[number].line
    return Place(file: layer.source.file, line: line > 0 ? line : nil, feature: number + 1)
  }

  /// What people call a feature: its name, or else its number in the file.
  func name(ofFeature index: Int) -> LocalizedText {
    let name = features[index].properties[layer.nameProperty]?.text ?? ""
    return name.isEmpty ? texts("feature", ["number": layer.chosen[index] + 1]) : LocalizedText(name)
  }

  /// A place of a finding: a feature, at its first vertex unless a point is given.
  func spot(ofFeature index: Int, at point: Point? = nil) -> Finding.Spot {
    var first = point
    features[index].geometry?.forEachVertexRun { if first == nil { first = $0.first } }
    return Finding.Spot(place(ofFeature: index), at: first)
  }

  /// A feature of the layer for the map of a finding: what it is called and which it is.
  func mapped(_ index: Int) -> Feature? {
    features[index].geometry.map {
      Feature(
        geometry: $0,
        properties: [
          "name": .string(name(ofFeature: index).en), "feature": .number(layer.chosen[index] + 1),
        ])
    }
  }

  /// A finding about some of the features.
  func finding(
    _ severity: Problem.Severity, _ kind: String, features numbers: [Int], _ message: LocalizedText,
    advice: LocalizedText = "", figures: [Finding.Figure] = []
  ) -> Finding {
    Finding(
      severity, kind, in: key, count: numbers.count, message, advice: advice, figures: figures,
      spots: numbers.prefix(Finding.mostSpots).map { spot(ofFeature: $0) }, map: numbers.compactMap(mapped))
  }
}
