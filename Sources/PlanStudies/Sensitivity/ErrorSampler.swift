import Evaluation
import Foundation
import GIS

/// Draws the data of a plan with errors, sample by sample.
///
/// Each feature draws from a sequence of its own, which follows from the seed, the sample, and the feature's file and
/// number there: a station that is in two layers is displaced alike in both, and no draw depends on what else is read.
struct ErrorSampler: Sendable {
  package let model: ErrorModel
  package let seed: UInt64
  /// Where people live; `nil` where the plan does not say.
  package let population: PopulationSource?
  /// The layers whose points are displaced.
  package let displaced: [String]
  /// The data without errors.
  let context: PlanContext

  /// The data of a sample.
  ///
  /// Errors: computation, where a library fails. Cost: a copy of each layer that changes.
  func context(ofSample number: Int) throws -> PlanContext {
    var sampled = context
    var layers = context.layers
    if model.position > 0 {
      for key in displaced {
        guard var layer = layers.removeValue(forKey: key) else { continue }
        for index in layer.features.indices {
          var random = random(number, layer, index, purpose: 1)
          layer.features[index].geometry = layer.features[index].geometry?.displaced(
            by: model.position, using: &random)
        }
        layers[key] = layer
      }
    }
    var factors: [Double] = []
    if model.population > 0, let source = population, var layer = layers.removeValue(forKey: source.layer) {
      // A log-normal factor of mean 1 and variance s² has ln(1 + s²) as the variance of its logarithm.
      let variance = log(1 + model.population * model.population)
      for index in layer.features.indices {
        var random = random(number, layer, index, purpose: 2)
        let factor = exp(variance.squareRoot() * random.normalPair().0 - variance / 2)
        factors.append(factor)
        // For measures that add up the people as a property.
        if let people = layer.features[index].properties[source.property]?.double {
          layer.features[index].properties[source.property] = .number(people * factor)
        }
      }
      layers[source.layer] = layer
    }
    sampled.layers = layers
    if !factors.isEmpty { try sampled.scalePeople(by: factors) }
    return sampled
  }

  private func random(_ sample: Int, _ layer: LoadedLayer, _ index: Int, purpose: UInt64) -> SplitMix64 {
    // FNV-1a: hashes of the language differ from run to run.
    let file = layer.declaration.file.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3
    }
    return SplitMix64(
      seeds: seed, UInt64(sample), file, UInt64(bitPattern: Int64(layer.numbers[index])), purpose)
  }
}

extension Geometry {
  /// Points displaced by normal errors in each direction; lines and surfaces stay.
  fileprivate func displaced(by deviation: Double, using random: inout SplitMix64) -> Geometry {
    func displaced(_ point: Point) -> Point {
      let (east, north) = random.normalPair()
      return Point(x: point.x + deviation * east, y: point.y + deviation * north)
    }
    return switch self {
    case .point(let point): .point(displaced(point))
    case .multiPoint(let points): .multiPoint(points.map(displaced))
    case .lineString, .multiLineString, .polygon, .multiPolygon: self
    }
  }
}
