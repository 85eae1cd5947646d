import Changes
import JSON
import Model
import Rendering
import Storage

/// The files of a bundle that people read.
enum BundleText {
    /// A version as plain text.
    static func plain(_ content: ArticleContent) -> String {
        let heads = [content.headline, content.standfirst, content.byline].compactMap { $0 }
        return (heads + content.blocks.map(\.text) + content.notes).joined(separator: "\n\n") + "\n"
    }

    /// The word differences as a page that needs nothing else.
    static func page(_ record: ChangeRecord, _ old: ArticleContent, _ new: ArticleContent) -> String {
        let title = SafeText.html(record.article?.title ?? record.article?.url ?? record.id)
        let url = SafeText.html(record.article?.url ?? "")
        return """
            <!doctype html>
            <html lang="en"><meta charset="utf-8"><title>\(title)</title>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <style>
            body { font: 1rem/1.5 serif; max-width: 45rem; margin: 2rem auto; padding: 0 1rem }
            del { background: #fdd; color: #700 } ins { background: #dfd; color: #060; text-decoration: none; font-weight: bold }
            .folded { color: #555 }
            </style>
            <h1>\(title)</h1>
            <p>\(url)<br>\(origin(of: record))Seen between \(record.lastSeenOld?.iso8601 ?? "(not known)") and \
            \(record.firstSeenNew?.iso8601 ?? record.observedAt.iso8601).
            Struck out on red: what went. Bold on green: what came.</p>
            \(DiffView.html(ArticleDiff(old, new), showsAll: true))
            </html>

            """
    }

    /// That the versions are those of an archive, when they are.
    private static func origin(of record: ChangeRecord) -> String {
        record.imported.map { "Imported from the archive \(SafeText.html($0.file)). By its times:<br>" } ?? ""
    }

    /// What the bundle is, for somebody who has never heard of Errata.
    static func readme(_ facts: Facts) -> String {
        """
        WHAT THIS IS

        \(what(facts.record))

            sh verify.sh            (needs a shell, sha256sum, base64, openssl)
            sh verify.sh KEY        with the public key that you were given before: the better check

        It ends with 0 when it says OK: all files are whole and signed. With 3 when it says NOT SIGNED: only what it names
        is proved, and any other file, this one too, may be anybody's. With anything else something is WRONG.
        \(facts.isSigned ? "This folder was signed as a whole when it was made." : "This folder was not signed as a whole when it was made: the signing key could not be read.")

        WHAT IS IN IT

        \(facts.files.map { "\($0.name.padded(to: 22))\($0.meaning)" }.joined(separator: "\n"))

        WHAT IT PROVES

        1. The record (record.json) is line \(facts.sequence) of a log of \(facts.size) lines, and was that when the log was
           signed with the key in key.txt. It was not changed since by anybody who has not the secret key.
        2. \(captured(facts.pages))
        3. \(stamped(facts.tokens))
        4. \(witnessed(facts.witnesses))

        WHAT IT DOES NOT PROVE

        1. \(unproved(facts.record))
        2. The time by itself: the times in the record are those of the clock of the machine that ran Errata.
        3. That the operator of that machine was honest from the beginning. Checkpoints that others hold, and time stamps of
           third parties, bound what could have been made up later.
        4. Who wrote or changed the page, and why. "Removed" and the like are observations, not accusations.
        5. What Errata did not look at: pictures, videos, comments of readers, and what scripts add later.

        HOW IT WAS MADE

        process.json has the version of the program, the hash of its configuration, the state of the clock when this folder
        was made, and what is missing. A person who knows how it was run can attest that by signing here:

            Name, date, signature: ______________________________________________


        """
    }

    /// What happened, and who says so: Errata itself, or an archive that it was given.
    private static func what(_ record: ChangeRecord) -> String {
        let type = record.type.rawValue
        let url = SafeText.terminal(record.article?.url ?? record.source.id)
        guard let archive = record.imported else {
            return """
                On \(record.observedAt.iso8601) (UTC) the program Errata, which looks at pages of the web again and again,
                noticed this: \(type), at \(url).
                This folder holds what it saw and what it wrote down, and a script that checks both without Errata.
                """
        }
        let when = archive.at.map { "On \($0.iso8601) (UTC)" } ?? "At a time that the record does not name"
        return """
            This was imported from an archive; Errata did not look at the page itself.
            \(when) the program Errata was given the file \(SafeText.terminal(archive.file))
            (SHA-256 \(SafeText.terminal(archive.sha256))).
            By the pages in it and their times, this happened on \(record.observedAt.iso8601) (UTC):
            \(type), at \(url).
            This folder holds what was read there and what Errata wrote down, and a script that checks both without Errata.
            """
    }

    private static func unproved(_ record: ChangeRecord) -> String {
        record.imported == nil
            ? "That other people were shown the same page: Errata saw it from one place."
            : "That the site ever sent these pages: the archive says so, and Errata only read the archive."
    }

    private static func captured(_ names: [String]) -> String {
        names.isEmpty
            ? "The pages themselves are not in this folder (process.json says why); the record has their SHA-256."
            : "\(names.joined(separator: " and ")): byte for byte the pages whose SHA-256 stands in the record."
    }

    private static func stamped(_ count: Int) -> String {
        count == 0
            ? "No third party has stamped the time of this checkpoint."
            : "Third parties (\(count)) have stamped that the checkpoint existed not later than their stamps say."
    }

    private static func witnessed(_ names: [String]) -> String {
        names.isEmpty
            ? "No witness has signed this checkpoint."
            : "\(names.joined(separator: ", ")) signed the checkpoint after having checked that the log only grew. Compare the\n"
                + "   key in witnesses.txt with the one that the witness publishes."
    }

    /// What the README says.
    struct Facts {
        var record: ChangeRecord
        var sequence: Int64
        var size: Int
        var tokens: Int
        /// Who signed the checkpoint besides the log.
        var witnesses: [String]
        /// Whether the folder is signed as a whole.
        var isSigned: Bool
        var files: [(name: String, meaning: String)]

        /// The files with captured pages.
        var pages: [String] { files.map(\.name).filter { $0.hasSuffix(".capture") } }
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(1, width - count)) }
}
