import CFuzzer
import Foundation

nonisolated(unsafe) private var test: ([UInt8]) -> Void = { _ in }

/// Hands inputs to a reader until the time that the command line gives is over, or one of them makes it crash.
public func fuzz(_ reader: @escaping ([UInt8]) -> Void) -> Never {
  test = reader
  var count = CommandLine.argc
  var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
  exit(
    LLVMFuzzerRunDriver(&count, &arguments) { start, count in
      test(Array(UnsafeBufferPointer(start: start, count: count)))
      return 0
    })
}

/// Stops the run where a law does not hold, so that libFuzzer keeps the input.
public func require(_ holds: Bool, _ law: @autoclosure () -> String) {
  if !holds { fatalError("law broken: \(law())") }
}
