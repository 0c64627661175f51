import GIS

/// Takes typed parameters out of an indicator of a plan.
///
/// It records every problem with its line and goes on with a stand-in, so that a planner sees all that is wrong at
/// once; that is why parameters are not decoded by `Codable`, which stops at the first. Each method is called with the
/// name of a parameter that the measure's description holds.
public struct ParameterReader {
  /// What the reader must know of the plan around the indicator.
  public struct Surroundings: Sendable {
    /// The keys of the plan's layers.
    public var layers: [String]
    /// Whether the plan says where people live.
    public var hasPopulation: Bool
    /// The folder of the plan, from which paths are taken.
    public var folder: String

    /// Describes a plan.
    public init(layers: [String], hasPopulation: Bool, folder: String) {
      self.layers = layers
      self.hasPopulation = hasPopulation
      self.folder = folder
    }
  }

  /// What is wrong with the parameters taken so far.
  public private(set) var problems: [Problem] = []
  /// The keys of the layers named so far.
  private(set) var layers: [String] = []
  /// The paths of the files read so far.
  private(set) var files: [String] = []
  /// The names taken so far, so that a test can hold them against the description.
  private(set) var taken: Set<String> = []

  private let description: MeasureDescription
  private let what: String
  private let node: PlanNode?
  private let place: Place
  private let surroundings: Surroundings

  /// Opens the parameters of an indicator and reports those that the measure does not have.
  ///
  /// - Parameters:
  ///   - what: The indicator in words, such as "the indicator “ev-coverage”".
  ///   - place: Where the indicator stands, for parameters that are missing.
  public init(
    _ node: PlanNode?, for description: MeasureDescription, of what: String, at place: Place,
    in surroundings: Surroundings
  ) {
    self.description = description
    self.what = what
    self.place = node?.place ?? place
    self.surroundings = surroundings
    if let node, case .mapping = node.content {
      self.node = node
    } else {
      self.node = nil
      if let node, node.content != .nothing {
        let _: Never? = node.report(
          "not-a-group", "\(what): its parameters should be keys with values", &problems)
      }
    }
    let names = description.parameters.map(\.name)
    for entry in node?.entries ?? [] where !names.contains(entry.key) {
      problems.append(
        Problem(
          .error, code: "unknown-parameter",
          "\(what): the measure “\(description.name)” has no parameter “\(entry.key)”.", at: entry.place,
          advice: suggestion(for: entry.key, among: names)))
    }
  }

  /// The value to read: the plan's, or else the default; `nil`, with a problem where it is required, for neither.
  private mutating func value(_ name: String) -> PlanNode? {
    taken.insert(name)
    guard let parameter = description.parameters.first(where: { $0.name == name }) else {
      assertionFailure("the measure \(description.name) documents no parameter \(name)")
      return nil
    }
    if let value = node?[name], value.content != .nothing { return value }
    switch parameter.presence {
    case .optional: return nil
    case .defaulted(let text): return PlanNode(.scalar(text, quoted: false), at: place)
    case .required:
      problems.append(
        Problem(
          .error, code: "missing-parameter",
          "\(what): the measure “\(description.name)” needs the parameter “\(name)”.", at: place,
          advice: "\(parameter.meaning.en) Kind: \(parameter.kind.name)."))
      return nil
    }
  }

  private func label(_ name: String) -> String { "\(what): the parameter “\(name)”" }

  /// Records something that a measure finds wrong between parameters; it points to the one named, or to all of them
  /// where the plan does not give that one.
  public mutating func report(
    _ name: String, code: String, _ message: String, at exact: Place? = nil, advice: String = ""
  ) {
    let place = exact ?? node?[name]?.place ?? place
    problems.append(Problem(.error, code: code, "\(label(name)) \(message)", at: place, advice: advice))
  }

  /// Records a problem where the plan does not say where people live.
  public mutating func requirePopulation(_ name: String) {
    if surroundings.hasPopulation { return }
    report(
      name, code: "no-population", "needs the population, which the plan does not give.",
      advice: "Add population: { layer: …, property: … } to the plan.")
  }

