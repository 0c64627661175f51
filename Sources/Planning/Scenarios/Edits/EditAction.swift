import GIS
import PlanFile

/// What a kind of edit does: which features it brings, what it makes of a layer, and what tells it from other edits. Each kind
/// stands in a file of its own.
protocol EditAction: Sendable {
  /// What is done, the same for equal edits and different for others; without coordinates and paths.
  var parts: [String?] { get }
  /// Where the features that it brings come from; `nil` for none.
  var shapes: ShapeSource? { get }

  /// What it brings of the features of its source; `nil`, with everything reported, where they are not what it takes.
  func features(of found: [Feature], at place: Place, _ problems: inout [Problem]) -> [Feature]?

  /// Changes a layer; where something is wrong, that is reported and nothing changes.
  func apply(_ edit: ResolvedEdit, to layer: inout LayerEditing, _ problems: inout [Problem])
}

extension EditAction {
  var shapes: ShapeSource? { nil }

  /// All of them.
  func features(of found: [Feature], at place: Place, _ problems: inout [Problem]) -> [Feature]? { found }
}

extension EditKind {
  /// What the edit does.
  var action: any EditAction {
    switch self {
    case .add(let layer, let source, let properties, let id):
      Addition(layer: layer, source: source, properties: properties, id: id)
    case .remove(let selection), .close(let selection): Removal(selection: selection)
    case .move(let selection, let movement): Move(selection: selection, movement: movement)
    case .replace(let selection, let source): Replacement(selection: selection, source: source)
    case .set(let selection, let properties): Setting(selection: selection, properties: properties)
    case .scale(let selection, let property?, let factor):
      PropertyScaling(selection: selection, property: property, factor: factor)
    case .scale(let selection, nil, let factor): RadiusScaling(selection: selection, factor: factor)
    case .population(let change): PeopleChange(change: change)
    case .extend(let selection, let source): LineExtension(selection: selection, source: source)
    }
  }
}

extension FeatureSelection {
  /// The selection for fingerprints.
  var parts: [String?] {
    [layer, String(ids.count)] + ids.flatMap(\.parts) + (condition?.parts ?? [nil])
  }
}

extension Properties {
  /// The properties for fingerprints.
  var parts: [String?] {
    [String(count)] + zip(keys, values).flatMap { [$0, String(reflecting: $1)] }
  }
}

extension [Feature] {
  /// The one feature that there must be.
  func one(at place: Place, _ problems: inout [Problem]) -> [Feature]? {
    count == 1 ? self : problems.refuse(texts.problem("not-one-geometry", ["found": count]), at: place)
  }
}
