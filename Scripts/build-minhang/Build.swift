import Foundation
import GIS

/// Everything built, in the order in which one thing makes room for the next.
struct Build {
  let district: District
  let roads: Roads
  let water: Water
  let bus: BusRoutes
  let stops: BusStops
  let parks: Parks
  let woods: Woods
  let greenways: Greenways
  let population: Population
  let facilities: Facilities
  /// The district as a raster, for the shares in the report.
  let land: Raster

  init(facts: Facts) throws {
    district = try District(facts: facts, frame: Frame(covering: facts.gridPlaces))
    let streetFrame = StreetFrame(district)
    var water = try Water(district)
    var parks = try Parks(district)
    roads = try Roads(
      district, frame: streetFrame, river: water.river, quiet: parks.parks.map(\.shape))
    try water.addCanals(district, frame: streetFrame)
    bus = try BusRoutes(district, roads: roads)
    stops = BusStops(bus)

    let tiles = try Tiles(water.shape)
    var free = roads.blocks
    try parks.addTownParks(district, roads: roads, water: tiles, free: &free)
    woods = try Woods(district, roads: roads, water: tiles, parks: parks, free: &free)
    greenways = try Greenways(district, water: water, parks: parks)
    self.water = water
    self.parks = parks

    var land = Raster(box: district.outline.boundingBox.expanded(by: 500))
    let wet = water.banks(over: land.box)
    var empty = land
    land.fill(district.outline)
    empty.fill(water.shape)
    for park in parks.parks { empty.fill(park.shape) }
    for wood in woods.forest { empty.fill(wood) }
    self.land = land
    population = try Population(district, empty: empty)
    let sites = Sites(population, inside: land, water: wet)
    facilities = Facilities(district, sites: sites, parks: parks)
  }

  /// Every layer, in the order of the folder's README.
  func layers() throws -> [LayerFile] {
    [
      try Towns.layer(district, population: population), Towns.districtLayer(district),
      Rail.stationLayer(district), try Rail.lineLayer(district), roads.layer(), bus.layer(), stops.layer(),
      water.layer(), parks.layer(), woods.forestLayer(), woods.addedLayer(), greenways.layer(),
      population.layer(district),
    ] + facilities.layers()
  }
}
