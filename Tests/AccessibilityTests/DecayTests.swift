import Accessibility
import Foundation
import Testing

@Suite struct DecayTests {
  private func decay(_ text: String) throws -> Decay { try #require(Decay(text) { Double($0) }) }

  /// Each family at the cost that its parameter names.
  @Test(arguments: [
    // e^(−0.1 · 10); half at the half-life, a quarter at twice it.
    ("exponential:0.1", 10, 1 / M_E), ("half-life:15", 15, 0.5), ("half-life:15", 30, 0.25),
    // 4^(−1.5) = 1/8; costs under 1 weigh 1.
    ("power:1.5", 4, 0.125), ("power:1.5", 0.25, 1),
    ("linear:60", 15, 0.75), ("linear:60", 60, 0), ("linear:60", 90, 0),
    // e^(−½) at σ, e^(−2) at 2 σ.
    ("gaussian:20", 20, 0.6065306597126334), ("gaussian:20", 40, 0.1353352832366127),
    // (1 + e^(−km)) ÷ 2 at the middle, k = π ÷ (10 √3), m = 40.
    ("logistic:40:10", 40, (1 + exp(-40 * Double.pi / (10 * 3.0.squareRoot()))) / 2),
    ("logistic:40:0.001", 41, 0),
  ]) func weights(_ text: String, _ cost: Double, _ weight: Double) throws {
    #expect(abs(try decay(text).weight(at: cost) - weight) < 1e-12)
  }

  /// 1 at no cost, never rising, never below 0, however far.
  @Test(arguments: [
    "exponential:0.2", "half-life:7", "power:2", "linear:30", "gaussian:12", "logistic:30:8",
  ]) func shape(_ text: String) throws {
    let decay = try decay(text)
    #expect(decay.weight(at: 0) == 1)
    let weights = (0...400).map { decay.weight(at: Double($0) / 2) } + [decay.weight(at: 1e300)]
    #expect(zip(weights, weights.dropFirst()).allSatisfy { $0 >= $1 })
    #expect(weights.allSatisfy { (0...1).contains($0) })
  }

  @Test(arguments: [
    "", "exponential", "exponential:", "exponential:0", "exponential:-1", "exponential:nan",
    "exponential:inf",
    "half-life:x", "linear:30:2", "logistic:30", "logistic:30:0", "step:3", "Gaussian:3",
  ]) func whatIsNoDecay(_ text: String) { #expect(Decay(text) { Double($0) } == nil) }
}
