import GIS

/// How far people walk: a length, or a time at a speed.
struct WalkingRadius: Sendable {
  /// The length of the walk.
  package let length: Length
  /// The time and the speed it comes from; `nil` where the plan gives a length.
  let pace: (time: TravelTime, speed: Speed)?

  /// In words: "500 m", or "10 min at 4 km/h (666.67 m)".
  package var words: LocalizedText {
    let metres = digits(length.metres, decimals: 2)
    guard let pace else { return LocalizedText("\(metres) m") }
    let minutes = digits(pace.time.minutes)
    let speed = digits(pace.speed.kilometresPerHour, decimals: 2)
    return LocalizedText(
      zh: "\(minutes) 分钟（\(speed) km/h，即 \(metres) m）", en: "\(minutes) min at \(speed) km/h (\(metres) m)")
  }
}
