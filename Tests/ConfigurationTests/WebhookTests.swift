import Configuration
import Model
import Testing

@Suite struct WebhookTests {
    @Test func `every setting of a webhook arrives`() throws {
        let webhook = try ConfigurationFile.parse(
            """
            webhooks:
              - name: desk
                url: http://127.0.0.1:9000/in
                allow_http: true
                format: slack
                secret: [{credential: new}, {file: old}]
                bearer: {file: /t}
                headers: {X-Desk: "1"}
                retry: [5s, 5m]
                overload_pause: 1m
                when: {types: [article.changed], severity: minor, disclosure: [undeclared], kinds: [number], tags: [a], sources: [b]}
                timeout: 5s
                concurrency: 2
                rate: 30
                disable_after: 2d
                ca_file: ca.pem
                template: "{{title}}"
                options: {topic: edits}
            """
        ).get().webhooks[0]
        var expected = WebhookSettings(name: "desk", url: "http://127.0.0.1:9000/in")
        expected.allowsHTTP = true
        expected.format = "slack"
        expected.secrets = [.credential("new"), .file("old")]
        expected.bearerToken = .file("/t")
        expected.headers = [.init("X-Desk", "1")]
        expected.retry = [.seconds(5), .minutes(5)]
        expected.overloadPause = .minutes(1)
        expected.when.types = [.articleChanged]
        expected.when.severity = .minor
        expected.when.disclosure = [.undeclared]
        expected.when.kinds = [.number]
        expected.when.tags = ["a"]
        expected.when.sources = ["b"]
        expected.timeout = .seconds(5)
        expected.concurrency = 2
        expected.ratePerMinute = 30
        expected.disableAfter = .days(2)
        expected.certificateAuthorityFile = "ca.pem"
        expected.template = "{{title}}"
        expected.options = ["topic": "edits"]
        #expect(webhook == expected)
    }

    @Test func `an address that is a secret may stand elsewhere`() throws {
        let text = "webhooks: [{name: chat, url: {credential: chat-url}, format: slack}]"
        let webhook = try ConfigurationFile.parse(text).get().webhooks[0]
        #expect(webhook.urlReference == .credential("chat-url"))
        #expect(webhook.url.isEmpty)
    }

    // style: table
    @Test(arguments: [
        ("{name: a}", "e.yaml:1:12: the webhook has no url"),
        ("{url: \"https://a.example\"}", "e.yaml:1:12: the webhook has no name"),
        (
            "{name: a/b, url: \"https://a.example\"}",
            "e.yaml:1:19: 'a/b' is not a name of letters, digits, dashes and dots"
        ),
        (
            "{name: a, url: \"http://a.example\"}",
            "e.yaml:1:27: plain http needs allow_http: true"
        ),
        (
            "{name: a, url: \"https://a.example\", when: {types: [article.change]}}",
            "e.yaml:1:63: unknown type of change 'article.change'; did you mean 'article.changed'?"
        ),
        (
            "{name: a, url: \"https://a.example\", when: {severity: big}}",
            "e.yaml:1:65: unknown severity 'big'; expected one of cosmetic, minor, major"
        ),
        (
            "{name: a, url: \"https://a.example\"}, {name: a, url: \"https://b.example\"}",
            "e.yaml:1:49: the name 'a' is taken by the one in line 1"
        ),
    ])
    func `a mistake in a webhook is named`(yaml: String, message: String) {
        let mistakes = MistakeTests.mistakes("webhooks: [\(yaml)]")
        #expect(mistakes.contains(message), "\(mistakes)")
    }
}
