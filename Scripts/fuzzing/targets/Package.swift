// swift-tools-version: 6.1

// The readers under libFuzzer, a package of its own because everything in it is instrumented. Scripts/fuzz builds and
// runs it.
import PackageDescription

/// A target that is one reader.
func reader(_ name: String, _ modules: String...) -> Target {
  .executableTarget(
    name: name,
    dependencies: ["FuzzSupport"] + modules.map { .product(name: $0, package: "Ambit") })
}

let package = Package(
  name: "fuzzing",
  dependencies: [.package(name: "Ambit", path: "../../..")],
  targets: [
    .systemLibrary(name: "CFuzzer"),
    .target(name: "FuzzSupport", dependencies: ["CFuzzer"]),
    reader("fuzz-geojson", "GIS"),
    reader("fuzz-check", "GIS", "DataQuality"),
    reader("fuzz-table", "GIS"),
    reader("fuzz-matrix", "GIS", "Accessibility"),
    reader("fuzz-gtfs", "GIS", "Importing"),
    reader("fuzz-zip", "GIS", "Importing"),
    reader("fuzz-plan", "GIS", "Planning"),
    reader("fuzz-scenario", "GIS", "Planning"),
  ],
  swiftLanguageModes: [.v6]
)
