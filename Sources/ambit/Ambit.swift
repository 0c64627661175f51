import ArgumentParser

@main
struct Ambit: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Geospatial planning analysis")
}
