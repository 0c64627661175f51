import GIS
import Importing
import PlanFile

extension PlanReader {
  /// What is taken out of a layer's file, and how; `nil`, with everything reported, where it cannot be told.
  package mutating func reading(
    of section: SectionReader, in system: CoordinateSystem?, _ what: LocalizedText
  ) -> ReadingOptions? {
    let before = problems.count
    let transit = transit(of: section, what)
    let preset = section["preset"].flatMap { self.preset($0, what) }
    if let node = section["preset"], section["gtfs"] != nil {
      problems.refuse(texts.problem("two-contents", ["what": what]), at: node.place)
    }
    let encoding = section["encoding"].flatMap { self.encoding($0, what) }
    let layer = section["layer"]?.text(what.part("layer"), &problems)
    guard problems.count == before else { return nil }
    return ReadingOptions(
      transit.map(ReadingOptions.Content.transit) ?? preset.map(ReadingOptions.Content.map) ?? .layer,
      layer: layer, encoding: encoding, system: system)
  }

  private mutating func transit(of section: SectionReader, _ what: LocalizedText) -> TransitSelection? {
    guard let node = section["gtfs"] else {
      for key in ["window", "day", "departures-at-least"] {
        guard let node = section[key] else { continue }
        problems.refuse(texts.problem("no-gtfs", ["what": what, "key": key]), at: node.place)
      }
      return nil
    }
    let words = TransitSelection.Content.allCases.map(\.rawValue)
    let content = node.choice(what.part("gtfs"), among: words, &problems)
      .flatMap(TransitSelection.Content.init(rawValue:))
    var selection = TransitSelection(content ?? .stops)
    if let node = section["window"] {
      selection.window =
        node.text.flatMap(ServiceWindow.init)
        ?? problems.refuse(texts.problem("not-a-window", ["what": what]), at: node.place) ?? .wholeDay
    }
    if let node = section["day"] {
      selection.day =
        node.text.flatMap(ServiceDay.init)
        ?? problems.refuse(texts.problem("not-a-day", ["what": what]), at: node.place) ?? .busiest
    }
    if let node = section["departures-at-least"] {
      let number = node.number.flatMap { $0 >= 0 && $0.isFinite ? $0 : nil }
      selection.departuresAtLeast =
        number
        ?? problems.refuse(texts.problem("not-a-number/departures", ["what": what]), at: node.place)
      if content == .routes {
        problems.refuse(texts.problem("no-stops", ["what": what]), at: node.place)
      }
    }
    return selection
  }

  private mutating func preset(_ node: PlanNode, _ what: LocalizedText) -> Preset? {
    guard let name = node.text(what.part("preset"), &problems) else { return nil }
    do {
      return try Preset.named(name)
    } catch let failure as Failure {
      problems += failure.problems.map { problem in
        var problem = problem
        problem.place = node.place
        return problem
      }
    } catch {
      problems.refuse(texts.problem("unknown-preset", ["what": what, "error": "\(error)"]), at: node.place)
    }
    return nil
  }

  private mutating func encoding(_ node: PlanNode, _ what: LocalizedText) -> TextEncoding? {
    guard let name = node.text(what.part("encoding"), &problems) else { return nil }
    return TextEncoding(name)
      ?? problems.refuse(texts.problem("unknown-encoding", ["what": what, "name": name]), at: node.place)
  }
}
