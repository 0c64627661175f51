/// Turns the bytes of a GeoJSON text into a ``SourceLayer``, in one pass.
///
/// What belongs together stands in files of its own: texts, features, properties, geometries, coordinates. Faults of
/// the data are collected in the scanner's log while reading goes on; where the text stops being JSON, ``Stop`` is
/// thrown.
struct GeoJSONReader {
  var scanner: JSONScanner

  // What becomes the layer.
  var coordinates: [Point] = []
  var features: [SourceFeature] = []
  var foreignMembers = Properties()
  var collectionName: String?
  var declaredSystem: String?

  // What is shared between features.
  var schema = PropertySchema()
  var ledger = IDLedger()
  var tally = Tally()

  // The geometry being read: used again for each, so that a feature costs no memory beyond its own.
  var shapes: [Shape] = []
  var hasCollection = false
  var tree: CoordinateTree

  init(_ bytes: UnsafeBufferPointer<UInt8>, file: String) {
    scanner = JSONScanner(bytes, file: file)
    tree = CoordinateTree(mark: scanner.mark)
  }

  /// Reads all there is; throws every problem found where one of them is an error.
  mutating func layer(name: String?) throws -> SourceLayer {
    // A stop has put its fault into the log, so the log alone tells whether there is a layer.
    try? readTexts()
    let file = scanner.file
    if scanner.faults.errorCount == 0, features.isEmpty {
      scanner.faults.remark(.warning, texts.problem("no-features"), at: Place(file: file))
    }
    tally.report(to: &scanner)
    let problems = scanner.faults.problems(file: file)
    if scanner.faults.errorCount > 0 { throw Failure(.badData, problems) }
    return SourceLayer(
      name: name ?? collectionName ?? fileStem(file), file: file, declaredSystem: declaredSystem,
      coordinates: coordinates, features: features, foreignMembers: foreignMembers, problems: problems)
  }
}
