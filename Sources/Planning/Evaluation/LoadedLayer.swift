import GIS

/// A layer of the plan, read, projected, checked and filtered; in a scenario, edited.
public struct LoadedLayer: Sendable {
  /// What the plan says of it.
  public let declaration: PlanLayer
  /// The features that satisfy the layer's condition, in the working system.
  public internal(set) var features: [Feature]
  /// The number of each of them in the file, from 1; −1, −2, … for those that a scenario adds.
  public internal(set) var numbers: [Int]
  /// The factor of each feature's radius; empty where all are 1.
  public internal(set) var radiusFactors: [Double] = []
  /// What added the features whose numbers are −1, −2, ….
  var additions: [Addition] = []

  /// What added a feature.
  struct Addition: Sendable {
    let place: Place
    let year: Int?
  }

  /// Makes a layer of features with their numbers.
  public init(declaration: PlanLayer, features: [Feature], numbers: [Int]) {
    self.declaration = declaration
    self.features = features
    self.numbers = numbers
  }

  /// Where a feature stands in its file, or what added it.
  public func place(ofFeature index: Int) -> Place {
    addition(ofFeature: index)?.place ?? Place(file: declaration.path, feature: numbers[index])
  }

  /// What added a feature; `nil` for a feature of the file.
  func addition(ofFeature index: Int) -> Addition? {
    numbers[index] < 0 ? additions[-numbers[index] - 1] : nil
  }

  /// A number of each feature.
  ///
  /// Errors: ``/GIS/Failure`` of kind bad data that names every feature without a number, or with one below
  /// `minimum`; or the nearest name where no feature has the property.
  public func numbers(of property: String, atLeast minimum: Double = -.infinity) throws -> [Double] {
    try requireProperty(property)
    var problems = CappedProblems()
    let values = features.enumerated().map { index, feature -> Double in
      let value = feature.properties[property]
      guard let number = value?.double, number.isFinite else {
        problems.add(
          Problem(
            .error, code: "not-a-number",
            "The property “\(property)” should be a number, but it is \(value.inWords).",
            at: place(ofFeature: index), advice: "Correct it in the file, or leave the feature out by where.")
        )
        return 0
      }
      if number < minimum {
        problems.add(
          Problem(
            .error, code: "number-too-small",
            "The property “\(property)” is \(value.inWords), below \(digits(minimum)).",
            at: place(ofFeature: index), advice: "Correct it in the file."))
      }
      return number
    }
    if let failure = Failure(problems.all) { throw failure }
    return values
  }

  /// Whether any feature has a property.
  func has(_ property: String) -> Bool { features.contains { $0.properties[property] != nil } }

  /// Refuses a property that no feature has; a layer without features has every property.
  ///
  /// Errors: ``/GIS/Failure`` of kind bad data with the nearest name.
  func requireProperty(_ property: String, at place: Place? = nil) throws(Failure) {
    if let problem = unknownProperty(property, in: features, of: declaration, at: place) {
      throw Failure(.badData, [problem])
    }
  }
}

/// The problem of a property that no feature has; `nil` where one does, or where there are no features.
func unknownProperty(
  _ property: String, in features: [Feature], of layer: PlanLayer, at place: Place? = nil
) -> Problem? {
  if features.isEmpty || features.contains(where: { $0.properties[property] != nil }) { return nil }
  var known: [String] = []
  for feature in features.prefix(100) {
    for key in feature.properties.keys where !known.contains(key) { known.append(key) }
  }
  return Problem(
    .error, code: "unknown-property",
    "No feature of the layer “\(layer.key)” (\(layer.file)) has the property “\(property)”.",
    at: place ?? layer.place, advice: suggestion(forProperty: property, among: known))
}

extension PropertyValue? {
  /// The value in words, for messages.
  fileprivate var inWords: String {
    switch self {
    case nil, .null: "missing"
    case .string(let text): "the text “\(text)”"
    case .json: "a list or an object"
    case .bool(let flag): "\(flag)"
    case .number(let number): number.digits
    }
  }
}

/// A number without a needless ".0".
func digits(_ number: Double) -> String {
  number.isFinite ? PropertyValue.Decimal(number).digits : String(number)
}
