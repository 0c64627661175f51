/// What `ambit site` asks of a given matrix of costs.
struct MatrixSiting {
  let matrix: String
  let demandColumn: String
  let siteColumn: String
  let costColumn: String
  let model: SiteModel
  let weightColumn: String?
  let weights: String?
  let count: Int?
  let limit: Double?
  let share: String?
  let atLeast: Int
  let budget: Double?
  let siteCosts: String?
  let capacities: String?
  let existing: String?
  let forbidden: String?
  let alternatives: Int
  let curve: Bool

  /// Takes the options of the command; `nil` where it is given no matrix.
  init?(_ options: Site) {
    guard let matrix = options.matrix, let demandColumn = options.demandColumn,
      let siteColumn = options.siteColumn, let costColumn = options.costColumn, let model = options.model
    else { return nil }
    self.matrix = matrix
    self.demandColumn = demandColumn
    self.siteColumn = siteColumn
    self.costColumn = costColumn
    self.model = model
    weightColumn = options.weightColumn
    weights = options.weights
    count = options.count
    limit = options.limit
    share = options.share
    atLeast = options.atLeast
    budget = options.budget
    siteCosts = options.siteCosts
    capacities = options.capacities
    existing = options.existing
    forbidden = options.forbidden
    alternatives = options.alternatives
    curve = options.curve
  }
}
