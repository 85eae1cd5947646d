import Configuration
import Curl
import Fetching
import Linux
import Model
import Storage
import Synchronization
import Testing

@testable import Watching

/// A line for every key of the main file, other than its default.
private let others: [String: String] = [
    "store": "store: OTHER/errata.db", "log.directory": "log: {directory: OTHER}",
    "log.day_pages": "log: {day_pages: false}", "log.level": "log: {level: debug}",
    "control.socket": "control: {socket: OTHER/sock}", "listen": "listen: 127.0.0.1:8910",
    "access.read": "access: {read: {file: OTHER}}", "access.write": "access: {write: {credential: other}}",
    "access.names": "access: {names: [errata.example.org]}",
    "network.contact": "network: {contact: \"https://example.org/us\"}",
    "network.user_agent": "network: {user_agent: other}",
    "network.allow": "network: {allow: [10.0.0.0/8]}", "network.spacing": "network: {spacing: 7s}",
    "network.concurrency": "network: {concurrency: 3}", "network.timeout": "network: {timeout: 7s}",
    "network.max_size": "network: {max_size: 1MB}", "network.proxy": "network: {proxy: \"http://127.0.0.1:9\"}",
    "network.ca_file": "network: {ca_file: /etc/hostname}",
    "websub.callback": "websub: {callback: \"https://example.org/other\", listen: \"127.0.0.1:8911\"}",
    "websub.listen": "websub: {callback: \"https://example.org/hub\", listen: \"127.0.0.1:8912\"}",
    "websub.lease": "websub: {callback: \"https://example.org/hub\", listen: \"127.0.0.1:8911\", lease: 3d}",
    "defaults.interval": "defaults: {interval: 7m}", "defaults.follow": "defaults: {follow: 7d}",
    "defaults.articles": "defaults: {articles: 77}",
    "defaults.tags": "defaults: {tags: {live: {interval: 2m}}}",
    "mail.server": mail("server: \"smtp://b.example\""),
    "mail.command": "mail: {from: a@a.example, command: [sendmail]}",
    "mail.from": "mail: {from: b@a.example, server: \"smtp://a.example\"}",
    "mail.user": mail("user: b, password: {file: OTHER}"),
    "mail.password": mail("user: a, password: {credential: b}"), "mail.encryption": mail("encryption: offered"),
    "mail.ca_file": mail("ca_file: /etc/hostname"), "mail.page": mail("page: \"https://example.org\""),
    "retention.captures": "retention: {captures: 7d}", "retention.deliveries": "retention: {deliveries: 7d}",
]

/// The section for mail with some key besides.
private func mail(_ key: String) -> String {
    let server = key.hasPrefix("server") ? "" : "server: \"smtp://a.example\", "
    return "mail: {from: a@a.example, \(server)\(key)}"
}

@Suite struct ReloadTests {
    @Test func `every key changes at a reload, or says that it waits for a restart`() async throws {
        let directory = "/tmp/errata-reload-\(CurrentProcess.identifier)-\(UInt64.random(in: 0 ..< .max))"
        let start = "websub: {callback: \"https://example.org/hub\", listen: \"127.0.0.1:8911\"}"
        let log = Mutex<[String]>([])
        let surroundings = Daemon.Surroundings(version: "1") { line in log.withLock { $0.append(line) } }
        let daemon = try await Daemon.open(try settings(start, directory), surroundings)
        for (key, line) in others.sorted(by: { $0.key < $1.key }) {
            let text = key.hasPrefix("websub") ? line : start + "\n" + line
            let new = try settings(text, directory, overriding: key)
            let before = try settings(start, directory)
            #expect(before != new, "\(key): the sample changes nothing")
            let waiting = try await daemon.reload(new)
            #expect(waiting == (RestartKeys.names.contains(key) ? [key] : []), "\(key)")
            #expect(daemon.conditions.current.contains { $0.kind == .restart } == !waiting.isEmpty, "\(key)")
            if waiting.isEmpty {
                #expect(isInForce(new, daemon, before), "\(key) is neither in force nor said to wait")
            } else {
                #expect(log.withLock { $0.contains { $0.contains(key) } }, "\(key) is not in the log")
            }
            #expect(try await daemon.reload(before) == [], "\(key): taken back, it waits for nothing")
        }
        #expect(!daemon.conditions.current.contains { $0.kind == .restart })
        await daemon.store.close()
    }

    /// No key is added without saying what a reload does with it.
    @Test func `the table has every key of the main file`() {
        let lists: Set<String> = ["sources", "webhooks", "recipients", "timestamps", "witnesses"]
        let keys = ConfigurationFile.reference.keys.filter { !lists.contains($0.name) }.flatMap { key in
            key.section.map { section in section.keys.map { "\(key.name).\($0.name)" } } ?? [key.name]
        }
        #expect(Set(keys) == Set(others.keys))
        #expect(Set(RestartKeys.names).isSubset(of: others.keys))
    }

    /// What the parts of the daemon work with, against what the file says.
    private func isInForce(_ new: Settings, _ daemon: Daemon, _ before: Settings) -> Bool {
        let policy = daemon.parts.fetcher.policy
        let wanted = FetchPolicy(new, daemon.surroundings)
        let network =
            policy.userAgent == wanted.userAgent && policy.proxy == wanted.proxy
            && policy.hostSpacing == wanted.hostSpacing && policy.authorityFile == wanted.authorityFile
            && policy.limits.totalTimeout == wanted.limits.totalTimeout
            && policy.limits.decodedBytes == wanted.limits.decodedBytes
            && "\(policy.addressGuard)" == "\(wanted.addressGuard)"
            && daemon.checks.concurrency == new.network.concurrency
        // Retention is read when it is applied; what sources say nothing of stands in the sources themselves.
        return network && daemon.inForce == new
    }

    private func settings(_ text: String, _ directory: String, overriding key: String = "") throws -> Settings {
        var lines = text.replacing("OTHER", with: directory + "/other").split(separator: "\n").map(String.init)
        if key != "store" { lines.append("store: \(directory)/errata.db") }
        if !key.hasPrefix("log.") { lines.append("log: {directory: \(directory)/log}") }
        if key == "log.day_pages" {
            lines.removeAll { $0.hasPrefix("log:") }
            lines.append("log: {directory: \(directory)/log, day_pages: false}")
        }
        if key == "log.level" {
            lines.removeAll { $0.hasPrefix("log:") }
            lines.append("log: {directory: \(directory)/log, level: debug}")
        }
        return try ConfigurationFile.parse(lines.joined(separator: "\n")).get()
    }
}
