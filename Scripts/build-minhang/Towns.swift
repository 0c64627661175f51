import GIS

/// The towns and the district, generalised; the figures of towns that no source gives are modelled and named so.
enum Towns {
  /// The towns with their zones, and their people as the population grid has them.
  static func layer(_ district: District, population: Population) throws -> LayerFile {
    let features = try district.partition.towns.enumerated().map { index, town in
      guard let record = TownRecord.all.first(where: { $0.name == town.name }) else {
        throw Failure(
          .badData, code: "unknown-town", "“\(town.name)” of the town grid is in no zone of the plan",
          advice: "Add it to the builder's table of towns.")
      }
      let total = population.total(ofTown: index)
      return Feature(
        id: .string(record.english.lowercased().replacing(" ", with: "-")), geometry: town.shape,
        properties: [
          "name": .string(record.name), "name_en": .string(record.english),
          "zone": .string(record.zone.rawValue), "functional_zone": .string(record.functionalZone.rawValue),
          "generalised": .bool(true), "note": .string("good to about 300 m"), "people": .number(total.people),
          "aged65": .number(total.aged65), "garden_town": .bool(record.garden),
          "modelled_properties": .string("people, aged65, garden_town"),
        ])
    }
    return LayerFile(name: "towns", title: "街镇 Towns", origin: .townGrid, features: features)
  }

  /// The outline of all towns.
  static func districtLayer(_ district: District) -> LayerFile {
    LayerFile(
      name: "district", title: "闵行区 Minhang District", origin: .townGrid,
      features: [
        Feature(
          id: .string("minhang"), geometry: district.outline,
          properties: [
            "name": .string("闵行区"), "name_en": .string("Minhang District"), "generalised": .bool(true),
            "note": .string("good to about 300 m"), "people": .number(Published.people),
            "aged65": .number(Published.aged65), "households": .number(Published.households),
          ])
      ])
  }
}
