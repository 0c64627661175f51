// swift-tools-version: 6.1

// A package of its own that uses Ambit as a library: swift run --package-path Scripts/examples/library figures
import PackageDescription

let modules = ["GIS", "Importing", "PlanFile", "Evaluation", "Measures", "Planning"]
let ambit = modules.map { Target.Dependency.product(name: $0, package: "Ambit") }

let package = Package(
  name: "figures",
  dependencies: [.package(name: "Ambit", path: "../../..")],
  targets: [
    .executableTarget(name: "figures", dependencies: ambit),
    .executableTarget(name: "snippets", dependencies: ambit),
    .executableTarget(name: "own-measure", dependencies: ambit),
  ],
  swiftLanguageModes: [.v6]
)
