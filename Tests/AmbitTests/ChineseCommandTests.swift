import Foundation
import Testing

/// What the command line says to a user whose language is Chinese.
@Suite("The command line in Chinese")
struct ChineseCommandTests {
  /// Lines with three or more words of small letters in a row, commands and options apart.
  private static func english(in text: String) -> [String] {
    text.components(separatedBy: "\n").filter { line in
      // What is typed stays as it is: usage, examples, names of options and files.
      if line.contains("ambit ") || line.contains("apt-get install")
        || line.hasPrefix("  -") && !line.contains("  ")
      {
        return false
      }
      let bare = line.replacing(
        /<[^>]*>|'[^']*'|“[^”]*”|-{1,2}[a-z][a-z-]*|[A-Za-z0-9_.\/:-]*[_.\/:][A-Za-z0-9_.\/:-]*/, with: "")
      return bare.firstMatch(of: /\b[a-z]{2,} [a-z]{2,} [a-z]{2,}\b/) != nil
    }
  }

  private static func run(_ arguments: String) throws -> (code: Int32, output: String) {
    try ShellRun.run("LC_ALL=zh_CN.UTF-8 \"$AMBIT\" \(arguments) 2>&1 | grep -v setlocale; exit 0")
  }

  @Test(
    arguments: [
      "--help", "evaluate --help", "check --help", "compare --help", "site --help", "sweep --help",
      "uncertainty --help", "coverage --help", "access --help", "convert --help", "info --help",
      "measures --help",
      "import --help", "import csv --help", "import gdal --help", "import gtfs --help", "import osm --help",
      "evalute", "coverage --zones x", "coverage --zoness x", "evaluate a b", "evaluate p.yaml --format xml",
      "evaluate p.yaml --quiet=3", "evaluate nowhere.yaml", "site p.yaml --add 0 --indicator x",
      "uncertainty p.yaml", "coverage --zones a --facilities b --radius five",
    ])
  func speaksChinese(arguments: String) throws {
    let output = try Self.run(arguments).output
    #expect(output.contains(/\p{Han}/), "\(output)")
    #expect(Self.english(in: output) == [], "\(arguments)")
    let wide = output.components(separatedBy: "\n").filter { line in
      line.reduce(0) { $0 + ($1.unicodeScalars.first!.value > 0x2E80 ? 2 : 1) } > 82 && !line.contains("/")
    }
    #expect(wide == [] || !arguments.hasSuffix("--help"), "\(arguments)")
  }
}
