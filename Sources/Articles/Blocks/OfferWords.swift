/// Whether a text speaks of reading on for money or with an account.
///
/// A note that does is no note about the article: "Editor's note: This story is for subscribers."
public enum OfferWords {
    /// Whether one of the words stands in the beginning of a text.
    ///
    /// - Parameter text: a block.
    /// - Returns: whether it may be an offer.
    public static func stand(in text: String) -> Bool {
        let text = text.prefix(longestText).lowercased()
        if anywhere.contains(where: text.contains) || phrases.contains(where: text.contains) { return true }
        let words = text.split { !$0.isLetter }
        return words.contains { word in beginnings.contains { word.hasPrefix($0) } }
    }

    /// In characters.
    private static let longestText = 1200

    /// How words begin that stand in such offers.
    private static let beginnings = list(
        """
        subscri abonn abbon suscri assinant assine assinatura prenumer predplat előfizet elofizet tilaa tilaus tilauks
        digitalabo digiabo probeabo plusabo paywall premium membre miembro membro medlem jäsen
        login log-in registr regístr anmeld einlogg connectez iniciar accedi inloggen zaloguj přihlás prihlás
        подпис подписк оформ передплат абонам συνδρομ abone üyelik üyeler pelanggan berlangganan langganan
        مشترك المشترك للمشترك اشترك اشتراك مشترکین מנוי למנויים लॉग सदस्य सब्सक्राइब
        """)
    /// Of words that stand elsewhere, too: "a member of our staff", "signed".
    private static let phrases = [
        "sign in", "sign up", "log in", "for members", "members only", "members can", "membership", "become a member",
        "our members", "für mitglieder", "nur mitglieder", "mitglied werden", "mitgliedschaft",
    ]
    /// Scripts without blanks.
    private static let anywhere = list(
        "会員 會員 購読 定期購読 有料 登録すると 订阅 訂閱 订户 付费 付費 会员 登录 登入 구독 회원 로그인 สมาชิก สมัคร")

    private static func list(_ words: String) -> [String] {
        words.split(whereSeparator: \.isWhitespace).map(String.init)
    }
}
