import Model
import Testing

@testable import Watching

private let start = Timestamp(seconds: 1_800_000_000)

@Suite struct CatchUpTests {
    /// How many checks begin in each second after waking, when there is always room.
    private func beginnings(overdue: Int, ordinary: Double, seconds: Int) -> [Int] {
        var catchUp = CatchUp()
        catchUp.begin(overdue: overdue, ordinary: ordinary, boot: .zero)
        var left = overdue
        return (0..<seconds).map { second in
            var begun = 0
            for tenth in 0..<10 {
                let boot = Duration.milliseconds(second * 1000 + tenth * 100)
                let count = min(left, catchUp.allowance(boot: boot) ?? left)
                catchUp.took(count)
                left -= count
                begun += count
            }
            return begun
        }
    }

    @Test func `what is late after a sleep is spread, and all of it is made`() {
        let seconds = beginnings(overdue: 50_000, ordinary: 55, seconds: 500)
        #expect(seconds.reduce(0, +) == 50_000)
        #expect(seconds.max()! <= 2 * 111)
        let few = beginnings(overdue: 100, ordinary: 0.1, seconds: 10)
        #expect(few.reduce(0, +) == 100 && few.max()! <= 40)
    }

    @Test func `a start, a sleep and a jump of the clock are noticed, an ordinary turn is not`() {
        var catchUp = CatchUp()
        let looks: [(Duration, Duration)] = [
            (.zero, .zero), (.seconds(5), .seconds(5)), (.hours(1), .hours(1)), (.hours(9), .hours(1) + .seconds(5)),
            (.hours(2), .hours(1) + .seconds(10)),
        ]
        let verdicts = looks.map { wall, boot in catchUp.isWaking(wall: start + wall, boot: boot) }
        #expect(verdicts == [true, false, true, true, false])
        let allowance = catchUp.allowance(boot: .hours(2))
        #expect(allowance == nil, "nothing was late, nothing is held back")
    }
}
