import GIS

/// The road network, *modelled*: through roads, secondary roads, and branch roads where the city is dense, to the
/// published density.
struct Roads {
  let frame: StreetFrame
  let network: StreetNetwork
  private let streets: [Street]
  /// What the roads leave between them, as lattice rectangles whose middle lies on land.
  let blocks: [BoundingBox]

  init(_ district: District, frame: StreetFrame, river: Geometry, quiet: [Geometry]) throws {
    let box = district.outline.boundingBox.expanded(by: 500)
    let ground = Ground(district.outline, box: box)
    let land = Ground(try district.outline.subtracting(river) ?? district.outline, box: box)
    var built = land.raster
    for park in quiet { built.fill(park, with: false) }

    let plan = StreetPlan(domain: frame.domain, random: district.random("streets")) { block in
      let middle = frame.place(block.center.x, block.center.y)
      guard built.contains(middle) else { return 0 }
      let urbanity = district.urbanity(middle)
      return block.width * block.height * (0.15 + urbanity) * (0.15 + urbanity)
    }
    let bridges = { (street: Street) in
      street.rank == .expressway || street.rank == .arterial && street.along == .u
    }
    func lay(_ count: Int) throws -> StreetNetwork {
      try StreetNetwork(
        plan.mainStreets + plan.branches.prefix(count), frame: frame, land: land, district: ground,
        isBridge: bridges)
    }

    // The fewest branches that reach the published length, the last of them cut to it.
    let target = Published.roadDensity * district.area / 1_000
    var (few, many) = (0, plan.branches.count)
    while few < many {
      let middle = (few + many) / 2
      if try lay(middle).length < target { few = middle + 1 } else { many = middle }
    }
    var network = try lay(many)
    network.shorten(to: target)
    self.frame = frame
    self.network = network
    streets = plan.mainStreets + plan.branches.prefix(many)
    blocks = plan.blocks(after: many).filter { land.raster.contains(frame.place($0.center.x, $0.center.y)) }
  }

  /// The layer: a feature for each unbroken stretch of a street.
  func layer() -> LayerFile {
    var features: [Feature] = []
    var numbers: [RoadClass: Int] = [:]
    var next = 0
    while next < network.edges.count {
      let first = network.edges[next]
      var points = first.points
      next += 1
      while next < network.edges.count, network.edges[next].street == first.street,
        network.edges[next].points.first == points.last
      {
        points += network.edges[next].points.dropFirst()
        next += 1
      }
      guard let line = LineString(points) else { continue }
      let number = numbers[first.rank, default: 0] + 1
      numbers[first.rank] = number
      features.append(
        .modelled(
          "road-\(first.rank.rawValue)-\(number)", .lineString(line),
          [
            "name": .string("\(first.rank.chinese)\(number)"),
            "name_en": .string("\(first.rank.english) \(number)"), "class": .string(first.rank.rawValue),
          ]))
    }
    return LayerFile(name: "roads", title: "道路 Roads", origin: .model, features: features)
  }
}
