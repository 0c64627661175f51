import CCrypto

/// SHA-256 (FIPS 180-4) of bytes that come piece by piece, by OpenSSL's libcrypto.
struct SHA256: ~Copyable {
  private let context: OpaquePointer

  init() {
    // libcrypto refuses only where memory is out or SHA-256 is not built in: neither leaves a way on.
    guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
      fatalError("libcrypto offers no SHA-256")
    }
    self.context = context
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Adds bytes behind those before.
  mutating func update(_ bytes: [UInt8]) {
    let isTaken = bytes.withUnsafeBytes { EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
    precondition(isTaken == 1, "libcrypto takes any bytes")
  }

  /// The 32 bytes of the digest; nothing more can be added.
  consuming func digest() -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var count: UInt32 = 0
    precondition(EVP_DigestFinal_ex(context, &digest, &count) == 1, "libcrypto ends any digest")
    return Array(digest.prefix(Int(count)))
  }
}