  // MARK: - Quantities

  /// A length over 0 m that is required or has a default.
  public mutating func length(_ name: String) -> Length { optionalLength(name) ?? .metres(1) }

  /// A length over 0 m; `nil` where the plan gives none.
  public mutating func optionalLength(_ name: String) -> Length? {
    guard let value = value(name) else { return nil }
    return value.length(label(name), &problems)
  }

  /// Whether the plan gives a value.
  public func isGiven(_ name: String) -> Bool { (node?[name]?.content ?? .nothing) != .nothing }

  /// A time over 0; `nil` where the plan gives none.
  public mutating func optionalTime(_ name: String) -> TravelTime? {
    guard let value = value(name) else { return nil }
    guard let time = value.text.flatMap({ TravelTime($0) }) else {
      return value.report(
        "unknown-unit", "\(label(name)) should be a time", advice: "For example 10 min or 0.5 h.", &problems)
    }
    guard time > .zero else {
      return value.report("not-positive", "\(label(name)) should be longer than 0 min", &problems)
    }
    return time
  }

  /// A speed over 0, required or with a default.
  public mutating func speed(_ name: String) -> Speed {
    guard let value = value(name) else { return .kilometresPerHour(1) }
    guard let speed = value.text.flatMap({ Speed($0) }), speed > .zero else {
      return value.report(
        "unknown-unit", "\(label(name)) should be a speed over 0", advice: "For example 4 km/h or 1.2 m/s.",
        &problems) ?? .kilometresPerHour(1)
    }
    return speed
  }

  /// A surface over 0 m²; `nil` where the plan gives none.
  public mutating func optionalArea(_ name: String) -> Area? {
    guard let value = value(name) else { return nil }
    guard let area = value.text.flatMap({ Area($0) }) else {
      return value.report(
        "unknown-unit", "\(label(name)) should be a surface",
        advice: "For example 5000 m², 0.5 ha or 2 km².", &problems)
    }
    guard area > .zero else {
      return value.report("not-positive", "\(label(name)) should be larger than 0 m²", &problems)
    }
    return area
  }

  /// A share from 0 to 1; `nil` where the plan gives none.
  public mutating func optionalShare(_ name: String) -> Share? {
    guard let value = value(name) else { return nil }
    guard let share = value.text.flatMap({ Share($0) }), (0...1).contains(share.fraction) else {
      return value.report(
        "not-a-share", "\(label(name)) should be a share from 0 to 100 %", advice: "For example 30 %.",
        &problems)
    }
    return share
  }

  /// A finite number; `nil` where the plan gives none.
  public mutating func optionalNumber(_ name: String) -> Double? {
    guard let value = value(name) else { return nil }
    return value.number ?? value.report("not-a-number", "\(label(name)) should be a number", &problems)
  }

  /// A whole number of 1 or more that is required or has a default.
  public mutating func wholeNumber(_ name: String) -> Int {
    guard let value = value(name) else { return 1 }
    guard let number = value.text.flatMap({ Int($0) }), number >= 1 else {
      return value.report("not-a-number", "\(label(name)) should be a whole number of 1 or more", &problems)
        ?? 1
    }
    return number
  }

  // MARK: - Words

  /// Text, required.
  public mutating func text(_ name: String) -> String { optionalText(name) ?? "" }

  /// Text; `nil` where the plan gives none.
  public mutating func optionalText(_ name: String) -> String? {
    value(name)?.text(label(name), &problems)
  }

  /// `true` or `false`, required or with a default.
  public mutating func flag(_ name: String) -> Bool {
    value(name)?.flag(label(name), &problems) ?? false
  }

  /// One of the words of an enumeration, required or with a default; its cases are the parameter's words.
  public mutating func choice<Choice>(_ name: String, _ type: Choice.Type = Choice.self) -> Choice
  where Choice: RawRepresentable<String> & CaseIterable {
    let words = Choice.allCases.map(\.rawValue)
    let word = value(name)?.choice(label(name), among: words, &problems)
    return word.flatMap { Choice(rawValue: $0) } ?? Choice.allCases[Choice.allCases.startIndex]
  }

