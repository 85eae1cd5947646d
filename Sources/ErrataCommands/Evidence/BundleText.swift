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
            <p>\(url)<br>Seen between \(record.lastSeenOld?.iso8601 ?? "(not known)") and \
            \(record.firstSeenNew?.iso8601 ?? record.observedAt.iso8601).
            Struck out on red: what went. Bold on green: what came.</p>
            \(DiffView.html(ArticleDiff(old, new), showsAll: true))
            </html>

            """
    }

    /// What the bundle is, for somebody who has never heard of Errata.
    static func readme(_ facts: Facts) -> String {
        """
        WHAT THIS IS

        On \(facts.record.observedAt.iso8601) (UTC) the program Errata, which looks at pages of the web again and again,
        noticed this: \(facts.record.type.rawValue), at \(SafeText.terminal(facts.record.article?.url ?? facts.record.source.id)).
        This folder holds what it saw and what it wrote down, and a script that checks both without Errata.

            sh verify.sh            (needs a shell, sha256sum, base64, openssl)
            sh verify.sh KEY        with the public key that you were given before: the better check

        WHAT IS IN IT

        \(facts.files.map { "\($0.name.padded(to: 22))\($0.meaning)" }.joined(separator: "\n"))

        WHAT IT PROVES

        1. The record (record.json) is line \(facts.sequence) of a log of \(facts.size) lines, and was that when the log was
           signed with the key in key.txt. It was not changed since by anybody who has not the secret key.
        2. The pages are, byte for byte, those whose SHA-256 stands in the record.
        3. \(stamped(facts.tokens))

        WHAT IT DOES NOT PROVE

        1. That other people were shown the same page: Errata saw it from one place.
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

    private static func stamped(_ count: Int) -> String {
        count == 0
            ? "No third party has stamped the time of this checkpoint."
            : "Third parties (\(count)) have stamped that the checkpoint existed not later than their stamps say."
    }

    /// What the README says.
    struct Facts {
        var record: ChangeRecord
        var sequence: Int64
        var size: Int
        var tokens: Int
        var files: [(name: String, meaning: String)]
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(1, width - count)) }
}
