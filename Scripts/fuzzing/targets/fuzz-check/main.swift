import DataQuality
import FuzzSupport
import GIS

// Layers of any GeoJSON are checked, as zones with people and as streets.
fuzz { bytes in
  guard let source = try? GeoJSON.read(bytes, file: "fuzz.geojson"),
    let choice = try? source.system(declared: nil)
  else { return }
  var zones = LayerToCheck(key: "zones", source: source, system: choice.system)
  zones.use.isZones = true
  zones.use.peopleProperty = "people"
  var streets = LayerToCheck(key: "streets", source: source, system: choice.system)
  streets.use.isStreets = true
  _ = try? Inspection(of: [zones, streets])
}
