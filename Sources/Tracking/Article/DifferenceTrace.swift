public import Changes
import Model

/// What became of one difference between the known version and a look, for people who ask why.
public struct DifferenceTrace: Sendable, Equatable {
    /// Where it is, and what became of the block.
    public var difference: Difference
    private let judged: ConfirmationPolicy.Verdict
    private let isTold: Bool

    init(_ difference: Difference, _ judged: ConfirmationPolicy.Verdict, isTold: Bool) {
        self.difference = difference
        self.judged = judged
        self.isTold = isTold
    }

    /// `told`; `waits for N looks over S seconds`; or the rule that left it out or took it over without a word.
    public var verdict: String {
        switch judged {
        case .needs where isTold: "told"
        case .needs(let looks, let apart): "waits for \(looks) looks over \(apart.milliseconds / 1000) seconds"
        case .silent(let rule): "taken over without a word: \(rule)"
        case .leave(let rule): "left out: \(rule)"
        }
    }
}
