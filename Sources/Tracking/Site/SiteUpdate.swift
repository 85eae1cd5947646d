import Articles
import Basics
import Changes
public import Model
import Scheduling

/// What one check teaches about the article's site.
public struct SiteUpdate: Sendable {
    /// The article before the check.
    var history: ArticleHistory
    var changed: Bool
    var observation: SiteObservation?
    /// The article as it was just read; nil when it was not read.
    private(set) var content: ArticleContent?
    /// Its blocks, and what else stands on the page.
    private(set) var kept: [BoilerplateBlocks.SeenBlock] = []
    private(set) var leftOut: [BoilerplateBlocks.SeenBlock] = []
    /// The figures in its blocks.
    private(set) var figures: [FigureContext] = []
    /// Where each block of it stands.
    private(set) var regions: [UInt64] = []
    /// What the rules held back, and how many doubts came to nothing.
    var rules: [String: Int] = [:]
    var churn = ChurnRate()
    /// What became of what was told before.
    var fates: [ToldTexts.Fate] = []
    /// Lines that came glued to the text, as fingerprints.
    private(set) var glued: [UInt64] = []
    /// Differences that may be the whole site's, as fingerprints.
    var shared: [EditFingerprint] = []
    /// The blocks of a page that lost most of its text, as fingerprints.
    var collapsed: [UInt64] = []
    /// The stamps of two versions that were compared, and whether substance differed.
    var stamps: (before: [Stamp], after: [Stamp], edited: Bool)?

    /// Takes note of the article as it was just read.
    ///
    /// Its sentences and figures are found here, on a thread for reading; the model of a site is taught one article after the other.
    mutating func learn(_ reading: PageReading) {
        content = reading.content
        let prints = reading.content.blocks.map { BlockPrints($0.text, findsFigures: true) }
        kept = prints.map { .init($0) }
        figures = prints.flatMap(\.figures)
        leftOut = reading.blocks.lazy.filter { !$0.isKept }.prefix(SiteUpdate.blocksLeftOut).map { .init($0.text) }
        regions = reading.regions
    }

    /// Takes note of lines that came glued to the text: on another article they may stand by themselves.
    mutating func learn(glued lines: [GluedLine]) {
        glued = lines.filter(\.isNew).map { SiteProfile.fingerprint(of: $0.text) }
    }

    /// More blocks that were left out are not looked at.
    private static let blocksLeftOut = 500

    /// Of a page that lost most of its text only that is learned: it is no look at the article.
    var onlyCollapse: SiteUpdate {
        var update = SiteUpdate(history: history, changed: false)
        update.collapsed = collapsed
        return update
    }

    /// Lets the site's rhythm of edits learn.
    func learnRhythm(_ rhythm: inout SiteRhythm) {
        guard collapsed.isEmpty else { return }
        rhythm.learn(from: history, changed: changed, now: history.lastChecked)
    }

    /// Lets the model learn.
    ///
    /// - Parameters:
    ///   - model: the site's model as it stands now: other articles may have taught it since the tracker read it.
    ///   - article: the id of the article.
    ///   - now: the time of the look.
    /// - Returns: whether a difference of the whole site is to be told by this check; of two checks that see it at the
    ///   same time one tells it.
    public func apply(to model: inout SiteModel, article: String, at now: Timestamp) -> Bool {
        let seed = StableHash.of(article)
        guard collapsed.isEmpty else {
            model.collapses.note(collapsed, article: seed)
            return false
        }
        learnRhythm(&model.rhythm)
        if let observation {
            model.profile.learn(from: observation)
            model.frequency.note(observation.blocks, article: seed)
        }
        model.frequency.note(lines: glued, article: seed)
        for fate in fates { model.survival.note(fate) }
        if let content {
            model.boilerplate.note(kept, leftOut: leftOut, article: seed)
            model.counters.note(figures: figures, article: seed)
            let places = zip(regions, kept).map { (region: $0, block: $1.fingerprint.value) }
            model.regions.note(places, article: seed)
            model.headlines.note(content.headline, article: seed)
        }
        if content == nil { model.regions.noteUnchanged(article: seed) }
        for (rule, count) in rules { model.rules[rule, default: 0] += count }
        model.churn.count(came: churn.came, vanished: churn.vanished)
        if let stamps { model.stampHabits.record(before: stamps.before, after: stamps.after, edited: stamps.edited) }
        guard !shared.isEmpty else { return false }
        return !model.shift.note(shared, article: article, at: now).firstTime.isEmpty
    }
}
