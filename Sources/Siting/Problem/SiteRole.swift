/// What may be done with a site.
package enum SiteRole: Sendable, Hashable {
  /// It is there and stays: it serves at no cost and is not counted among the sites to choose.
  case existing
  /// It may be chosen.
  case candidate
  /// It may not be chosen.
  case forbidden
}
