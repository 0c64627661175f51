import GIS
import PlanFile

/// A layer of the plan, read, projected, checked and filtered; in a scenario, edited.
public struct LoadedLayer: Sendable {
  /// What the plan says of it.
  public let declaration: PlanLayer
  /// The features that satisfy the layer's condition, in the working system.
  public var features: [Feature] {
    get { content.features }
    // Taken out while it is changed, so that no edit copies the array.
    _modify {
      var features = content.features
      content = .made([])
      defer { content = .made(features) }
      yield &features
    }
  }
  private var content: FeatureContent
  /// The number of each of them in the file, from 1; −1, −2, … for those that a scenario adds.
  package var numbers: [Int]
  /// The factor of each feature's radius; empty where all are 1.
  package var radiusFactors: [Double] = []
  /// What added the features whose numbers are −1, −2, ….
  package var additions: [Addition] = []
  /// The line in the file where each of its features begins; empty where that is not known.
  private var lines: [Int] = []

  /// What added a feature.
  package struct Addition: Sendable {
    package let place: Place
    package let year: Int?

    /// Joins the parts.
    package init(place: Place, year: Int?) {
      self.place = place
      self.year = year
    }
  }

  /// Makes a layer of features with their numbers.
  package init(declaration: PlanLayer, features: [Feature], numbers: [Int]) {
    self.declaration = declaration
    self.numbers = numbers
    content = .made(features)
  }

  /// Makes a layer of all features of a file.
  ///
  /// - Parameter lines: The line in the file where each begins.
  init(declaration: PlanLayer, all content: FeatureContent, lines: [Int]) {
    self.declaration = declaration
    self.content = content
    self.lines = lines
    numbers = (0..<content.count).map { $0 + 1 }
  }

  /// Keeps some of the features, by their numbers from 0.
  package mutating func keep(_ chosen: [Int]) {
    let all = features
    features = chosen.map { all[$0] }
    numbers = chosen.map { numbers[$0] }
  }

  /// The places of the file's points and the feature of each, where the layer is still as the file has it and all of it
  /// points: what a coverage needs of it. `nil` otherwise.
  var placedPoints: PlacedPoints? {
    guard radiusFactors.isEmpty, case .placed(let points) = content else { return nil }
    return points
  }

  /// Where a feature stands in its file, or what added it.
  public func place(ofFeature index: Int) -> Place {
    if let addition = addition(ofFeature: index) { return addition.place }
    let number = numbers[index]
    let line = lines.indices.contains(number - 1) ? lines[number - 1] : 0
    return Place(file: declaration.path, line: line > 0 ? line : nil, feature: number)
  }

  /// What added a feature; `nil` for a feature of the file.
  package func addition(ofFeature index: Int) -> Addition? {
    numbers[index] < 0 ? additions[-numbers[index] - 1] : nil
  }

  /// A number of each feature.
  ///
  /// Errors: ``/GIS/Failure`` of kind bad data that names every feature without a number, or with one below
  /// `minimum`; or the nearest name where no feature has the property.
  ///
  /// - Parameters:
  ///   - property: The property.
  ///   - minimum: The least number that may stand there.
  ///   - added: What stands for the number of a feature that a scenario adds without any; `nil` where it is an error.
  public func numbers(
    of property: String, atLeast minimum: Double = -.infinity, orAdded added: Double? = nil
  ) throws -> [Double] {
    try requireProperty(property)
    var problems = CappedProblems()
    let values = features.enumerated().map { index, feature -> Double in
      let value = feature.properties[property]
      if let added, value ?? .null == .null, addition(ofFeature: index) != nil { return added }
      guard let number = value?.double, number.isFinite else {
        problems.refuse(
          texts.problem("not-a-number", ["property": property, "value": value.inWords]),
          at: place(ofFeature: index))
        return 0
      }
      if number < minimum {
        problems.refuse(
          texts.problem(
            "number-too-small", ["property": property, "value": value.inWords, "minimum": minimum]),
          at: place(ofFeature: index))
      }
      return number
    }
    if let failure = Failure(problems.all) { throw failure }
    return values
  }

  /// Whether any feature has a property.
  public func has(_ property: String) -> Bool { features.contains { $0.properties[property] != nil } }

  /// Refuses a property that no feature has; a layer without features has every property.
  ///
  /// Errors: ``/GIS/Failure`` of kind bad data with the nearest name.
  public func requireProperty(_ property: String, at place: Place? = nil) throws(Failure) {
    if let problem = unknownProperty(property, in: features, of: declaration, at: place) {
      throw Failure(.badData, [problem])
    }
  }
}

/// The problem of a property that no feature has; `nil` where one does, or where there are no features.
package func unknownProperty(
  _ property: String, in features: [Feature], of layer: PlanLayer, at place: Place? = nil
) -> Problem? {
  if features.isEmpty || features.contains(where: { $0.properties[property] != nil }) { return nil }
  var known: [String] = []
  for feature in features.prefix(100) {
    for key in feature.properties.keys where !known.contains(key) { known.append(key) }
  }
  return Problem(
    .error, texts.problem("unknown-property", ["key": layer.key, "file": layer.file, "property": property]),
    at: place ?? layer.place, advice: suggestion(forProperty: property, among: known))
}

extension PropertyValue? {
  /// The value in words, for messages.
  fileprivate var inWords: LocalizedText {
    switch self {
    case nil, .null: texts("value/missing")
    case .string(let text): texts("value/text", ["text": text])
    case .json: texts("value/list")
    case .bool(let flag): "\(flag)"
    case .number(let number): LocalizedText(number.digits)
    }
  }
}
