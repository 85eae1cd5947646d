import Model
import Testing

private let start = Timestamp(seconds: 1_800_000_000)

/// One look at a document, an hour after the one before.
enum TrustLook: Sendable {
    /// 304.
    case same
    /// 200 to a conditional question.
    case whole(changed: Bool)
    /// 200 to one without conditions; `moved` when its validators are others than before.
    case asked(changed: Bool, moved: Bool)
}

struct ValidatorTrustTests {
    @Test(
        arguments: [
            ("nothing changes", [.same, .same, .asked(changed: false, moved: false)], false),
            (
                "conditions let changes through", [.same, .whole(changed: true), .same, .whole(changed: true)], false
            ),
            ("a change stood behind the same validators", [.same, .asked(changed: true, moved: false)], true),
            ("the same, without a 304 before", [.asked(changed: true, moved: false)], true),
            ("one change came in between", [.same, .asked(changed: true, moved: true)], false),
            (
                "every change was found without conditions",
                [.same, .asked(changed: true, moved: true), .same, .asked(changed: true, moved: true)], true
            ),
            (
                "one was not",
                [
                    .same, .asked(changed: true, moved: true), .whole(changed: true), .same,
                    .asked(changed: true, moved: true),
                ], false
            ),
            ("other bytes that say the same", [.same, .asked(changed: false, moved: true)], false),
            ("the first document", [.asked(changed: true, moved: true)], false),
        ] as [(String, [TrustLook], Bool)])
    func `validators are dropped when they are seen to hide changes`(
        name: String, looks: [TrustLook], isDropped: Bool
    ) {
        var trust = ValidatorTrust()
        for (hour, look) in looks.enumerated() {
            trust.saw(look.answer, isChanged: look.isChanged, at: start + .hours(hour))
        }
        #expect((trust.distrustedAt != nil) == isDropped, "\(name)")
    }

    @Test func `a date that only a cache knew is dropped at the first change that it may have hidden`() {
        var trust = ValidatorTrust()
        trust.saw(.unmodified, isChanged: false, at: start)
        let answer = ValidatorAnswer.whole(.init(stoodStill: false, hadDateOnly: true))
        trust.saw(answer, isChanged: true, at: start + .hours(1))
        #expect(trust.objection(now: start + .hours(2), every: .days(1)) != nil)
    }

    @Test func `dropped validators are tried again after a month`() {
        var trust = ValidatorTrust()
        (trust.wholeAt, trust.distrustedAt) = (start + .days(30), start)
        #expect(trust.objection(now: start + .days(29), every: .days(1)) != nil)
        #expect(trust.objection(now: start + .days(30) + .minutes(1), every: .days(1)) == nil)
    }
}

extension TrustLook {
    fileprivate var answer: ValidatorAnswer {
        switch self {
        case .same: .unmodified
        case .whole: .whole(nil)
        case .asked(_, let moved): .whole(.init(stoodStill: !moved, hadDateOnly: false))
        }
    }

    fileprivate var isChanged: Bool {
        switch self {
        case .same: false
        case .whole(let changed), .asked(let changed, _): changed
        }
    }
}
