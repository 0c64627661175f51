import CGEOS

/// The versions of the libraries that figures rest on, for the account of a run.
package enum LibraryVersions {
  /// The version of GEOS that is loaded, with that of its C interface, such as "3.11.1-CAPI-1.17.1".
  package static var geos: String { String(cString: GEOSversion()) }
}
