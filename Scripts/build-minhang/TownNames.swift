/// What the plan says of a town-level unit: its English name and the zones it belongs to.
struct TownRecord {
  /// The plan's two zones.
  enum Zone: String {
    case north, south
  }

  /// The plan's functional zones.
  enum FunctionalZone: String {
    case north, middle, south, east
  }

  var name: String
  var english: String
  var zone: Zone
  var functionalZone: FunctionalZone
  /// Whether the model takes it for a recognised garden town; which towns are is not published.
  var garden: Bool

  static let all = [
    TownRecord("莘庄镇", "Xinzhuang Town", .north, .middle, garden: true),
    TownRecord("七宝镇", "Qibao Town", .north, .middle),
    TownRecord("虹桥镇", "Hongqiao Town", .north, .middle),
    TownRecord("梅陇镇", "Meilong Town", .north, .middle),
    TownRecord("古美路街道", "Gumei Road Subdistrict", .north, .middle, garden: true),
    TownRecord("华漕镇", "Huacao Town", .north, .north),
    TownRecord("新虹街道", "Xinhong Subdistrict", .north, .north, garden: true),
    TownRecord("浦江镇", "Pujiang Town", .south, .east),
    TownRecord("浦锦街道", "Pujin Subdistrict", .south, .east),
    TownRecord("颛桥镇", "Zhuanqiao Town", .south, .south),
    TownRecord("吴泾镇", "Wujing Town", .south, .south),
    TownRecord("马桥镇", "Maqiao Town", .south, .south, garden: true),
    TownRecord("江川路街道", "Jiangchuan Road Subdistrict", .south, .south, garden: true),
    TownRecord("莘庄工业区", "Xinzhuang Industrial Zone", .south, .south),
  ]

  private init(
    _ name: String, _ english: String, _ zone: Zone, _ functionalZone: FunctionalZone, garden: Bool = false
  ) {
    self.name = name
    self.english = english
    self.zone = zone
    self.functionalZone = functionalZone
    self.garden = garden
  }
}
