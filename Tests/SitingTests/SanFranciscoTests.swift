import Testing
@testable import Siting
