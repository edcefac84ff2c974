#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// The C library's functions, imported in one place.
enum CMath {
    static func log(_ value: Double) -> Double {
        #if canImport(Glibc)
            Glibc.log(value)
        #else
            Foundation.log(value)
        #endif
    }

    static func exponential(_ value: Double) -> Double {
        #if canImport(Glibc)
            Glibc.exp(value)
        #else
            Foundation.exp(value)
        #endif
    }

    static func cosine(_ value: Double) -> Double {
        #if canImport(Glibc)
            Glibc.cos(value)
        #else
            Foundation.cos(value)
        #endif
    }

    static func power(_ base: Double, _ exponent: Double) -> Double {
        #if canImport(Glibc)
            Glibc.pow(base, exponent)
        #else
            Foundation.pow(base, exponent)
        #endif
    }
}
