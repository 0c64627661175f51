import CZip
import GIS

/// The files of a zip archive, read from its bytes by libzip.
struct ZipArchive {
  /// What one file may take unpacked: far beyond any feed, and a stop for archives made to fill the memory.
  private static let mostBytes: UInt64 = 4 << 30

  /// The names of the files, in the encoding that they most likely have.
  let names: [String]
  /// The names as the specification has them: CP437 unless they are marked as UTF-8. GDAL goes by it.
  private let specifiedNames: [String]
  private let bytes: [UInt8]
  private let file: String

  /// Opens an archive.
  ///
  /// - Throws: ``/GIS/Failure`` of kind `badData` where the bytes are no zip archive.
  init(_ bytes: [UInt8], file: String) throws {
    // To libzip no bytes at all are an archive without files.
    if bytes.isEmpty {
      throw Failure(.badData, texts.problem("not-a-zip/empty"), at: Place(file: file))
    }
    self.bytes = bytes
    self.file = file
    func names(_ flags: zip_flags_t) throws -> [String] {
      try Self.withArchive(bytes, file) { archive in
        (0..<zip_get_num_entries(archive, 0)).compactMap { index in
          zip_get_name(archive, zip_uint64_t(index), flags).map { String(cString: $0) }
        }
      }
    }
    self.names = try names(0)
    specifiedNames = try names(zip_flags_t(ZIP_FL_ENC_STRICT))
  }

  /// The name of a file, or of a folder that holds files, as the specification has it.
  func specifiedName(of name: String) -> String {
    guard let index = names.firstIndex(where: { $0 == name || $0.hasPrefix(name + "/") }),
      specifiedNames.count == names.count
    else { return name }
    let depth = name.split(separator: "/").count
    return specifiedNames[index].split(separator: "/").prefix(depth).joined(separator: "/")
  }

  /// The bytes of a file, whose checksum is checked.
  ///
  /// - Throws: ``/GIS/Failure`` of kind `badData` where there is no such file or it cannot be unpacked.
  func contents(of name: String) throws -> [UInt8] {
    try Self.withArchive(bytes, file) { archive in
      var status = zip_stat()
      zip_stat_init(&status)
      guard zip_stat(archive, name, 0, &status) == 0 else { throw failure(name, zip_strerror(archive)) }
      guard status.size <= Self.mostBytes else {
        throw Failure(
          .badData, texts.problem("file-too-large", ["size": Int(status.size >> 30)]),
          at: Place(file: "\(file)/\(name)"))
      }
      guard let entry = zip_fopen(archive, name, 0) else { throw failure(name, zip_strerror(archive)) }
      defer { zip_fclose(entry) }
      // One byte more than there should be: reading to the end is what makes libzip check the sum.
      let size = Int(status.size)
      var read: zip_int64_t = 0
      let contents = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
        while count <= size {
          read = zip_fread(entry, buffer.baseAddress.map { $0 + count }, zip_uint64_t(size + 1 - count))
          if read <= 0 { break }
          count += Int(read)
        }
      }
      guard read == 0, contents.count == size else { throw failure(name, zip_file_strerror(entry)) }
      return contents
    }
  }

  private func failure(_ name: String, _ reason: UnsafePointer<CChar>?) -> Failure {
    Failure(
      .badData,
      texts.problem(
        "broken-archive",
        ["reason": reason.map { LocalizedText(String(cString: $0)) } ?? texts("broken-archive/no-reason")]),
      at: Place(file: "\(file)/\(name)"))
  }

  /// Lends the archive that lies in some bytes; it is closed at the end.
  private static func withArchive<Value>(
    _ bytes: [UInt8], _ file: String, _ body: (OpaquePointer) throws -> Value
  ) throws -> Value {
    try bytes.withUnsafeBytes { buffer in
      var error = zip_error_t()
      zip_error_init(&error)
      defer { zip_error_fini(&error) }
      let source = zip_source_buffer_create(buffer.baseAddress, zip_uint64_t(buffer.count), 0, &error)
      guard let source, let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
        if let source { zip_source_free(source) }
        throw Failure(
          .badData,
          texts.problem("not-a-zip", ["reason": String(cString: zip_error_strerror(&error))]),
          at: Place(file: file))
      }
      // The archive owns the source from here on; nothing is changed, so that nothing is to be written.
      defer { zip_discard(archive) }
      return try body(archive)
    }
  }
}
