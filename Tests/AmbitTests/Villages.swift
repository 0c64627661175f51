import TestSupport

/// What `ambit site --format json` prints.
struct SiteJSON: Decodable {
  struct Choice: Decodable {
    let objective: Double
    let sites: [String]
  }
  struct Covered: Decodable {
    let weight: Double
    let total: Double
    let share: Double
  }
  struct Point: Decodable {
    let p: Int
    let objective: Double?
    let status: String
    let sites: [String]
  }
  struct Load: Decodable, Equatable {
    let site: String
    let weight: Double
    let capacity: Double
  }
  struct Part: Decodable, Equatable {
    let demand: String
    let site: String
    let weight: Double
    let cost: Double
  }
  let model: String
  let status: String
  let objective: Double?
  let bound: Double?
  let gap: Double?
  let sites: [String]
  let alternatives: [[String]]
  let greedy: Choice?
  let covered: Covered?
  let curve: [Point]
  let unreachable: [String]
  let served: [Load]?
  let assignment: [Part]?
  let unserved: Double?
}

/// Four villages and three shops. Within 500: 东店 reaches 甲 and 乙, 西店 reaches 丙 and 丁, 中店 reaches 乙 and 丙.
/// Weights 1, 2, 4, 8 name what is covered.
struct Villages {
  let scratch: TestFolder
  let matrix: String
  let weights: String

  static let rows = """
    village,shop,metres
    甲,东店,100
    乙,东店,500
    丙,东店,900
    乙,中店,200
    丙,中店,300
    丙,西店,400
    丁,西店,50
    丁,中店,700
    """

  init() throws {
    scratch = try TestFolder()
    matrix = try scratch.write(Self.rows, to: "matrix.csv")
    weights = try scratch.write("nr,name,people\n1,甲,1\n2,乙,2\n3,丙,4\n4,丁,8\n", to: "villages.csv")
  }

  func site(_ more: [String], weighted: Bool = true) -> [String] {
    [
      "site", "--matrix", matrix, "--demand-column", "village", "--site-column", "shop", "--cost-column",
      "metres",
    ]
      + (weighted ? ["--weights", weights, "--weight-column", "people"] : []) + more
  }
}
