/// Layers for plans and scenarios to speak of: four squares of 1 km, nine stops, people, a park and a street.
public enum SmallCity {
  /// Writes them into a folder.
  public static func write(to folder: Folder) {
    folder.write(zones.utf8, to: "zones.geojson")
    folder.write(stops.utf8, to: "stops.geojson")
    folder.write(people.utf8, to: "people.geojson")
    folder.write(parks.utf8, to: "parks.geojson")
    folder.write(streets.utf8, to: "streets.geojson")
    folder.write(plan.utf8, to: "plan.yaml")
    folder.write(profile.utf8, to: "profile.yaml")
  }

  private static let zones = collection(
    (0..<4).map { number in
      let (x, y) = (number % 2 * 1_000, number / 2 * 1_000)
      return feature(square(x, y, 1_000), #""name": "zone \#(number)""#)
    })

  private static let stops = collection(
    (0..<9).map { number in
      feature(
        #"{"type": "Point", "coordinates": \#(position(number % 3 * 800 + 150, number / 3 * 800 + 170))}"#,
        #""id": \#(number), "reach": \#(number * 90), "kind": "\#(number % 2 == 0 ? "bus" : "rail")""#)
    })

  private static let people = collection(
    (0..<4).map { feature(square($0 * 400, $0 * 300, 350), #""people": \#(100 + $0), "beds": 2"#) })

  private static let parks = collection([
    feature(square(300, 300, 500), #""name": "park", "floors": 3"#)
  ])

  private static let streets = collection([
    feature(
      #"{"type": "LineString", "coordinates": [\#(position(0, 200)), \#(position(1_000, 210)), \#(position(2_000, 200))]}"#,
      #""highway": "residential""#)
  ])

  private static let plan = """
    title: City
    layers:
      zones: { file: zones.geojson }
      stops: { file: stops.geojson }
      people: { file: people.geojson }
      parks: { file: parks.geojson }
      streets: { file: streets.geojson }
    zones: { layer: zones, name-field: name }
    population: { layer: people, property: people, year: 2020 }
    indicators:
      - { id: land, name: Land, measure: coverage, parameters: { facilities: stops, radius: 300 m } }
      - { id: people, name: People, measure: coverage, parameters: { facilities: stops, radius: 300 m, of: population } }
      - { id: green, name: Green, measure: amount-per-person, parameters: { layers: parks } }
      - { id: walk, name: Walk, measure: coverage, parameters: { facilities: stops, radius: 300 m, of: population, distance: along-streets, streets: streets } }
    """

  private static let profile = """
    name: { zh: 圈, en: Circle }
    categories:
      - { key: stop, name: { zh: 站, en: Stop }, distance: 500 m }
    """

  private static func square(_ x: Int, _ y: Int, _ side: Int) -> String {
    let corners = [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)].map {
      position($0.0, $0.1)
    }
    return #"{"type": "Polygon", "coordinates": [[\#(corners.joined(separator: ", "))]]}"#
  }

  /// Metres from a corner, in degrees at 30° north.
  private static func position(_ x: Int, _ y: Int) -> String {
    "[\(121.4 + Double(x) / 96_486), \(30 + Double(y) / 110_852)]"
  }

  private static func feature(_ geometry: String, _ properties: String) -> String {
    #"{"type": "Feature", "properties": {\#(properties)}, "geometry": \#(geometry)}"#
  }

  private static func collection(_ features: [String]) -> String {
    #"{"type": "FeatureCollection", "features": [\#(features.joined(separator: ", "))]}"#
  }
}
