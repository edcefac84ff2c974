import NIOCore

#if canImport(Glibc)
    import Glibc
#endif

/// What the kernel knows of a TCP connection of this process. Nil where it doesn't tell.
enum SocketProbe {
    /// Bytes that were written and that the other side hasn't acknowledged (`SIOCOUTQ`, tcp(7)).
    static func unsent(_ channel: any Channel) -> Int? { ask(channel, 0x5411) }

    /// Bytes that have come and that nobody has read (`SIOCINQ`, tcp(7)).
    static func unread(_ channel: any Channel) -> Int? { ask(channel, 0x541b) }

    /// Bytes that the other side has last said it has room for (`tcpi_snd_wnd` of `TCP_INFO`, Linux 5.4 and later).
    static func window(_ channel: any Channel) -> Int? {
        #if canImport(Glibc)
            withDescriptor(of: channel) { descriptor in
                // The C library's struct ends before this field; its place is fixed by the kernel's interface.
                let offset = 228
                var information = [UInt8](repeating: 0, count: 256)
                var size = socklen_t(information.count)
                guard getsockopt(descriptor, Int32(IPPROTO_TCP), TCP_INFO, &information, &size) == 0,
                    Int(size) >= offset + MemoryLayout<UInt32>.size
                else { return nil }
                return Int(information.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: UInt32.self) })
            }
        #else
            nil
        #endif
    }

    private static func ask(_ channel: any Channel, _ request: UInt) -> Int? {
        #if canImport(Glibc)
            withDescriptor(of: channel) { descriptor in
                var bytes: CInt = 0
                return ioctl(descriptor, request, &bytes) == 0 ? Int(bytes) : nil
            }
        #else
            nil
        #endif
    }

    private static func withDescriptor(of channel: any Channel, _ body: (CInt) -> Int?) -> Int? {
        guard channel.isActive else { return nil }
        let found = try? channel.pipeline.syncOperations.withUnsafeTransportIfAvailable(of: CInt.self) { body($0) }
        // A channel without a socket, or one that is closing, has nothing in the kernel.
        return found ?? nil
    }
}
