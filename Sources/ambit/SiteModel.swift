import ArgumentParser

/// The models of `ambit site`.
enum SiteModel: String, ExpressibleByArgument, CaseIterable {
  case lscp, mclp
  case pMedian = "p-median"
  case pCenter = "p-center"

  /// Whether it asks who is within a limit.
  var isCovering: Bool { self == .lscp || self == .mclp }
}
