import CPROJ

extension LibraryVersions {
  /// The version of PROJ that is loaded, such as "9.1.1".
  package static var proj: String { String(cString: proj_info().version) }
}
