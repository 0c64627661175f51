import Foundation
import Testing
import TestSupport

@testable import GIS

@Suite struct FilesTests {
  let scratch: TestFolder
  var folder: String { scratch.path }

  init() throws { scratch = try TestFolder() }

  func kind(_ body: () throws -> Void) -> Failure.Kind? {
    do { try body() } catch { return (error as? Failure)?.kind }
    return nil
  }

  @Test func whatIsWrittenIsRead() throws {
    let path = folder + "/新/文件.txt"
    try writeAtomically(Array("莘庄".utf8), to: path)
    try writeAtomically(Array("七宝".utf8), to: path)
    #expect(try String(decoding: readBytes(path), as: UTF8.self) == "七宝")
    #expect(try FileManager.default.contentsOfDirectory(atPath: parentFolder(of: path)) == ["文件.txt"])
  }

  @Test func missingFilesAndFoldersAreTold() throws {
    #expect(kind { _ = try readBytes(folder + "/none") } == .missingInput)
    #expect(kind { _ = try readBytes(folder) } == .missingInput)
    #expect(kind { try writeAtomically([1], to: folder) } == .output)
    try writeAtomically([1], to: folder + "/file")
    #expect(kind { try writeAtomically([1], to: folder + "/file/below") } == .output)
  }

  /// A name as long as the file system allows leaves no room for the temporary file's.
  @Test func nothingIsLeftOfAFailure() throws {
    let name = String(repeating: "x", count: 250)
    #expect(kind { try writeAtomically([1], to: folder + "/" + name) } == .output)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
  }

  /// `/dev/full` answers every write as a full disk does.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "this system has no /dev/full"))
  func aFullDiskIsTold() {
    #expect {
      try writeAtomically([1], to: "/dev/full")
    } throws: { error in
      let failure = error as? Failure
      return failure?.kind == .output && failure?.problems[0].place.file == "/dev/full"
        && failure?.problems[0].advice.isEmpty == false
    }
    #expect(throws: Never.self) { try writeAtomically([1], to: "/dev/null") }
    #expect(FileManager.default.fileExists(atPath: "/dev/null"))
  }

  /// A link to `/dev/full` in the place of the temporary file: the disk is full half-way, and the previous file is
  /// whole.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "this system has no /dev/full"))
  func theOldFileSurvivesAFullDisk() throws {
    let path = folder + "/file"
    try writeAtomically([1, 2, 3], to: path)
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder)/.file.\(getpid()).partial", withDestinationPath: "/dev/full")
    #expect(kind { try writeAtomically([UInt8](repeating: 7, count: 1 << 20), to: path) } == .output)
    #expect(try readBytes(path) == [1, 2, 3])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["file"])
  }

  @Test func linksAreFollowed() throws {
    try writeAtomically([1], to: folder + "/file")
    try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: "file")
    try writeAtomically([2], to: folder + "/link")
    #expect(try readBytes(folder + "/file") == [2])
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link") == "file")
  }

  /// A pipe tells no size; it is read until it ends. So is a file beyond the first buffer.
  @Test func pipesAndLargeFilesAreReadWhole() throws {
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    let path = folder + "/large"
    try writeAtomically(bytes, to: path)
    #expect(try readBytes(path) == bytes)
    let pipe = Pipe()
    let writer = pipe.fileHandleForWriting
    Thread.detachNewThread {
      writer.write(Data(bytes))
      try? writer.close()
    }
    #expect(try readBytes("/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)") == bytes)
  }

  /// SHA-256 of nothing and of "abc" (FIPS 180-4, examples).
  @Test func fingerprintsOfBytes() {
    #expect(Fingerprint(of: []).hex == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
      Fingerprint(of: Array("abc".utf8)).hex
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func fingerprintsOfLayersTellThemApart() {
    let feature = Feature(geometry: .point(at(1, 2)), properties: ["a": .string("b")])
    let layer = Layer(name: "l", features: [feature])
    var others = [Layer(name: "m", features: [feature]), Layer(name: "l", features: [feature, feature])]
    for change: (inout Feature) -> Void in [
      { $0.geometry = .point(at(1, 2.0.nextUp)) }, { $0.geometry = .multiPoint([at(1, 2)]) },
      { $0.geometry = nil },
      { $0.properties["a"] = .string("c") }, { $0.properties = ["b": .string("a")] }, { $0.id = .number(1) },
    ] {
      var changed = feature
      change(&changed)
      others.append(Layer(name: "l", features: [changed]))
    }
    #expect(layer.fingerprint() == Layer(name: "l", features: [feature]).fingerprint())
    #expect(Set(others.map { $0.fingerprint() } + [layer.fingerprint()]).count == others.count + 1)
  }

  @Test func tablesOfPlaces() throws {
    let text = "\u{FEFF}stop_id,stop_name,stop_lat,stop_lon,n\r\n007,\"莘庄, 北\",31.1,121.4,1.50\r\nb,,,,\r\n"
    let layer = try SourceLayer.read(Array(text.utf8), file: "stops.txt")
    #expect(layer.coordinates == [at(121.4, 31.1)])
    #expect(layer.features.map(\.shape) == [.point(0), nil])
    let properties = layer.features[0].properties
    #expect(properties["stop_id"] == .string("007") && properties["stop_name"] == .string("莘庄, 北"))
    #expect(properties["n"]?.text == "1.50")
    #expect(layer.features[1].properties["stop_name"] == .null)
    #expect(layer.problems.map(\.code) == ["no-place"])
  }

  @Test func whatTheSystemSaysOfAFile() throws {
    func problem(_ path: String) -> Problem? {
      do { _ = try readBytes(path) } catch { return (error as? Failure)?.problems.first }
      return nil
    }
    #expect(problem(folder + "/none")?.code == "no-such-file")
    #expect(problem(folder)?.code == "is-a-folder")
    #expect(problem(folder)?.place.file == folder)
    try writeAtomically([1], to: folder + "/file")
    #expect(problem(folder + "/file/x")?.code == "no-such-file")
    if geteuid() != 0 {
      #expect(chmod(folder + "/file", 0) == 0)
      #expect(problem(folder + "/file")?.code == "no-permission")
    } else {
      print("whatTheSystemSaysOfAFile: a file without permission is not tried, for root may read all")
    }
  }

  @Test func wrongTablesAreTold() {
    #expect(kind { _ = try SourceLayer.read(Array("a,b\n1,2\n".utf8), file: "t.csv") } == .badData)
    #expect(kind { _ = try SourceLayer.read(Array("lon,lat\nx,2\n1\n".utf8), file: "t.csv") } == .badData)
    #expect(kind { _ = try SourceLayer.read([], file: "t.shp") } == .badData)
  }
}
