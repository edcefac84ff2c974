#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The last system call's error, in words.
struct SystemError: Equatable {
    var number: Int32

    static var last: SystemError { SystemError(number: errno) }

    var isAbsence: Bool { number == ENOENT || number == ENOTDIR }
    var isInterruption: Bool { number == EINTR }

    /// `Permission denied`.
    var text: String { String(cString: strerror(number)) }
}
