/// A zip archive (PKWARE APPNOTE 4.3) of uncompressed files, for tests.
package enum ZipFile {
  /// The bytes of an archive of texts by name.
  package static func bytes(_ files: [(name: String, text: String)]) -> [UInt8] {
    bytes(files.map { ($0.name, Array($0.text.utf8)) })
  }

  /// The bytes of an archive of files by name.
  package static func bytes(_ files: [(name: String, contents: [UInt8])]) -> [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for (name, contents) in files {
      // Version 2.0, names in UTF-8, stored, no date.
      var header = little(20, 2) + little(0x800, 2) + little(0, 2) + little(0, 2) + little(33, 2)
      header +=
        little(crc32(contents), 4) + little(UInt32(contents.count), 4) + little(UInt32(contents.count), 4)
      header += little(UInt32(name.utf8.count), 2) + little(0, 2)
      let offset = UInt32(archive.count)
      archive += Array("PK\u{3}\u{4}".utf8) + header + Array(name.utf8) + contents
      directory += Array("PK\u{1}\u{2}".utf8) + little(20, 2) + header + little(0, 2) + little(0, 2)
      directory += little(0, 2) + little(0, 4) + little(offset, 4) + Array(name.utf8)
    }
    let count = little(UInt32(files.count), 2)
    let end = Array("PK\u{5}\u{6}".utf8) + little(0, 2) + little(0, 2) + count + count
    return archive + directory + end + little(UInt32(directory.count), 4) + little(UInt32(archive.count), 4)
      + little(0, 2)
  }

  private static func little(_ value: UInt32, _ bytes: Int) -> [UInt8] {
    (0..<bytes).map { UInt8(value >> UInt32(8 * $0) & 0xFF) }
  }

  private static func crc32(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
  }
}
