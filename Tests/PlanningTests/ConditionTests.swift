import GIS
import Testing

@testable import Evaluation
@testable import Measures
@testable import PlanFile
@testable import PlanStudies
@testable import Planning

@Suite struct ConditionTests {
  /// A station of line 5 that opened in 2003, whose number is text and whose end is unknown.
  private let station = Feature(
    geometry: nil,
    properties: [
      "line": .string("5号线"), "opened": .number(2003), "number": .string("12"), "open": .bool(true),
    ])

  @Test(arguments: [
    ("{ line: 5号线 }", true), ("{ line: [1号线, 5号线] }", true), ("{ line: 1号线 }", false),
    ("{ opened: 2003 }", true), ("{ opened: 2003.0 }", true), ("{ opened: '2003' }", true),
    ("{ number: 12 }", true), ("{ number: '12' }", true), ("{ number: { at-least: 1 } }", false),
    ("{ opened: { at-least: 2003 } }", true), ("{ opened: { at-least: 2003.5 } }", false),
    ("{ opened: { at-most: 2003 } }", true), ("{ opened: { at-least: 2000, at-most: 2002 } }", false),
    ("{ opened: { not: 2003 } }", false), ("{ opened: { not: [1999, 2000] } }", true),
    ("{ closed: { at-most: 2030 } }", false), ("{ closed: { not: 2020 } }", true),
    ("{ closed: 2020 }", false),
    ("{ open: true }", true), ("{ open: false }", false),
    ("{ line: 5号线, opened: { at-most: 2000 } }", false), ("{ line: 5号线, opened: 2003 }", true),
  ])
  func aFeatureIsHeldAgainstACondition(text: String, expected: Bool) throws {
    var problems: [Problem] = []
    let node = try #require(try PlanNode.parse(text, file: nil))
    let condition = try #require(node.condition("where", &problems))
    #expect(problems.isEmpty)
    #expect(condition.holds(for: station) == expected)
  }
}
