import Foundation
import TestSupport
import Testing

@Suite("Bad tables of ambit access: the file and the place, exit code 65, no result")
struct BadAccessTests {
  private static let costs = "from_id,to_id,travel_time\na,b,10\nb,a,20\n"
  private static let places = "id,jobs,people\na,1,10\nb,2,20\n"

  private func run(costs: String = costs, places: String = places, _ more: [String] = []) throws -> (
    AmbitRun, TestFolder
  ) {
    let scratch = try TestFolder()
    let matrix = try scratch.write(costs, to: "costs.csv")
    let table = try scratch.write(places, to: "places.csv")
    let arguments = [
      "access", "--costs", matrix, "--opportunities", table, "--opportunity", "jobs", "--population",
      "people",
      "--measure", "cumulative", "--limit", "10", "--output", scratch("values.csv"),
    ]
    return (try AmbitRun(arguments + more), scratch)
  }

  @Test(
    "Costs",
    arguments: [
      (
        "negative", "from_id,to_id,travel_time\na,b,10\nb,a,-20\n",
        "costs.csv:3:5: “-20” in “travel_time” is below 0"
      ),
      (
        "text", "from_id,to_id,travel_time\na,b,ten\n",
        "costs.csv:2:5: “ten” in “travel_time” is not a number"
      ),
      ("no cost", "from_id,to_id,travel_time\na,b,\n", "costs.csv:2:5: The cell of “travel_time” is empty"),
      ("no id", "from_id,to_id,travel_time\n,b,1\n", "costs.csv:2:1: The cell of “from_id” is empty"),
      ("ragged", "from_id,to_id,travel_time\na,b\n", "costs.csv:2: The row has 2 cells, the header 3"),
      ("header alone", "from_id,to_id,travel_time\n", "The table of costs holds no row"),
      ("empty", "", "costs.csv:1: The table is empty"),
      ("other ids", "from_id,to_id,travel_time\nx,y,1\n", "goes from x to y"),
      ("unknown", "from_id,to_id,zeit\na,b,1\n", "costs.csv:1: No column has a usual name: travel_time"),
      ("several", "from_id,to_id,time,cost\na,b,1,1\n", "Several columns have a usual name: time, cost"),
      (
        "a pair twice", "from_id,to_id,travel_time\na,b,10\nb,a,20\na,b,30\n",
        "costs.csv:4: From a to b there is a cost in line 2 already"
      ),
    ])
  func costs(_ what: String, _ costs: String, _ message: String) throws {
    let (run, scratch) = try run(costs: costs)
    #expect(run.code == 65 && run.output.isEmpty, "\(what): \(run.errors)")
    #expect(run.errors.contains(message), "\(what): \(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: scratch("values.csv")))
  }

  @Test(
    "Places",
    arguments: [
      ("id,jobs,people\na,1,0\nb,2,0\n", "All people in “people” add up to 0"),
      ("id,jobs,people\na,1,10\na,2,20\n", "places.csv:3: The id a stands in line 2 already"),
      ("id,job,people\na,1,10\n", "The table has no column “jobs”"),
      ("name,jobs,people\na,1,10\n", "No column has a usual name: id"),
      ("id,jobs,people\na,many,10\n", "places.csv:2:3: “many” in “jobs” is not a number"),
      ("id,jobs,people\na,1,-10\n", "places.csv:2:5: “-10” in “people” is below 0"),
    ])
  func places(_ places: String, _ message: String) throws {
    let (run, scratch) = try run(places: places)
    #expect(run.code == 65 && run.errors.contains(message), "\(run.errors)")
  }

  // Two of the costs and two of the places, each told once.
  @Test("All faults of all tables at once")
  func allAtOnce() throws {
    let (run, scratch) = try run(
      costs: "from_id,to_id,travel_time\na,b,x\nb,a,-1\n", places: "id,jobs,people\na,?,10\nb,2,!\n")
    #expect(run.code == 65 && run.errors.components(separatedBy: "error: ").count == 5, "\(run.errors)")
  }

  @Test("One column for two things")
  func oneColumnTwice() throws {
    for more in [["--cost", "to_id"], ["--opportunity", "id"], ["--population", "id"]] {
      let (run, scratch) = try run(more)
      #expect(run.code == 65 && run.errors.contains("error: "), "\(run.errors)")
    }
  }

  @Test("A compressed table that ends too early, and one that is not there")
  func files() throws {
    let scratch = try TestFolder()
    let places = try scratch.write(Self.places, to: "places.csv")
    let arguments = ["--opportunities", places, "--measure", "cumulative", "--limit", "9"]
    let zipped = scratch("costs.csv.gz")
    let whole = try #require(
      Data(base64Encoded: "H4sIAAAAAAACA0srys+Nz0zRKckHk0WJZak58SWZualciTpJOoYGXEk6iTpGBlwAaxQjuigAAAA="))
    try whole.prefix(40).write(to: URL(fileURLWithPath: zipped))
    let cut = try AmbitRun(["access", "--costs", zipped] + arguments)
    #expect(cut.code == 65 && cut.errors.contains("\(zipped): The compressed file ends too early"))
    let missing = try AmbitRun(["access", "--costs", scratch("none.csv")] + arguments)
    #expect(missing.code == 66 && missing.errors.contains("none.csv"))
  }

  @Test("A decay with a unit is told that it needs none")
  func unitOfDecay() throws {
    let (run, scratch) = try run(["--measure", "gravity", "--decay", "half-life:10min"])
    #expect(
      run.code == 64 && run.errors.contains("no unit: costs are in the unit of the table"), "\(run.errors)")
  }
}