  // MARK: - Layers

  /// The key of a layer, required.
  public mutating func layer(_ name: String) -> String { optionalLayer(name) ?? "" }

  /// The key of a layer; `nil` where the plan gives none.
  public mutating func optionalLayer(_ name: String) -> String? {
    let key = value(name)?.layerKey(label(name), among: surroundings.layers, &problems)
    if let key { layers.append(key) }
    return key
  }

  /// One or more keys of layers, each once, required.
  public mutating func layers(_ name: String) -> [String] { optionalLayers(name) }

  /// One or more keys of layers, each once; none where the plan gives none.
  public mutating func optionalLayers(_ name: String) -> [String] {
    let keys = value(name)?.layerKeys(label(name), among: surroundings.layers, &problems) ?? []
    layers += keys
    return keys
  }

  /// What properties must satisfy, required.
  public mutating func condition(_ name: String) -> Condition { optionalCondition(name) ?? Condition([]) }

  /// What properties must satisfy; `nil` where the plan does not say.
  public mutating func optionalCondition(_ name: String) -> Condition? {
    value(name)?.condition(label(name), &problems)
  }

  // MARK: - Life circles

  /// The categories of a life circle, in the plan or in a file of their own; none where the plan gives none.
  public mutating func categories(_ name: String) -> [LifeCircleCategory] {
    let categories =
      value(name)?.categories(label(name), in: surroundings, files: &files, &problems) ?? []
    layers += categories.flatMap(\.layers)
    return categories
  }

  /// A life-circle profile, from its file; `nil` where the plan names none.
  public mutating func optionalProfile(_ name: String) -> LifeCircleProfile? {
    value(name)?.profile(label(name), folder: surroundings.folder, files: &files, &problems)
  }

  /// The facilities of each category of a profile, each with the place of its key; none where the plan gives none.
  public mutating func facilities(_ name: String) -> [LifeCircleFacilities] {
    let facilities = value(name)?.facilities(label(name), among: surroundings.layers, &problems) ?? []
    layers += facilities.flatMap(\.layers)
    return facilities
  }

  /// Words, each with its place; none where the plan gives none.
  public mutating func words(_ name: String) -> [(word: String, place: Place)] {
    (value(name)?.elements ?? []).compactMap { element in
      element.text(label(name), &problems).map { ($0, element.place) }
    }
  }

  /// Whether the plan gives a parameter.
  public func has(_ name: String) -> Bool { node?[name].map { $0.content != .nothing } ?? false }
}

extension PlanNode {
  /// A length over 0 m.
  func length(_ what: String, _ problems: inout [Problem]) -> Length? {
    guard let length = text.flatMap({ Length($0) }) else {
      return report(
        "unknown-unit", "\(what) should be a length", advice: "For example 500 m or 1.5 km.", &problems)
    }
    guard length > .zero else {
      return report("not-positive", "\(what) should be larger than 0 m", &problems)
    }
    return length
  }

  /// The key of a layer of the plan.
  func layerKey(_ what: String, among layers: [String], _ problems: inout [Problem]) -> String? {
    guard let key = text(what, &problems) else { return nil }
    guard layers.contains(key) else {
      problems.append(
        Problem(
          .error, code: "unknown-layer", "\(what) names the layer “\(key)”, which the plan does not have.",
          at: place, advice: suggestion(for: key, among: layers)))
      return nil
    }
    return key
  }

  /// One or more keys of layers, each once.
  func layerKeys(_ what: String, among layers: [String], _ problems: inout [Problem]) -> [String]? {
    guard !elements.isEmpty else {
      return report("not-a-list", "\(what) should name a layer or several", &problems)
    }
    var keys: [String] = []
    for element in elements {
      guard let key = element.layerKey(what, among: layers, &problems) else { continue }
      if keys.contains(key) {
        problems.append(
          Problem(
            .error, code: "duplicate-layer", "\(what) names the layer “\(key)” twice.", at: element.place))
      } else {
        keys.append(key)
      }
    }
    return keys
  }
}
