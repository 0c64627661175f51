/// Where the coordinates of a table of places stand.
struct CoordinateColumns {
  /// Pairs of names that are taken for coordinates, in the order of preference.
  private static let known: [(x: String, y: String, isDegrees: Bool)] = [
    ("lon", "lat", true), ("longitude", "latitude", true), ("lng", "lat", true), ("long", "lat", true),
    ("stop_lon", "stop_lat", true), ("经度", "纬度", true), ("x", "y", false),
  ]

  /// The numbers of the two columns, from 0.
  let x: Int
  let y: Int
  /// What there is to say about the choice.
  private(set) var remarks: [Problem] = []

  /// Takes the columns that are named, or those of a known name: of several pairs that which fits the system.
  ///
  /// - Throws: ``Failure`` of kind `badData` where there are none, or a name stands twice.
  init(_ header: [String], named: (x: String, y: String)?, system: CoordinateSystem?, file: String) throws {
    let place = Place(file: file, line: 1)
    var seen: Set<String> = []
    for name in header where !seen.insert(name).inserted {
      throw Failure(
        .badData, texts.problem("repeated-column", ["name": name]), at: place)
    }
    let names = header.map { $0.lowercased() }
    func columns(_ x: String, _ y: String) -> (x: Int, y: Int)? {
      guard let x = names.firstIndex(of: x.lowercased()), let y = names.firstIndex(of: y.lowercased()) else {
        return nil
      }
      return (x, y)
    }
    if let named {
      guard let found = columns(named.x, named.y) else { throw Self.missing(header, named, place) }
      (x, y) = found
      if Self.areSwapped(named) {
        remarks.append(
          Problem(
            .warning, texts.problem("perhaps-swapped/columns", ["x": named.x, "y": named.y]),
            at: place))
      }
      return
    }
    let found = Self.known.compactMap { pair in
      columns(pair.x, pair.y).map { (columns: $0, isDegrees: pair.isDegrees) }
    }
    // A survey office hands out degrees and metres in one table: the system says which are meant.
    let wantsMetres = system.map { !$0.isGeographic } ?? false
    guard let choice = found.first(where: { $0.isDegrees != wantsMetres }) ?? found.first else {
      throw Self.missing(header, nil, place)
    }
    (x, y) = choice.columns
    let others = found.filter { $0.columns != choice.columns }
    if !others.isEmpty {
      let taken = Self.pair(header[x], header[y])
      let left = others.map { Self.pair(header[$0.columns.x], header[$0.columns.y]) }
      remarks.append(
        Problem(
          .note,
          texts.problem(
            system == nil ? "several-coordinates" : "several-coordinates/system",
            ["taken": taken, "system": system?.name ?? "", "left": left]),
          at: place))
    }
  }

  /// Whether the names given are known ones of latitude and longitude, in this order. An x may well be a northing.
  private static func areSwapped(_ columns: (x: String, y: String)) -> Bool {
    let (x, y) = (columns.x.lowercased(), columns.y.lowercased())
    return x != "y" && known.contains { ($0.x, $0.y) == (y, x) }
  }

  /// "“lon” and “lat”".
  private static func pair(_ x: String, _ y: String) -> LocalizedText {
    texts("several-coordinates/pair", ["x": x, "y": y])
  }

  private static func missing(_ header: [String], _ named: (x: String, y: String)?, _ place: Place) -> Failure
  {
    let names = header.map { $0.lowercased() }
    let found = known.first { names.contains($0.x) && names.contains($0.y) }
    let example = found.map { "--x \($0.x) --y \($0.y)" } ?? "--x lon --y lat"
    return Failure(
      .badData,
      named.map {
        texts.problem(
          "no-coordinates/named", ["wanted": pair($0.x, $0.y), "header": header, "example": example])
      } ?? texts.problem("no-coordinates", ["header": header]),
      at: place)
  }
}
