import Model

/// What was learned at a host about one shape of tags: the form that brings a 304.
///
/// A form that never did makes way for the next one at once. One that did stays until it failed several times in a row,
/// since two programs behind one host may compare differently.
struct ConditionTrial: Sendable, Equatable {
    let shape: TagShape
    /// In use now.
    private(set) var form: ConditionForm
    /// Whether it has brought a 304.
    private(set) var isProven = false
    private(set) var misses = 0
    /// No form brought anything; the first is used until then and nothing is tried.
    private(set) var restsUntil: Timestamp?

    /// Misses in a row after which a form that worked is given up.
    static let patience = 3
    /// How long a host that understands no form is left with the first.
    static let rest = Duration.days(7)

    init(_ shape: TagShape) {
        self.shape = shape
        form = shape.forms[0]
    }

    /// The form for a document; one without a date cannot be asked for by date.
    func form(hasDate: Bool) -> ConditionForm { form == .dateOnly && !hasDate ? shape.forms[0] : form }

    /// A form brought a 304.
    mutating func brought304(_ used: ConditionForm) {
        form = used
        isProven = true
        misses = 0
        restsUntil = nil
    }

    /// The same document came in full although its tag was sent in that form.
    ///
    /// - Parameters:
    ///   - used: the form.
    ///   - hasDate: a date was at hand, too.
    ///   - isRenamed: it came under another tag: two machines may answer in turn, so one such answer says little.
    ///   - now: the time of the answer.
    mutating func missed(_ used: ConditionForm, hasDate: Bool, isRenamed: Bool = false, now: Timestamp) {
        if let restsUntil, restsUntil > now { return }
        restsUntil = nil
        guard used == form(hasDate: hasDate) else { return }
        misses += 1
        guard !isProven && !isRenamed || misses >= ConditionTrial.patience else { return }
        isProven = false
        misses = 0
        let forms = shape.forms.filter { hasDate || $0 != .dateOnly }
        if let index = forms.firstIndex(of: used), index + 1 < forms.count {
            form = forms[index + 1]
        } else {
            form = forms[0]
            restsUntil = now + ConditionTrial.rest
        }
    }
}

/// What came of a conditional question.
enum ConditionResult: Sendable {
    /// 304.
    case unmodified
    /// The document that was held, with the tag that was held.
    case repeated
    /// The bytes that were held, under another tag.
    case renamed
}

extension ConditionTrial {
    /// Reads the text that `encoded` wrote: `renamed bare proven 0`.
    init?(encoded: String) {
        let words = encoded.split(separator: " ")
        guard words.count >= 4, let shape = TagShape(rawValue: String(words[0])),
            let form = ConditionForm(rawValue: String(words[1])), let misses = Int(words[3])
        else { return nil }
        self.init(shape)
        self.form = form
        self.misses = misses
        isProven = words[2] == "proven"
        restsUntil = words.count > 4 ? Timestamp(iso8601: String(words[4])) : nil
    }

    /// One line of text for the host's memory.
    var encoded: String {
        let rest = restsUntil.map { " \($0.iso8601)" } ?? ""
        return "\(shape.rawValue) \(form.rawValue) \(isProven ? "proven" : "untried") \(misses)\(rest)"
    }
}

extension HostState {
    /// The form in which tags of that shape are sent to the host.
    func form(of shape: TagShape, hasDate: Bool) -> ConditionForm {
        (conditions.first { $0.shape == shape } ?? ConditionTrial(shape)).form(hasDate: hasDate)
    }

    /// Learns from an answer to a conditional question.
    mutating func learn(_ question: Journey.Condition, _ result: ConditionResult, now: Timestamp) {
        let index = conditions.firstIndex { $0.shape == question.shape }
        let before = index.map { conditions[$0] } ?? ConditionTrial(question.shape)
        var trial = before
        switch result {
        case .unmodified: trial.brought304(question.form)
        case .repeated, .renamed:
            trial.missed(question.form, hasDate: question.hasDate, isRenamed: result == .renamed, now: now)
        }
        guard trial != before else { return }
        if let index { conditions[index] = trial } else { conditions.append(trial) }
    }
}
