import Accessibility
import FuzzSupport
import GIS

// Tables of costs of any bytes are read or refused, and make a matrix that keeps each cost.
fuzz { bytes in
  let columns = ColumnTable.Columns(keys: ["from", "to"], amounts: ["cost"], optional: ["weight"])
  for file in ["fuzz.csv", "fuzz.tsv"] {
    _ = try? ColumnTable.header(of: bytes, file: file)
    guard let table = try? ColumnTable(bytes, file: file, columns: columns) else { continue }
    let (from, to) = (table.keys("from"), table.keys("to"))
    let matrix = CostMatrix(
      originCount: from.texts.count, destinationCount: to.texts.count, origins: from.numbers,
      destinations: to.numbers, costs: table.amounts("cost"))
    require(matrix.costs.sorted() == table.amounts("cost").sorted(), "a matrix keeps each cost")
    _ = matrix.repeatedPairs
    let reached = matrix.opportunities([Double](repeating: 1, count: to.texts.count), within: 30)
    require(reached.allSatisfy { $0 >= 0 }, "nobody reaches fewer than none")
  }
}
