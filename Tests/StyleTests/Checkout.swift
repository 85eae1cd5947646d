import Glibc
import Linux
import Testing

/// The files of the checkout that the rules are about.
enum Checkout {
    /// One text file.
    struct TextFile: Sendable, CustomTestStringConvertible {
        /// From the root of the checkout.
        var path: String
        var lines: [String]
        var text: String { lines.joined(separator: "\n") }
        var name: String { String(path.split(separator: "/").last ?? "") }
        var testDescription: String { path }
    }

    /// The root, by the place of this file.
    static let root = FileSystem.parent(of: FileSystem.parent(of: FileSystem.parent(of: #filePath)))

    /// The Swift files below a folder.
    static func swift(_ folder: String) throws -> [TextFile] {
        try files(folder).filter { $0.hasSuffix(".swift") }.map(read)
    }

    /// Every file below a folder, by its path from the root.
    static func files(_ folder: String) throws -> [String] {
        var found: [String] = []
        for name in try FileSystem.list(root + "/" + folder) where !name.hasPrefix(".") {
            let path = folder.isEmpty ? name : folder + "/" + name
            if FileSystem.isDirectory(root + "/" + path) { found += try files(path) } else { found.append(path) }
        }
        return found
    }

    /// A file by its path from the root.
    static func read(_ path: String) throws -> TextFile {
        let text = String(decoding: try FileSystem.read(root + "/" + path), as: UTF8.self)
        return TextFile(
            path: path, lines: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    }
}
