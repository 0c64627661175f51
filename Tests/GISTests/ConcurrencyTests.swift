import Testing

@testable import GIS

@Suite struct ConcurrencyTests {
  @Test func twoThingsAtOnce() throws {
    let (number, text) = try concurrently {
      7
    } _: {
      "seven"
    }
    #expect(number == 7 && text == "seven")
  }

  /// Of two errors the first is thrown, whichever comes sooner.
  @Test func theFirstErrorIsThrown() {
    struct Fault: Error, Equatable { let number: Int }
    #expect(throws: Fault(number: 1)) {
      try concurrently { () throws -> Int in
        throw Fault(number: 1)
      } _: { () throws -> Int in
        throw Fault(number: 2)
      }
    }
    #expect(throws: Fault(number: 2)) {
      try concurrently {
        1
      } _: { () throws -> Int in
        throw Fault(number: 2)
      }
    }
  }
}
