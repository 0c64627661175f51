import Foundation
import GIS

// Builds the layers of a folder of GeoData from its facts: build-minhang [GeoData/minhang].
let folder = CommandLine.arguments.dropFirst().first ?? "GeoData/minhang"
do {
  let build = try Build(facts: Facts(folder: "\(folder)/facts"))
  for layer in try build.layers() {
    try layer.write(to: "\(folder)/layers", frame: build.district.frame)
  }
  for layer in try build.scenarioLayers() {
    try layer.write(to: "\(folder)/scenarios/layers", frame: build.district.frame)
  }
  print(build.report())
} catch let failure as Failure {
  for problem in failure.problems { print(problem) }
  exit(1)
}
