import GIS

/// Whether the ending of a path is that of a raster.
func isRaster(_ path: String) -> Bool {
  ["tif", "tiff", "asc", "img", "nc", "bil", "flt", "hgt", "jp2", "adf"].contains(fileEnding(path))
}

/// The failure of a raster where a layer is needed, with the way on for the one kind that plans need: people by cell.
func rasterFailure(_ path: String) -> Failure {
  let stem = fileStem(path)
  return Failure(
    .badData, code: "raster",
    "This is a raster, perhaps of people by cell; a layer of points, lines or surfaces is needed.",
    at: Place(file: path),
    advice:
      "Make points of its cells: gdal2xyz.py -csv -skipnodata \(path.split(separator: "/").last ?? "") \(stem).csv && "
      + "sed -i 1ix,y,people \(stem).csv — then read \(stem).csv with the side of a cell: --population-cell 100m, or "
      + "cell: 100m in a plan, and with the raster's own coordinate system.")
}

/// The failure of GeoParquet where GDAL was built without it.
func parquetFailure(_ path: String) -> Failure {
  Failure(
    .badData, code: "no-parquet", "This is GeoParquet, which the GDAL that is installed cannot read.",
    at: Place(file: path),
    advice:
      "Convert it to GeoPackage with a GDAL that can (ogrinfo --formats names Parquet), or with GeoPandas: "
      + "geopandas.read_parquet(…).to_file(\"\(fileStem(path)).gpkg\").")
}
