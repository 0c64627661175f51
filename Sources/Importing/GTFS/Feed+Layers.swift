import GIS

extension Feed {
  /// The stops or routes of the feed as a layer in WGS-84 degrees, with what there is to say about them.
  ///
  /// - Throws: ``/GIS/Failure`` of kind `badData` where nothing runs on the day asked for.
  func layer(_ selection: TransitSelection) throws -> SourceLayer {
    let timetable = try Timetable(self, selection)
    var layer = SourceLayer(
      name: "\(fileStem(files.path)) \(selection.content.rawValue)", file: files.path,
      foreignMembers: [
        "date": .string(timetable.day.description), "window": .string(selection.window.description),
      ])
    layer.problems = warnings
    layer.problems.append(
      Problem(.note, code: "departures", timetable.note, at: Place(file: files.path)))
    if let warning = timetable.warning(on: .today, selection) { layer.problems.append(warning) }
    switch selection.content {
    case .stops: addStops(to: &layer, timetable, selection)
    case .routes: addRoutes(to: &layer, timetable)
    }
    let departs = trips.indices.contains { trip in
      calls.range(of: trip).contains { timetable.departures(of: trip, at: Int(calls.departures[$0])) > 0 }
    }
    if !departs, let hours = timetable.hours {
      layer.problems.append(
        Problem(
          .warning,
          texts.problem("no-departures", ["window": selection.window.description, "hours": "\(hours)"]),
          at: Place(file: files.path)))
    }
    if layer.features.isEmpty {
      layer.problems.append(
        Problem(
          .warning, texts.problem("no-features/\(selection.content)"),
          at: Place(file: files.path)))
    }
    return layer
  }

  // MARK: - Stops

  private func addStops(to layer: inout SourceLayer, _ timetable: Timetable, _ selection: TransitSelection) {
    var departures = [Int](repeating: 0, count: stops.count)
    // Each pair of a stop and a route that departs from it, as one number.
    var pairs: Set<Int> = []
    for trip in trips.indices {
      for call in calls.range(of: trip) where calls.boards[call] {
        let count = timetable.departures(of: trip, at: Int(calls.departures[call]))
        if count == 0 { continue }
        departures[Int(calls.stops[call])] += count
        pairs.insert(Int(calls.stops[call]) * routes.count + trips[trip].route)
      }
    }
    var routesOfStop = [[Int]](repeating: [], count: stops.count)
    for pair in pairs { routesOfStop[pair / routes.count].append(pair % routes.count) }
    let least = (selection.departuresAtLeast ?? 0) * selection.window.hours
    let platforms = stops.indices.filter { stops[$0].isPlatform && stops[$0].position != nil }
    for number in platforms where Double(departures[number]) >= least {
      let stop = stops[number]
      guard let position = stop.position else { continue }
      let types = Set(routesOfStop[number].map { routes[$0].type }).sorted()
      let properties: Properties = [
        "stop_id": .string(stopIDs.names[number]), "stop_name": .text(stop.name),
        "departures": .number(departures[number]),
        "departures_per_hour": .number(Double(departures[number]) / selection.window.hours),
        "routes": .number(routesOfStop[number].count),
        "route_types": .text(types.map(String.init).joined(separator: ",")),
        "parent_station": .text(stop.parent),
      ]
      layer.features.append(
        SourceFeature(
          id: properties["stop_id"], shape: .point(layer.coordinates.count), properties: properties,
          line: stop.line))
      layer.coordinates.append(position)
    }
    layer.problems.append(
      Problem(
        .note, code: "stops", stopsNote(platforms, kept: layer.features.count, departures, selection),
        at: Place(file: files.path)))
  }

  private func stopsNote(
    _ platforms: [Int], kept: Int, _ departures: [Int], _ selection: TransitSelection
  ) -> LocalizedText {
    let others = stops.count { !$0.isPlatform }
    let least = selection.departuresAtLeast.map { texts("stops/frequent", ["least": $0]) } ?? ""
    let places = others > 0 ? texts("stops/others", ["others": others]) : texts("stops/end")
    return texts(
      "stops",
      [
        "kept": kept, "stops": platforms.count, "frequent": least,
        "idle": platforms.count { departures[$0] == 0 },
        "others": places,
      ])
  }

  // MARK: - Routes

  /// One line for each shape of each route, or for each sequence of stops where there is no shape.
  private func addRoutes(to layer: inout SourceLayer, _ timetable: Timetable) {
    struct Course: Hashable {
      var route: Int
      var shape: Int
      var stops: ArraySlice<Int32>
    }
    var order: [Course] = []
    var runs: [Course: Int] = [:]
    for (number, trip) in trips.enumerated() where trip.route >= 0 {
      let range = calls.range(of: number)
      let course = Course(
        route: trip.route, shape: trip.shape, stops: trip.shape >= 0 ? [] : calls.stops[range])
      let departs = range.first.map { Int(calls.departures[$0]) }
      let count = departs.map { timetable.departures(of: number, at: $0) } ?? 0
      if let known = runs[course] {
        runs[course] = known + count
      } else {
        order.append(course)
        runs[course] = count
      }
    }
    var pointless = 0
    for course in order {
      let points =
        course.shape >= 0
        ? shapes.courses[course.shape] : course.stops.compactMap { stops[Int($0)].position }
      guard points.count >= 2 else {
        pointless += 1
        continue
      }
      let route = routes[course.route]
      let start = layer.coordinates.count
      layer.coordinates += points
      layer.features.append(
        SourceFeature(
          shape: .lineString(start..<layer.coordinates.count),
          properties: [
            "route_id": .string(routeIDs.names[course.route]), "route_short_name": .text(route.shortName),
            "route_long_name": .text(route.longName), "route_type": .number(route.type),
            "shape_id": course.shape >= 0 ? .string(shapes.ids.names[course.shape]) : .null,
            "trips": .number(runs[course] ?? 0),
          ]))
    }
    if pointless > 0 {
      layer.problems.append(
        Problem(
          .warning, texts.problem("no-course", ["count": pointless]), at: Place(file: files.path)))
    }
    let unshaped = order.count { $0.shape < 0 }
    let running = order.count { (runs[$0] ?? 0) > 0 }
    layer.problems.append(
      Problem(
        .note,
        texts.problem(
          unshaped > 0 ? "routes/unshaped" : "routes",
          [
            "courses": layer.features.count, "routes": routes.count, "running": running, "unshaped": unshaped,
          ]), at: Place(file: files.path)))
  }
}

extension PropertyValue {
  /// Text, or nothing for none.
  fileprivate static func text(_ text: String) -> PropertyValue { text.isEmpty ? .null : .string(text) }
}
