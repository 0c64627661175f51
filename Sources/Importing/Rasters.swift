import GIS

/// Whether the ending of a path is that of a raster.
func isRaster(_ path: String) -> Bool {
  ["tif", "tiff", "asc", "img", "nc", "bil", "flt", "hgt", "jp2", "adf"].contains(fileEnding(path))
}

/// The failure of a raster where a layer is needed, with the way on for the one kind that plans need: people by cell.
func rasterFailure(_ path: String) -> Failure {
  let stem = fileStem(path)
  return Failure(
    .badData, texts.problem("raster"),
    at: Place(file: path),
    advice: texts(
      "raster/advice", ["file": path.split(separator: "/").last ?? "", "stem": stem]))
}

/// The failure of GeoParquet where GDAL was built without it.
func parquetFailure(_ path: String) -> Failure {
  Failure(
    .badData, texts.problem("no-parquet"),
    at: Place(file: path),
    advice: texts("no-parquet/advice", ["stem": fileStem(path)]))
}
