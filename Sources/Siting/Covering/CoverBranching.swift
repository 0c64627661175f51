/// Branch and bound for the most weight that a number of columns covers, with a Lagrangian bound in every node.
///
/// A node says of some columns that they are in or out. Its prices start from those of its parent, so that some hundred
/// steps do, and each step settles columns: one that cannot come in, or cannot be missed, because the bound would fall
/// below the best choice known. Of a node's two sides the one with the column in is gone into first.
///
/// Why not leave it to HiGHS: a step costs O(pairs), which is tens of microseconds for 2,000 demands and 500 sites, where
/// a linear programme takes tens of milliseconds. What was measured stands in ARCHITECTURE.md.
struct CoverBranching {
  let problem: CoverProblem
  let margin: Double
  /// The best choice known, and its weight.
  var best: [Int]
  var value: Double
  /// What no choice can better.
  private(set) var bound: Double
  /// How far below the best weight prices aim, so that steps do not shrink before the bound has come down to it.
  private(set) var overshoot = 0.0

  private var open: [BranchingNode]
  /// How far bounds fell when a column came in, and when one went out.
  private var falls = [Falls(), Falls()]

  /// Whether a problem is of the kind, and of a size, for which this pays: sites that cost one each, some hundred thousand
  /// pairs at most.
  static func pays(for problem: CoverProblem) -> Bool {
    problem.columns.count <= 500_000 && problem.columnCosts.allSatisfy { $0 == 1 }
  }

  /// Prepares a search among choices of `count` columns.
  ///
  /// - Parameters:
  ///   - best: The best choice known.
  ///   - prices: A price for each row to start from.
  init(_ problem: CoverProblem, count: Int, best: [Int], prices: [Double]) {
    self.problem = problem
    self.best = best
    margin = problem.proofMargin(.budget(Double(count)))
    value = problem.coveredWeight(of: best)
    bound = problem.totalWeight
    open = [
      BranchingNode(
        marks: [BranchingNode.Mark](repeating: .free, count: problem.columnCount), missing: problem.needs,
        prices: prices, left: count, bound: problem.totalWeight)
    ]
  }

  /// Searches until all is proved, time is over, or four thousand million steps over pairs are done; then the bound is that
  /// of the nodes left.
  mutating func run(until isOver: () -> Bool, told: (SearchProgress) -> Void) {
    let most = max(1, 4_000_000_000 / max(1, problem.columns.count))
    var count = 0
    while var node = open.popLast() {
      if node.bound < value + margin { continue }
      if count == most || isOver() {
        open.append(node)
        break
      }
      count += 1
      let before = node.bound
      tighten(&node, steps: count == 1 ? 1_000 : 100)
      if count == 1 { overshoot = max(0, node.bound - value) / 8 }
      if let split = node.split { falls[split.side].add(before - node.bound, to: split.column) }
      if count % 64 == 1 {
        told(SearchProgress(best: value, bound: open.reduce(max(value, node.bound)) { max($0, $1.bound) }))
      }
      guard node.bound >= value + margin, let column = branchingColumn(of: node) else { continue }
      for (side, mark) in [(1, BranchingNode.Mark.isOut), (0, .isIn)] {
        var child = node
        child.split = (column, side)
        child.put(column, mark, problem)
        open.append(child)
      }
    }
    bound = open.reduce(value) { max($0, $1.bound) }
  }

  /// The free column that lowers the bound most on both sides, by what it did before or, where it has seldom been split on,
  /// by a few steps on trial (reliability branching; Achterberg, Koch, Martin 2005). `nil` where nothing is left to decide.
  private mutating func branchingColumn(of node: BranchingNode) -> Int? {
    if node.left == 0 { return nil }
    let scores = node.marks.indices.map { column in
      let part = node.frequencies[column]
      return max(part * (1 - part), 1e-6) * node.values[column]
    }
    var best: (score: Double, column: Int)?
    for column in highest(10, of: node.freeColumns, scores) {
      var score = 1.0
      for (side, mark) in [BranchingNode.Mark.isIn, .isOut].enumerated() {
        if let known = falls[side].mean(of: column) {
          score *= max(known, 1)
          continue
        }
        var child = node
        child.put(column, mark, problem)
        tighten(&child, steps: 15)
        let fall = node.bound - max(child.bound, value)
        falls[side].add(fall, to: column)
        score *= max(fall, 1)
      }
      if score > best?.score ?? 0 { best = (score, column) }
    }
    return best?.column
  }

  /// The columns of the highest values, in falling order, of equals the first ones.
  func highest(_ count: Int, of columns: [Int], _ values: [Double]) -> [Int] {
    var top: [Int] = []
    top.reserveCapacity(count + 1)
    for column in columns {
      let value = values[column]
      if top.count == count, value <= values[top[count - 1]] { continue }
      var place = top.count
      while place > 0, values[top[place - 1]] < value { place -= 1 }
      top.insert(column, at: place)
      if top.count > count { top.removeLast() }
    }
    return top
  }

  /// How far bounds fell, by column.
  private struct Falls {
    private var sums: [Int: (sum: Double, count: Double)] = [:]

    mutating func add(_ fall: Double, to column: Int) {
      let old = sums[column] ?? (0, 0)
      sums[column] = (old.sum + fall, old.count + 1)
    }

    /// The mean of four or more; `nil` for fewer.
    func mean(of column: Int) -> Double? {
      guard let known = sums[column], known.count >= 4 else { return nil }
      return known.sum / known.count
    }
  }
}
