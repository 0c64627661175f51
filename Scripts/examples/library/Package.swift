// swift-tools-version: 6.1

// A package of its own that uses Ambit as a library: swift run --package-path Scripts/examples/library
import PackageDescription

let package = Package(
  name: "figures",
  dependencies: [.package(name: "Ambit", path: "../../..")],
  targets: [
    .executableTarget(name: "figures", dependencies: [.product(name: "Planning", package: "Ambit")])
  ],
  swiftLanguageModes: [.v6]
)
