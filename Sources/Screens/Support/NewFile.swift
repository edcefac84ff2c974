import Foundation

/// Writes files that nobody asked to replace: the first free name is taken.
struct NewFile {
    /// Why it couldn't; one line, for people.
    struct Refusal: Error, Equatable, CustomStringConvertible {
        var description: String
    }

    private static let mostFiles = 999

    var folder: URL

    /// - Parameter name: of the first file, the second if that is taken, and so on from 1.
    /// - Throws: `idempotency-seed7.json can't be written to /srv: no permission; start backlab in a folder of yours`
    func write(_ data: Data, named name: (Int) -> String) throws -> URL {
        for number in 1...Self.mostFiles {
            let file = folder.appending(path: name(number))
            do {
                try data.write(to: file, options: .withoutOverwriting)
                return file
            } catch let error as CocoaError where error.code == .fileWriteFileExists {
                continue
            } catch {
                throw Refusal(description: "\(name(number)) can't be written to \(folder.path): \(Self.reason(error))")
            }
        }
        throw Refusal(description: "\(folder.path) has \(Self.mostFiles) files like \(name(1)); move some away")
    }

    static func reason(_ error: any Error) -> String {
        switch (error as? CocoaError)?.code {
        case .fileWriteNoPermission?: "no permission; start backlab in a folder of yours"
        case .fileWriteOutOfSpace?: "the disk is full; make room and export again"
        case .fileWriteVolumeReadOnly?: "the disk is read-only; start backlab in another folder"
        case .fileNoSuchFile?: "the folder is gone; start backlab in another one"
        default: "\(error)"
        }
    }
}
