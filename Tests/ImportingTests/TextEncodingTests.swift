import GIS
import Importing
import TestSupport
import Testing

@Suite struct TextEncodingTests {
  /// 七宝 is C6 DF B1 A6 in GBK.
  private let table = Array("name,lon,lat\n".utf8) + [0xC6, 0xDF, 0xB1, 0xA6] + Array(",121.35,31.15\n".utf8)

  @Test func aTableInGBKIsRead() throws {
    let folder = try TestFolder()
    let path = try folder.write(table, to: "表.csv")
    let layer = try readLayer(path, ReadingOptions(encoding: TextEncoding("GBK")))
    #expect(layer.features[0].properties["name"] == .string("七宝"))
    #expect(layer.coordinates == [at(121.35, 31.15)])
    #expect { try readLayer(path) } throws: { ($0 as? Failure)?.problems.first?.code == "invalid-utf8" }
  }

  @Test func bytesThatAreNoTextAreNamedByLine() throws {
    let folder = try TestFolder()
    let path = try folder.write(table + [0xFF, 0xFF], to: "t.csv")
    #expect {
      try readLayer(path, ReadingOptions(encoding: TextEncoding("GBK")))
    } throws: { error in
      let problem = (error as? Failure)?.problems.first
      return problem?.code == "wrong-encoding" && problem?.place.line == 3
    }
  }

  @Test func namesAreThoseOfTheSystem() {
    #expect(TextEncoding("GB18030") != nil && TextEncoding("ISO-8859-1") != nil)
    for name in ["", "Klingon", "GBK//IGNORE", "国标"] { #expect(TextEncoding(name) == nil) }
  }

  @Test func columnsMayBeNamed() throws {
    let folder = try TestFolder(["t.csv": "e,n\n1,2\n"])
    let layer = try readLayer(folder("t.csv"), ReadingOptions(columns: .init(x: "e", y: "n")))
    #expect(layer.coordinates == [at(1, 2)])
    #expect { try readLayer(folder("t.csv")) } throws: {
      ($0 as? Failure)?.problems.first?.code == "no-coordinates"
    }
  }
}
