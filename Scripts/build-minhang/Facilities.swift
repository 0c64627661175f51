import GIS

/// Points that serve people, *modelled*: chargers, centres for the elderly, base stations, community services.
struct Facilities {
  /// Fewer than the plan's target of 110.
  private static let elderCentres = 83
  /// Fewer than the plan's target of 4,500.
  private static let baseStations = 3_500
  /// The share of the land within 1.5 km of a charger that the model stops at: the target is all of it.
  private static let chargedShare = 0.95

  /// The community services of the life circle: category, names, how many.
  private static let services: [(category: String, chinese: String, english: String, count: Int)] = [
    ("primary_school", "小学", "Primary school", 200), ("middle_school", "中学", "Middle school", 180),
    ("kindergarten", "幼儿园", "Kindergarten", 520), ("clinic", "社区卫生服务站", "Community health station", 200),
    ("market", "菜场", "Food market", 220), ("culture", "社区文化活动室", "Community culture room", 220),
    ("sports", "社区健身场地", "Community sports ground", 250),
    ("elderly", "社区养老服务点", "Elderly care point", 220),
  ]

  private let entrances: [Point]
  private(set) var chargers: [(place: Point, sockets: Int)] = []
  private(set) var elderCentres: [Point] = []
  private(set) var baseStations: [(place: Point, radius: Double)] = []
  private(set) var services: [(category: Int, place: Point)] = []

  init(_ district: District, sites: Sites, parks: Parks) {
    entrances = parks.entrances()
    var random = district.random("chargers")
    let places = sites.draw(600, spacing: 400, power: 0.75, &random)
    let enough = Facilities.fewest(places.count) { count in
      coverage(of: sites.inside, by: places.prefix(count).map { ($0, 1_500) }) >= Facilities.chargedShare
    }
    chargers = places.prefix(enough).map { ($0, [4, 6, 8, 10, 12, 16, 20][Int(random.next() % 7)]) }
    random = district.random("elder centres")
    elderCentres = sites.draw(Facilities.elderCentres, spacing: 700, power: 0.9, &random)
    random = district.random("base stations")
    // Cells are small where many people share them.
    let masts = sites.draw(Facilities.baseStations * 7 / 10, spacing: 150, power: 0.9, &random)
    let rural = sites.draw(Facilities.baseStations * 3 / 10, spacing: 200, power: 0, &random)
    baseStations = (masts + rural).map { ($0, max(300, 460 - 20 * (district.urbanity($0) * 10).rounded())) }
    random = district.random("services")
    for (index, service) in Facilities.services.enumerated() {
      let places = sites.draw(service.count, spacing: 350, power: 0.7, &random)
      services += places.map { (index, $0) }
    }
  }

  /// The smallest number up to `most` that is enough, where every greater one is too. Cost: O(log most) trials.
  private static func fewest(_ most: Int, isEnough: (Int) -> Bool) -> Int {
    var (low, high) = (0, most)
    while low < high {
      let middle = (low + high) / 2
      if isEnough(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The layers, a file each.
  func layers() -> [LayerFile] {
    [
      LayerFile(
        name: "chargers", title: "电动汽车充电站 Electric-vehicle chargers", origin: .model,
        features: chargers.enumerated().map { index, charger in
          .modelled(
            "charger-\(index + 1)", .point(charger.place),
            [
              "name": .string("充电站\(index + 1)"), "name_en": .string("Charging station \(index + 1)"),
              "sockets": .number(charger.sockets),
            ])
        }),
      LayerFile(
        name: "elder-centres", title: "综合为老服务中心 Community centres for the elderly", origin: .model,
        features: elderCentres.enumerated().map { index, place in
          .modelled(
            "elder-centre-\(index + 1)", .point(place),
            [
              "name": .string("综合为老服务中心\(index + 1)"),
              "name_en": .string("Community centre for the elderly \(index + 1)"),
            ])
        }),
      LayerFile(
        name: "base-stations", title: "5G 基站 5G base stations", origin: .model,
        features: baseStations.enumerated().map { index, station in
          .modelled("base-station-\(index + 1)", .point(station.place), ["radius": .number(station.radius)])
        }),
      LayerFile(
        name: "services", title: "社区公共服务 Community services", origin: .model,
        features: serviceFeatures()),
    ]
  }

  private func serviceFeatures() -> [Feature] {
    var numbers = [Int](repeating: 0, count: Facilities.services.count)
    let features = services.map { service in
      numbers[service.category] += 1
      let kind = Facilities.services[service.category]
      return Facilities.service(
        kind.category, kind.chinese, kind.english, numbers[service.category], service.place)
    }
    return features
      + entrances.enumerated().map { Facilities.service("park", "公园入口", "Park entrance", $0 + 1, $1) }
  }

  private static func service(
    _ category: String, _ chinese: String, _ english: String, _ number: Int, _ place: Point
  ) -> Feature {
    .modelled(
      "\(category)-\(number)", .point(place),
      [
        "name": .string("\(chinese)\(number)"), "name_en": .string("\(english) \(number)"),
        "category": .string(category),
      ])
  }
}
