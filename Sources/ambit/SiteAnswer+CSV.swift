import Reporting

extension SiteAnswer {
  /// A row for each chosen site, the most important first; with a curve a row for each number of sites.
  var csv: CSV {
    if !curve.isEmpty {
      var csv = CSV(["p", "status", "objective", "bound", "greedy", "sites"])
      for point in curve {
        csv.add([
          String(point.count), point.solution.status.rawValue, CSV.field(point.solution.objective),
          CSV.field(point.solution.bound), CSV.field(point.solution.greedy?.objective),
          names(point.solution.sites).joined(separator: " "),
        ])
      }
      return csv
    }
    var csv = CSV(["site", "weight"] + (data.capacities == nil ? [] : ["capacity"]))
    for entry in order {
      csv.add(
        [data.siteNames[entry.site], CSV.field(entry.adds)]
          + (data.capacities.map { [CSV.field($0[entry.site])] } ?? []))
    }
    return csv
  }
}
