/// Finds ids that are given twice.
///
/// Whole numbers that count upwards, the usual case, differ by that alone and cost no table.
struct IDLedger {
  private var rising: [(value: Int, feature: Int)] = []
  private var table: [PropertyValue: Int] = [:]

  /// Enters the id of a feature; gives the number of the feature that had it first.
  mutating func enter(_ id: PropertyValue, feature: Int) -> Int? {
    if table.isEmpty, case .number(let number) = id, let value = Int(number.digits),
      value > rising.last?.value ?? .min
    {
      rising.append((value, feature))
      return nil
    }
    for (value, feature) in rising { table[.number(value)] = feature }
    rising = []
    if let earlier = table[id] { return earlier }
    table[id] = feature
    return nil
  }

  /// Enters the ids of features that follow on `count` others; `false`, and nothing entered, where that takes more than
  /// going on counting upwards.
  mutating func takeOver(_ rest: IDLedger, after count: Int) -> Bool {
    guard table.isEmpty, rest.table.isEmpty else { return rest.isEmpty }
    if let first = rest.rising.first, let last = rising.last, first.value <= last.value { return false }
    rising += rest.rising.map { ($0.value, $0.feature + count) }
    return true
  }

  private var isEmpty: Bool { rising.isEmpty && table.isEmpty }
}
