import Glibc

/// How edits of an article are spread over its life, and how many are to be expected.
///
/// Edits of an article of age `a` hours arrive at the rate theta × `s(a)`, where `s` is a Lomax density. Theta differs
/// from article to article; what is known of it is a mixture of two Gamma distributions (most articles are hardly ever
/// edited, a few live ones often), made sharper by the edits seen. Sampling at a rate proportional to a power of that
/// rate is nearly optimal; the power 1/2 minimises the mean delay, 1 the missed versions, and what lies between serves
/// both.
struct EditModel: Sendable {
    /// Hours after which the rate begins to fall.
    var scale = 1.0
    /// How fast it falls.
    var exponent = 1.4
    /// Share, shape, and mean number of edits in a whole life.
    var prior: [(share: Double, shape: Double, mean: Double)] = [(0.9825, 1, 0.711), (0.0175, 2, 13.8)]

    /// Edits that an edit brings with it, and the scale of the time since it over which they come.
    ///
    /// An article that was just edited is young again: whoever mends one sentence often mends the next.
    static let echo = (edits: 0.1, scale: 0.5)

    /// How much of the requests goes where edits are most likely: the fewer requests, the more.
    ///
    /// With many requests the mean delay is what is left to win, and nobody waits long; with few, edits of the first hours
    /// must not be missed.
    func power(step: Double) -> Double { min(0.65, max(0.5, 0.565 + 0.075 * log(step / 0.075))) }

    /// Edits an hour at that age for theta = 1.
    func density(_ age: Double) -> Double { (exponent - 1) / scale * pow(1 + age / scale, -exponent) }

    /// The share of an article's edits that has happened by that age.
    func mass(_ age: Double) -> Double { 1 - pow(1 + age / scale, 1 - exponent) }

    /// The expected theta of an article, given how it was watched.
    ///
    /// - Parameters:
    ///   - changes: changes seen.
    ///   - exposure: the mass of the time it was watched, `mass(last) - mass(first)`.
    ///   - site: how much more than the average its site edits.
    /// - Returns: edits in a whole life.
    func theta(changes: Int, exposure: Double, site: Double) -> Double {
        let seen = Double(max(0, changes))
        let mass = max(exposure, 1e-9)
        var top = -Double.infinity
        let likelihoods = prior.map { part in
            let rate = part.shape / (part.mean * site)
            let logarithm =
                log(part.share) + lgamma(part.shape + seen) - lgamma(part.shape) + part.shape * log(rate)
                - (part.shape + seen) * log(rate + mass)
            top = max(top, logarithm)
            return (logarithm, (part.shape + seen) / (rate + mass))
        }
        var sum = 0.0
        var weights = 0.0
        for (logarithm, mean) in likelihoods {
            let weight = exp(logarithm - top)
            weights += weight
            sum += weight * mean
        }
        return sum / weights
    }

    /// The hours until the next check: for the article's own edits, or for those that follow the last one.
    ///
    /// - Parameters:
    ///   - age: at the last check, in hours.
    ///   - sinceChange: from the check that found the last change to the last check, in hours; nil when there was none.
    ///   - step: the price of a request; larger means fewer.
    ///   - theta: what the article is expected to do.
    /// - Returns: hours after the last check.
    func wait(age: Double, sinceChange: Double?, step: Double, theta: Double) -> Double {
        let own = nextAge(after: age, step: step, theta: theta) - age
        guard let sinceChange else { return own }
        var young = self
        young.scale = EditModel.echo.scale
        return min(own, young.nextAge(after: sinceChange, step: step, theta: EditModel.echo.edits) - sinceChange)
    }

    /// The age at which the next check is due.
    ///
    /// It is the age at which the integral of `density` to that `power` has grown by `step / theta^power`.
    ///
    /// - Parameters:
    ///   - age: at the last check, in hours.
    ///   - step: the price of a request; larger means fewer.
    ///   - theta: what the article is expected to do.
    /// - Returns: an age in hours; infinite when that growth is never reached.
    func nextAge(after age: Double, step: Double, theta: Double) -> Double {
        let power = power(step: step)
        let q = 1 - power * exponent
        let k = scale * pow((exponent - 1) / scale, power)
        let growth = step / pow(max(theta, 1e-9), power) / k
        let logarithm = log1p(age / scale)
        guard abs(q) > 1e-6 else { return scale * expm1(logarithm + growth) }
        let level = expm1(q * logarithm) + growth * q
        guard level > -1 else { return .infinity }
        return scale * expm1(min(log1p(level) / q, 40))
    }
}
