import GIS

/// Takes typed parameters out of an indicator of a plan.
///
/// It records every problem with its line and goes on with a stand-in, so that a planner sees all that is wrong at
/// once; that is why parameters are not decoded by `Codable`, which stops at the first. Each method is called with the
/// name of a parameter that the measure's description holds.
public struct ParameterReader {
  /// What the reader must know of the plan around the indicator.
  package struct Surroundings: Sendable {
    /// The keys of the plan's layers.
    package var layers: [String]
    /// Whether the plan says where people live.
    package var hasPopulation: Bool
    /// The folder of the plan, from which paths are taken.
    package var folder: String

    /// Describes a plan.
    package init(layers: [String], hasPopulation: Bool, folder: String) {
      self.layers = layers
      self.hasPopulation = hasPopulation
      self.folder = folder
    }
  }

  /// What is wrong with the parameters taken so far.
  package var problems: [Problem] = []
  /// The keys of the layers named so far.
  package var layers: [String] = []
  /// The paths of the files read so far.
  package var files: [String] = []
  /// The names taken so far, so that a test can hold them against the description.
  package private(set) var taken: Set<String> = []

  private let description: MeasureDescription
  private let what: LocalizedText
  /// Whether the parameters are the options of a command, which stand in messages as they are typed.
  private let areOptions: Bool
  package let node: PlanNode?
  private let place: Place
  package let surroundings: Surroundings

  /// Opens the parameters of an indicator and reports those that the measure does not have.
  ///
  /// - Parameters:
  ///   - what: The indicator in words, such as "the indicator “ev-coverage”".
  ///   - place: Where the indicator stands, for parameters that are missing.
  package init(
    _ node: PlanNode?, for description: MeasureDescription, of what: LocalizedText, at place: Place,
    in surroundings: Surroundings
  ) {
    self.init(node, for: description, of: what, at: place, in: surroundings, areOptions: false)
  }

  package init(
    _ node: PlanNode?, for description: MeasureDescription, of what: LocalizedText, at place: Place,
    in surroundings: Surroundings, areOptions: Bool
  ) {
    self.areOptions = areOptions
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
          texts.problem("not-a-group/parameters", ["what": what]), &problems)
      }
    }
    let names = description.parameters.map(\.name)
    for entry in node?.entries ?? [] where !names.contains(entry.key) {
      problems.refuse(
        texts.problem(
          "unknown-parameter", ["what": what, "description": description.name, "key": entry.key]),
        at: entry.place, advice: node?.advice(onUnknown: entry, among: names) ?? "")
    }
  }

  /// The value to read: the plan's, or else the default; `nil`, with a problem where it is required, for neither.
  package mutating func value(_ name: String) -> PlanNode? {
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
      problems.refuse(
        texts.problem(
          "missing-parameter",
          [
            "what": what, "description": description.name, "name": name, "meaning": parameter.meaning,
            "kind": parameter.kind.name,
          ]), at: place)
      return nil
    }
  }

  package func label(_ name: String) -> LocalizedText {
    areOptions ? LocalizedText("--\(name)") : texts("parameter/label", ["what": what, "name": name])
  }

  /// Records something that a measure finds wrong between parameters; it points to the one named, or to all of them
  /// where the plan does not give that one.
  package mutating func report(
    _ name: String, _ text: ProblemText, at exact: Place? = nil, advice: LocalizedText? = nil
  ) {
    let place = exact ?? node?[name]?.place ?? place
    let message = texts("parameter", ["label": label(name), "message": text.message])
    problems.append(
      Problem(.error, code: text.code, message, at: place, advice: asOptions(advice ?? text.advice)))
  }

  /// An advice with its parameters as options, where they are: “radius: 500 m” as “--radius 500m”.
  private func asOptions(_ advice: LocalizedText) -> LocalizedText {
    let names = description.parameters.map(\.name).joined(separator: "|")
    guard areOptions, let pattern = try? Regex("(\(names)): ([0-9.]+ [a-z]+|[a-z-]+)") else { return advice }
    return LocalizedText { language in
      advice[language].replacing(pattern) { match in
        let parts = match.output.dropFirst().map { String($0.substring ?? "") }
        return "--\(parts[0]) \(parts[1].filter { $0 != " " })"
      }
    }
  }

  /// Records a problem where the plan does not say where people live.
  public mutating func requirePopulation(_ name: String) {
    if surroundings.hasPopulation { return }
    report(name, texts.problem("no-population"))
  }

  /// Whether the plan gives a value.
  public func isGiven(_ name: String) -> Bool { (node?[name]?.content ?? .nothing) != .nothing }
}
