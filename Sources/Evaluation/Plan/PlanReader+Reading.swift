import GIS
import Importing
import PlanFile

extension PlanReader {
  /// What is taken out of a layer's file, and how; `nil`, with everything reported, where it cannot be told.
  package mutating func reading(
    of section: SectionReader, in system: CoordinateSystem?, _ what: String
  ) -> ReadingOptions? {
    let before = problems.count
    let transit = transit(of: section, what)
    let preset = section["preset"].flatMap { self.preset($0, what) }
    if let node = section["preset"], section["gtfs"] != nil {
      let _: Never? = refuse(
        "two-contents", "\(what) has gtfs and preset, for different kinds of files.", node)
    }
    let encoding = section["encoding"].flatMap { self.encoding($0, what) }
    let layer = section["layer"]?.text("\(what): its layer", &problems)
    guard problems.count == before else { return nil }
    return ReadingOptions(
      transit.map(ReadingOptions.Content.transit) ?? preset.map(ReadingOptions.Content.map) ?? .layer,
      layer: layer, encoding: encoding, system: system)
  }

  private mutating func transit(of section: SectionReader, _ what: String) -> TransitSelection? {
    guard let node = section["gtfs"] else {
      for key in ["window", "day", "departures-at-least"] {
        guard let node = section[key] else { continue }
        let _: Never? = refuse(
          "no-gtfs", "\(what) has the key “\(key)”, but is no GTFS feed.", node,
          advice: "Add gtfs: stops or gtfs: routes.")
      }
      return nil
    }
    let words = TransitSelection.Content.allCases.map(\.rawValue)
    let content = node.choice("\(what): its gtfs", among: words, &problems)
      .flatMap(TransitSelection.Content.init(rawValue:))
    var selection = TransitSelection(content ?? .stops)
    if let node = section["window"] {
      selection.window =
        node.text.flatMap(ServiceWindow.init)
        ?? refuse(
          "not-a-window", "\(what): its window should be two times of day.", node,
          advice: "Write window: 07:00-09:00; past midnight hours go on, as in 22:00-26:00.") ?? .wholeDay
    }
    if let node = section["day"] {
      selection.day =
        node.text.flatMap(ServiceDay.init)
        ?? refuse(
          "not-a-day", "\(what): its day should be a day of the week or a date.", node,
          advice: "Write day: monday, or day: 2019-05-20.") ?? .busiest
    }
    if let node = section["departures-at-least"] {
      let number = node.number.flatMap { $0 >= 0 && $0.isFinite ? $0 : nil }
      selection.departuresAtLeast =
        number
        ?? refuse(
          "not-a-number", "\(what): its departures-at-least should be a number of departures an hour.", node)
      if content == .routes {
        let _: Never? = refuse(
          "no-stops", "\(what): departures-at-least chooses among stops, not among routes.", node,
          advice: "For routes use where: { trips: { at-least: 1 } }.")
      }
    }
    return selection
  }

  private mutating func preset(_ node: PlanNode, _ what: String) -> Preset? {
    guard let name = node.text("\(what): its preset", &problems) else { return nil }
    do {
      return try Preset.named(name)
    } catch let failure as Failure {
      problems += failure.problems.map { problem in
        var problem = problem
        problem.place = node.place
        return problem
      }
    } catch {
      let _: Never? = refuse("unknown-preset", "\(what): its preset cannot be read: \(error)", node)
    }
    return nil
  }

  private mutating func encoding(_ node: PlanNode, _ what: String) -> TextEncoding? {
    guard let name = node.text("\(what): its encoding", &problems) else { return nil }
    return TextEncoding(name)
      ?? refuse(
        "unknown-encoding", "\(what): the encoding “\(name)” is not known.", node,
        advice: "Known are GBK, GB18030, BIG5, UTF-8, ISO-8859-1 and others.")
  }

  private mutating func refuse<Value>(
    _ code: String, _ message: String, _ node: PlanNode, advice: String = ""
  ) -> Value? {
    problems.append(Problem(.error, code: code, message, at: node.place, advice: advice))
    return nil
  }
}
