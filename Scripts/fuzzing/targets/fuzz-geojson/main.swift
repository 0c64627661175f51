import FuzzSupport
import GIS

// GeoJSON of any bytes is read or refused; what was read and written again reads as the same layer.
fuzz { bytes in
  guard let layer = try? GeoJSON.read(bytes, file: "fuzz.geojson") else { return }
  _ = layer.problemsOfDegrees()
  let written = GeoJSON.write(layer)
  guard let again = try? GeoJSON.read(written, file: "again.geojson") else {
    fatalError("law broken: what was written cannot be read")
  }
  require(GeoJSON.write(again) == written, "writing what was written gives the same bytes")
}
