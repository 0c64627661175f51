import GIS

/// How far people walk: a length, or a time at a speed.
struct WalkingRadius: Sendable {
  /// The length of the walk.
  package let length: Length
  /// The time and the speed it comes from; `nil` where the plan gives a length.
  let pace: (time: TravelTime, speed: Speed)?

  /// In words: "500 m", or "10 min at 4 km/h (666.67 m)".
  package var words: LocalizedText {
    let metres = texts("metres", ["metres": (length.metres * 100).rounded() / 100])
    guard let pace else { return metres }
    return texts(
      "walk/pace",
      [
        "minutes": pace.time.minutes, "speed": (pace.speed.kilometresPerHour * 100).rounded() / 100,
        "metres": metres,
      ])
  }
}
