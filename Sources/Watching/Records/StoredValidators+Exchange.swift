import Fetching
import Model

extension StoredValidators {
    /// A fetch's validators for the store; nil forgets what was held.
    init(_ validators: Validators?) {
        self.init(
            url: validators?.url, etag: validators?.entityTag, lastModified: validators?.lastModified,
            lifetime: validators?.lifetime)
        context = validators?.context ?? AnswerContext()
    }

    /// The validators for the next question.
    ///
    /// - Parameters:
    ///   - exchange: what is remembered beside them.
    ///   - asked: the address that gave them where none is stored.
    /// - Returns: nil when nothing is held.
    func validators(_ exchange: ExchangeMemory, url asked: String) -> Validators? {
        var validators = Validators(
            url: url ?? asked, entityTag: etag, lastModified: lastModified, lifetime: exchange.lifetime)
        validators.context = exchange.context
        return validators.isEmpty && exchange.context.date == nil ? nil : validators
    }
}
