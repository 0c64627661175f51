import Foundation
import GIS

/// Parks to come, *illustrative*: three that the plan names, at guessed places and sizes, and pocket parks, together
/// the green space that the plan still lacks.
enum ScenarioParks {
  /// Names of the plan; places and hectares are made up.
  private static let named:
    [(id: String, chinese: String, english: String, place: (Double, Double), hectares: Double)] =
      [
        ("maqiao", "马桥人工智能森林公园", "Maqiao Artificial Intelligence Forest Park", (121.3560, 31.0150), 150),
        ("kechuang", "科创公园", "Kechuang Park", (121.4350, 31.0360), 55),
        ("qianwan", "前湾公园", "Qianwan Park", (121.2900, 31.2080), 55),
      ]
  /// What all come to, hectares: a little more than the 328 that are missing from 550.
  private static let total = 330.0
  /// The hectares of a pocket park.
  private static let pocket = 0.5

  /// A layer of the named parks and one of the pocket parks.
  static func layers(_ district: District, _ build: Build) throws -> [LayerFile] {
    let taken = build.parks.parks.map(\.shape) + build.woods.added.map(\.shape) + [build.water.shape]
    var free = try Free(district, taken: taken)
    let centers = try district.frame.metres(named.map { Point(x: $0.place.0, y: $0.place.1) })
    let parks = try zip(named, centers).map { park, center in
      Feature.illustrative(
        "park-\(park.id)", try free.take(around: center, area: park.hectares * 10_000),
        ["name": .string(park.chinese), "name_en": .string(park.english)])
    }
    var random = district.random("pocket parks to come")
    let box = district.outline.boundingBox
    var pockets: [Feature] = []
    let left = total - parks.reduce(0) { $0 + ($1.geometry?.area ?? 0) } / 10_000
    while Double(pockets.count) * pocket < left {
      let place = Point(x: random.uniform(box.minX..<box.maxX), y: random.uniform(box.minY..<box.maxY))
      guard random.chance(district.urbanity(place)),
        let square = try free.square(at: place, area: pocket * 10_000)
      else { continue }
      let number = pockets.count + 1
      pockets.append(
        .illustrative(
          "pocket-park-\(number)", square,
          ["name": .string("口袋公园（规划）\(number)"), "name_en": .string("Pocket park to come \(number)")]))
    }
    return [
      LayerFile(
        name: "named-parks", title: "规划公园（示意） Parks named in the plan (illustrative)", origin: .illustration,
        features: parks),
      LayerFile(
        name: "pocket-parks", title: "规划口袋公园（示意） Pocket parks to come (illustrative)",
        origin: .illustration, features: pockets),
    ]
  }

  /// The land that is still free for parks.
  private struct Free {
    private let outline: Geometry
    private var taken: [Geometry]
    private var tree: PackedTree

    init(_ district: District, taken: [Geometry]) throws {
      outline = district.outline
      self.taken = taken
      tree = PackedTree(taken.map(\.boundingBox))
    }

    private mutating func add(_ shape: Geometry) {
      taken.append(shape)
      tree = PackedTree(taken.map(\.boundingBox))
    }

    /// What of a shape is free; `nil` for nothing.
    private func free(_ shape: Geometry) throws -> Geometry? {
      var rest = try shape.intersection(outline)
      for other in tree.items(meeting: shape.boundingBox) { rest = try rest?.subtracting(taken[other]) }
      return rest
    }

    /// The free land of the disc about a place that holds so much of it, by halving.
    mutating func take(around center: Point, area: Double) throws -> Geometry {
      var (low, high) = (0.0, 3_000.0)
      var shape = Geometry.multiPolygon([])
      for _ in 0..<30 {
        let radius = (low + high) / 2
        let disc = try Geometry.point(center).buffered(by: .metres(radius), quadrantSegments: 12)
        guard let found = try disc.flatMap({ try free($0) }), found.area >= area else {
          low = radius
          continue
        }
        high = radius
        shape = found
      }
      // Scraps that the ground around leaves are no park.
      let pieces = shape.polygons.filter { $0.area > 2_000 }
      let park = Geometry(polygons: pieces) ?? shape
      add(park)
      return park
    }

    /// A square about a place; `nil` where some of it is taken.
    mutating func square(at place: Point, area: Double) throws -> Geometry? {
      let half = area.squareRoot() / 2
      let corners = [(-half, -half), (half, -half), (half, half), (-half, half), (-half, -half)].map {
        Point(x: place.x + $0.0, y: place.y + $0.1)
      }
      guard let ring = Ring(corners) else { return nil }
      let square = Geometry.polygon(Polygon(exterior: ring))
      guard let found = try free(square), found.area > area - 1e-6 else { return nil }
      add(square)
      return square
    }
  }
}
