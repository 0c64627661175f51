import GIS
import Testing

@testable import StreetNetwork

/// The code of the pages in `StreetNetwork.docc`, word for word: DocumentationTests finds each block here.
@Suite("Pages of StreetNetwork")
struct StreetPageTests {
  /// A street of 600 m and, 40 m to the north of it, a footway that leads nowhere. The home lies 10 m from the footway and 30 m
  /// from the street: 30 + 200 m to the stop. Within 20 m there is only the footway, and no way from it.
  @Test func snapping() throws {
    let street = try #require(LineString([Point(x: 0, y: 0), Point(x: 600, y: 0)]))
    let footway = try #require(LineString([Point(x: 280, y: 40), Point(x: 320, y: 40)]))
    let home = Point(x: 300, y: 30)
    let stop = Point(x: 500, y: 0)

    let streets = Streets([street, footway])
    let walks = StreetWalks(from: [home], to: [stop], radii: [500], along: streets, maxSnap: 100)
    let cutOff = StreetWalks(from: [home], to: [stop], radii: [500], along: streets, maxSnap: 20)
    #expect(walks.walks[0]?.distance == 230)
    #expect(cutOff.walks[0] == nil)
    #expect(cutOff.doors.isCutOff(from: [cutOff.facilities]) == [true])

    // 200 m to the east of the stop the street ends after 100 m; to the west it reaches 150 m.
    let near = StreetWalks(from: [], to: [stop], radii: [150], along: streets, maxSnap: 100)
    let served = near.reach.serviceAreas().map(\.length).reduce(0, +)
    #expect(served == 250)
  }
}
