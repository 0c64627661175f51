/// A mixed-integer programme: the least Σ c x, where each x lies between 0 and 1 and some are whole, under linear rules.
struct Programme: Sendable {
  /// How the left side of a rule stands to its right side.
  enum Sense: String, Sendable {
    case atLeast = ">="
    case atMost = "<="
    case equal = "="
  }

  private(set) var costs: [Double] = []
  private(set) var isWhole: [Bool] = []
  private(set) var firstOfRule: [Int] = [0]
  private(set) var variables: [Int32] = []
  private(set) var factors: [Double] = []
  private(set) var senses: [Sense] = []
  private(set) var rightSides: [Double] = []
  /// How close the bound must come to the value to prove it.
  var margin = 0.0

  var ruleCount: Int { senses.count }

  /// Adds a variable and gives its number.
  @discardableResult
  mutating func addVariable(cost: Double, isWhole: Bool) -> Int32 {
    costs.append(cost)
    self.isWhole.append(isWhole)
    return Int32(costs.count - 1)
  }

  /// Adds a rule of terms, each a factor times a variable.
  mutating func addRule(_ terms: some Sequence<(Double, Int32)>, _ sense: Sense, _ rightSide: Double) {
    for (factor, variable) in terms {
      factors.append(factor)
      variables.append(variable)
    }
    firstOfRule.append(variables.count)
    senses.append(sense)
    rightSides.append(rightSide)
  }

  /// Turns the aim into a rule: any solution of this value or less will do.
  mutating func limitCost(to value: Double) {
    addRule(costs.indices.filter { costs[$0] != 0 }.map { (costs[$0], Int32($0)) }, .atMost, value)
    costs = [Double](repeating: 0, count: costs.count)
    margin = 0
  }

  /// The programme in the LP format that HiGHS and CBC read; variable 7 is called x7.
  var text: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(variables.count * 8 + costs.count * 24)
    func add(_ text: String) { bytes += text.utf8 }
    func term(_ factor: Double, _ variable: Int) {
      add(factor < 0 ? " - " : " + ")
      if abs(factor) != 1 { add("\(abs(factor)) ") }
      add("x\(variable)\n")
    }
    add("Minimize\nobj:\n")
    for (variable, cost) in costs.enumerated() where cost != 0 || variable == 0 { term(cost, variable) }
    add("Subject To\n")
    for rule in 0..<ruleCount {
      add("r\(rule):\n")
      for place in firstOfRule[rule]..<firstOfRule[rule + 1] { term(factors[place], Int(variables[place])) }
      add(" \(senses[rule].rawValue) \(rightSides[rule])\n")
    }
    add("Bounds\n")
    for variable in costs.indices where !isWhole[variable] { add(" 0 <= x\(variable) <= 1\n") }
    add("Binary\n")
    for variable in costs.indices where isWhole[variable] { add(" x\(variable)\n") }
    add("End\n")
    return bytes
  }
}
