import Testing

@testable import Articles

@Suite struct AccountBoxTests {
    @Test(arguments: [
        "/login", "/sign-in?next=/n/1", "https://account.example.org/", "https://abo.example.org/angebote",
        "/registrieren", "/user/register", "/s/abonnement", "/suscripcion", "/prenumerera", "/?page=subscribe",
        "/log_in", "/member/regist",
    ])
    func `addresses where people sign in, register or pay`(address: String) {
        #expect(AccountBoxes.isAccount(address))
    }

    @Test(arguments: [
        "/", "/news/2026/court-orders-register-of-all-fishing-boats", "/about", "/n/1", "https://example.org/sport",
        "/2026/11/the-subscription-that-nobody-wanted", "mailto:desk@example.org", "#top",
    ])
    func `addresses where they read`(address: String) {
        #expect(!AccountBoxes.isAccount(address))
    }
}
