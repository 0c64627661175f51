import Testing

@testable import GIS

@Suite struct ProjectionCoordinateSystemTests {
  @Test(arguments: [
    ("EPSG:4326", "EPSG:4326"), ("wgs84", "EPSG:4326"), ("WGS-84", "EPSG:4326"), ("4326", "EPSG:4326"),
    ("urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326"), ("OGC:CRS84", "EPSG:4326"), ("CGCS2000", "EPSG:4490"),
    ("epsg:4549", "EPSG:4549"), (" 4549 ", "EPSG:4549"), ("urn:ogc:def:crs:EPSG::4549", "EPSG:4549"),
    ("urn:ogc:def:crs:EPSG:9.1:4549", "EPSG:4549"),
    ("http://www.opengis.net/def/crs/EPSG/0/4549", "EPSG:4549"),
    ("gcj02", "GCJ-02"), ("GCJ-02", "GCJ-02"), ("火星坐标", "GCJ-02"), ("bd09", "BD-09"), ("BD-09", "BD-09"),
  ])
  func namesAreRead(text: String, name: String) throws {
    let system = try CoordinateSystem(text)
    #expect(system.name == name)
    #expect(try CoordinateSystem(system.name) == system)
  }

  @Test func kindAndUnit() throws {
    #expect(try CoordinateSystem("EPSG:4549").isGeographic == false)
    #expect(try CoordinateSystem("EPSG:4549").axisUnit == "metre")
    #expect(try CoordinateSystem("EPSG:4555").isGeographic)
    #expect(try CoordinateSystem("EPSG:2263").axisUnit == "US survey foot")
  }

  @Test(arguments: [
    "", "local", "EPSG:", "EPSG:abc", "EPSG:-1", "EPSG:99999999999", "mars", "urn:ogc:def:crs:",
  ])
  func otherTextIsRefused(text: String) {
    let failure = #expect(throws: Failure.self) { try CoordinateSystem(text) }
    #expect(failure?.kind == .badData)
    #expect(failure?.problems.first?.advice.en.contains("GCJ-02") == true)
  }

  /// There is no code 4594; with two digits swapped it is 4549.
  @Test func similarCodesAreNamed() {
    let failure = #expect(throws: Failure.self) { try CoordinateSystem("EPSG:4594") }
    #expect(failure?.problems.first?.advice.en.contains("EPSG:4549 (CGCS2000") == true)
    // EPSG:5703 is a system of heights.
    let heights = #expect(throws: Failure.self) { try CoordinateSystem("EPSG:5703") }
    #expect(heights?.problems.first?.code == "unsuitable-coordinate-system")
  }
}
