// swift-tools-version: 6.1

import PackageDescription

/// What a module says, in each language: embedded, so that a program needs no files beside it.
let texts: [Resource] = [.embedInCode("Texts/en.txt"), .embedInCode("Texts/zh.txt")]

let package = Package(
  name: "Ambit",
  products: [
    .executable(name: "ambit", targets: ["ambit"]),
    .library(name: "GIS", targets: ["GIS"]),
    .library(name: "Importing", targets: ["Importing"]),
    .library(name: "PlanFile", targets: ["PlanFile"]),
    .library(name: "Evaluation", targets: ["Evaluation"]),
    .library(name: "Measures", targets: ["Measures"]),
    .library(name: "Planning", targets: ["Planning"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
    .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
  ],
  targets: [
    // System libraries. Each is imported in one place only: see the table of rules in ARCHITECTURE.md.
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
    .systemLibrary(name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),

    // The house, from the ground up: a target names only those above it in this list.
    .target(
      name: "GIS",
      dependencies: [
        "CCrypto", "CGEOS", "CPROJ", "CZlib", "SwiftCSV",
      ],
      resources: texts),
    .target(name: "Coverage", dependencies: ["GIS"], resources: texts),
    .target(name: "Provision", dependencies: ["GIS"], resources: texts),
    .target(name: "StreetNetwork", dependencies: ["GIS"]),
    .target(name: "DataQuality", dependencies: ["GIS", "Provision", "StreetNetwork"], resources: texts),
    .target(name: "Siting", dependencies: ["GIS"], resources: texts),
    .target(name: "Accessibility", dependencies: ["GIS"]),
    .target(
      name: "Importing", dependencies: ["GIS", "CZip", "Yams"],
      resources: [.embedInCode("OSM/presets.yaml")] + texts),
    .target(name: "PlanFile", dependencies: ["GIS", "Importing", "Yams"], resources: texts),
    .target(
      name: "Evaluation",
      dependencies: [
        "GIS", "Coverage", "Provision", "StreetNetwork", "DataQuality", "Importing", "PlanFile",
      ], resources: texts),
    .target(
      name: "Measures",
      dependencies: [
        "GIS", "Coverage", "Provision", "StreetNetwork", "DataQuality", "Accessibility", "PlanFile",
        "Evaluation",
      ], resources: texts),
    .target(
      name: "Planning",
      dependencies: [
        "GIS", "Coverage", "StreetNetwork", "DataQuality", "Importing", "PlanFile", "Evaluation", "Measures",
      ],
      resources: texts),
    .target(
      name: "PlanStudies",
      dependencies: [
        "GIS", "Coverage", "Provision", "StreetNetwork", "Siting", "PlanFile", "Evaluation", "Measures",
        "Planning",
      ], resources: texts),
    .target(
      name: "Reporting",
      dependencies: [
        "GIS", "DataQuality", "Siting", "PlanFile", "Evaluation", "Measures", "Planning", "PlanStudies",
      ], resources: texts),
    .executableTarget(
      name: "ambit",
      dependencies: [
        "GIS", "Coverage", "StreetNetwork", "DataQuality", "Siting", "Accessibility", "Importing", "PlanFile",
        "Evaluation", "Measures", "Planning", "PlanStudies", "Reporting",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], resources: texts),

    // A test target, though it holds no test: `swift build` does not build it.
    .testTarget(name: "TestSupport", dependencies: ["GIS"], path: "Tests/TestSupport"),
    .testTarget(name: "GISTests", dependencies: ["GIS", "TestSupport"]),
    .testTarget(
      name: "CoverageTests", dependencies: ["Coverage", "GIS", "TestSupport"], exclude: ["Cases"]),
    .testTarget(name: "ProvisionTests", dependencies: ["Provision", "GIS", "TestSupport"]),
    .testTarget(name: "StreetNetworkTests", dependencies: ["StreetNetwork", "GIS", "TestSupport"]),
    .testTarget(name: "DataQualityTests", dependencies: ["DataQuality", "GIS", "TestSupport"]),
    .testTarget(name: "AccessibilityTests", dependencies: ["Accessibility", "TestSupport"]),
    .testTarget(name: "SitingTests", dependencies: ["Siting", "GIS", "TestSupport"]),
    .testTarget(name: "ImportingTests", dependencies: ["Importing", "GIS", "TestSupport"]),
    .testTarget(
      name: "PlanningTests",
      dependencies: [
        "PlanFile", "Evaluation", "Measures", "Planning", "PlanStudies", "DataQuality", "Siting", "GIS",
        "TestSupport", "Coverage", "Importing",
      ]),
    .testTarget(
      name: "AmbitTests",
      dependencies: [
        "ambit", "GIS", "PlanFile", "Evaluation", "Planning", "Reporting", "TestSupport", "Measures",
        "PlanStudies",
      ]),
    .testTarget(
      name: "GeoDataTests",
      dependencies: [
        "GIS", "PlanFile", "Evaluation", "Measures", "Planning", "TestSupport", "PlanStudies",
      ]),
  ],
  swiftLanguageModes: [.v6]
)

// What only developers build, by the names that a script puts into AMBIT_TOOLS: `swift build` alone builds the product. They
// are no packages of their own because they use declarations that are `package`, which end at a package's border; and here
// they share its build.
let tools: [String: [Target]] = [
  // Builds GeoData/minhang from the facts and from seeded models: Scripts/build-geodata.
  "geodata": [
    .executableTarget(
      name: "build-minhang", dependencies: ["GIS", "Coverage", "SwiftCSV"], path: "Scripts/build-minhang"),
    .testTarget(name: "BuildMinhangTests", dependencies: ["build-minhang", "GIS", "TestSupport"]),
  ],
  // Times coverage after an edit against coverage computed anew, and walks to the nearest facility: Scripts/bench.
  "bench": [
    .executableTarget(
      name: "bench-edits", dependencies: ["GIS", "Coverage", "PlanFile", "Evaluation", "Planning"],
      path: "Scripts/bench-edits"),
    .executableTarget(
      name: "bench-streets", dependencies: ["GIS", "StreetNetwork"], path: "Scripts/bench-streets"),
  ],
  // Readers under libFuzzer, each built alone and instrumented: Scripts/fuzz.
  "fuzz": [
    .systemLibrary(name: "CFuzzer", path: "Scripts/fuzzing/targets/CFuzzer"),
    .target(name: "FuzzSupport", dependencies: ["CFuzzer"], path: "Scripts/fuzzing/targets/FuzzSupport"),
    reader("geojson", "GIS"),
    reader("check", "GIS", "DataQuality"),
    reader("table", "GIS"),
    reader("matrix", "GIS", "Accessibility"),
    reader("gtfs", "GIS", "Importing"),
    reader("zip", "GIS", "Importing"),
    reader("plan", "GIS", "Evaluation", "Planning"),
    reader("scenario", "GIS", "PlanFile", "Planning"),
  ],
]

/// A reader for the fuzzer.
func reader(_ name: String, _ modules: Target.Dependency...) -> Target {
  .executableTarget(
    name: "fuzz-\(name)", dependencies: ["FuzzSupport"] + modules,
    path: "Scripts/fuzzing/targets/fuzz-\(name)")
}

for name in (Context.environment["AMBIT_TOOLS"] ?? "").split(separator: ",") {
  package.targets += tools[String(name)] ?? []
}
