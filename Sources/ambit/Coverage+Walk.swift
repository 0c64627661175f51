import ArgumentParser
import GIS

/// The options of distances along streets.
extension Coverage {
  /// How far a facility serves where it has no radius of its own: the radius, or the time at the speed.
  var commonRadius: Length? {
    if let walkingTime, let time = TravelTime(walkingTime), let speed = Speed(walkingSpeed) {
      return speed * time
    }
    return radius.flatMap { Length($0) }
  }

  /// How far a facility serves, in words: "500 m", "10 min (4 km/h)", or the property that says it.
  var reachInWords: String {
    func number(_ value: Double) -> String {
      // Speeds are kept in metres for each second: 4 km/h comes back within the last digits.
      PropertyValue.Decimal((value * 1e6).rounded() / 1e6).digits
    }
    if let walkingTime, let time = TravelTime(walkingTime), let speed = Speed(walkingSpeed) {
      return "\(number(time.minutes)) min (\(number(speed.kilometresPerHour)) km/h)"
    }
    return commonRadius.map { "\(number($0.metres)) m" } ?? radiusProperty ?? ""
  }

  /// Refuses options that are no lengths, times or speeds, or do not go together.
  func validateWalk() throws {
    if Length(maxSnap).map({ $0.metres <= 0 }) ?? true {
      throw ValidationError("--max-snap \(maxSnap) is no length over 0. Write it as 100m.")
    }
    if let walkingTime, TravelTime(walkingTime).map({ $0 <= .zero }) ?? true {
      throw ValidationError("--walking-time \(walkingTime) is no time over 0. Write it as 10min.")
    }
    if Speed(walkingSpeed).map({ $0 <= .zero }) ?? true {
      throw ValidationError("--walking-speed \(walkingSpeed) is no speed over 0. Write it as 4km/h.")
    }
    if walkingTime != nil, radius != nil {
      throw ValidationError("Give --radius or --walking-time: each says how far one walks.")
    }
    guard distance == .alongStreets else {
      if !streets.isEmpty { throw ValidationError("--streets goes with --distance along-streets.") }
      if walkingTime != nil { throw ValidationError("--walking-time goes with --distance along-streets.") }
      if connectCrossings {
        throw ValidationError("--connect-crossings goes with --distance along-streets.")
      }
      return
    }
    if streets.isEmpty {
      throw ValidationError("--distance along-streets needs --streets, the layer to walk along.")
    }
    if population == nil {
      throw ValidationError(
        "--distance along-streets counts people: give --population and --population-property.")
    }
    if atLeast > 1 { throw ValidationError("--at-least goes with a straight line alone.") }
  }
}
