/// Tells one request's method, path and body from another's. 128 bits of two FNV-1a hashes with different seeds:
/// enough against mistakes, and not meant against somebody who forges collisions with himself.
enum Fingerprint {
    static func of(method: String, path: String, body: some Sequence<UInt8>) -> [UInt8] {
        var hashes: [UInt64] = [0xcbf2_9ce4_8422_2325, 0x6c62_272e_07bb_0142]
        func mix(_ byte: UInt8) {
            for index in hashes.indices { hashes[index] = (hashes[index] ^ UInt64(byte)) &* 0x100_0000_01b3 }
        }
        method.utf8.forEach(mix)
        mix(0)
        path.utf8.forEach(mix)
        mix(0)
        body.forEach(mix)
        return hashes.flatMap { hash in (0..<8).map { UInt8(truncatingIfNeeded: hash >> ($0 * 8)) } }
    }
}
