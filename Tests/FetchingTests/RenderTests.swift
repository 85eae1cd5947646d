import Curl
import Fetching
import Glibc
import Linux
import Model
import TestOrigin
import Testing

/// A directory with a script that stands for a browser.
private struct Scripts: ~Copyable {
    let directory: String

    init() throws {
        directory = "/tmp/errata-render-\(CurrentProcess.identifier)-\(UInt64.random(in: 0 ..< .max))"
        try FileSystem.createDirectory(directory)
    }

    /// Writes a shell script and gives its path.
    func script(_ text: String) throws -> String {
        let path = directory + "/render"
        try File(path, .replace).write(Array("#!/bin/sh\n\(text)\n".utf8))
        chmod(path, 0o755)
        return path
    }

    func read(_ name: String) -> String {
        String(decoding: (try? FileSystem.read(directory + "/" + name)) ?? [], as: UTF8.self)
    }

    deinit {
        for name in (try? FileSystem.list(directory)) ?? [] { unlink(directory + "/" + name) }
        rmdir(directory)
    }
}

private func render(
    _ words: [String], _ url: String = "http://127.0.0.1/page", purpose: FetchRequest.Purpose = .page,
    bench: Bench? = nil, change: (inout RequestOptions) -> Void = { _ in }
) async throws -> Fetch {
    var options = RequestOptions()
    options.renderCommand = words
    options.timeout = .seconds(5)
    change(&options)
    let (bench, request) = (try bench ?? Bench(), options)
    return await bench.fetch(url, purpose) { $0.options = request }
}

struct RenderTests {
    @Test func `a command prints the page; the address is one argument, whatever is in it`() async throws {
        let scripts = try Scripts()
        let script = try scripts.script(
            "printf '%s\\n' \"$#\" \"$1\" \"$ERRATA_URL\" > \(scripts.directory)/seen; echo '<html><p>rendered</p></html>'"
        )
        let url = "http://127.0.0.1/a?x=$(touch%20/tmp/pwned)&y='`id`;\"|*"
        let fetch = try await render([script, "{url}"], url)
        #expect(fetch.page.map { String(decoding: $0.body, as: UTF8.self) } == "<html><p>rendered</p></html>\n")
        #expect(fetch.page?.contentType == "text/html; charset=utf-8")
        #expect(scripts.read("seen") == "1\n\(url)\n\(url)\n")
        #expect(fetch.validators == nil && fetch.wasUnconditional)
    }

    @Test func `it gets little of our environment, no descriptors and empty input`() async throws {
        let scripts = try Scripts()
        let script = try scripts.script(
            "env | cut -d= -f1 | sort; ls -x /proc/self/fd; cat; ps -o sid= -p $$ | tr -d ' '; echo $$")
        setenv("CREDENTIALS_DIRECTORY", "/secret", 1)
        let page = try #require(try await render([script, "{url}"]).page)
        let lines = String(decoding: page.body, as: UTF8.self).split(separator: "\n").map(String.init)
        #expect(lines.contains("ERRATA_USER_AGENT"))
        #expect(!lines.contains { $0.hasPrefix("CREDENTIALS") || $0.hasPrefix("NOTIFY") })
        // What `ls` inherited and the directory it lists; the shell's own would also be a pipe at times.
        let descriptors = try #require(lines.first { $0.hasPrefix("0 ") }).split(separator: " ")
        #expect(descriptors == ["0", "1", "2", "3"])
        #expect(lines.suffix(2).first == lines.last, "it leads a session of its own")
    }

    @Test(arguments: [
        ("echo 'cannot open display' >&2; exit 7", "unreachable", "ended with 7: cannot open display"),
        ("kill -SEGV $$", "unreachable", "signal 11"), ("exit 0", "empty", ""),
        ("head -c 3000000 /dev/zero", "too_large", "2000000 bytes"),
        ("sleep 60", "unreachable", "longer than its time"),
        ("yes > /dev/null & sleep 60", "unreachable", "longer than its time"),
        ("yes >&2", "unreachable", "longer than its time"),
    ])
    func `every failure is said`(script: String, outcome: String, words: String) async throws {
        let scripts = try Scripts()
        let fetch = try await render([try scripts.script(script), "{url}"]) { options in
            // What ends by itself has time enough on a busy machine.
            options.timeout = words.contains("time") ? .milliseconds(1500) : .seconds(30)
            options.maximumBytes = 2_000_000
        }
        #expect(fetch.outcome.name == outcome)
        #expect(fetch.outcome.explanation.contains(words), "\(fetch.outcome.explanation)")
    }

    @Test func `a command that is not there is a matter of the configuration`() async throws {
        let fetch = try await render(["/nonexistent/browser", "{url}"])
        #expect(fetch.outcome.name == "misconfigured")
        #expect(fetch.outcome.explanation.contains("/nonexistent/browser"))
    }

    @Test func `what it leaves behind is killed, in whatever group`() async throws {
        let scripts = try Scripts()
        // A pipeline in an interactive shell has a group of its own; it outlives its shell here.
        let script = try scripts.script(
            "set -m; (sleep 50 & echo $! > \(scripts.directory)/pid; wait) > /dev/null 2>&1 & sleep 0.3; echo done")
        #expect(try await render([script, "{url}"]).page != nil)
        let child = try #require(pid_t(scripts.read("pid").filter(\.isNumber)))
        var isGone = false
        for _ in 0..<50 where !isGone {
            isGone = kill(child, 0) != 0 || scripts.read("../../proc/\(child)/stat").contains(" Z ")
            if !isGone { usleep(20_000) }
        }
        let state = String(decoding: (try? FileSystem.read("/proc/\(child)/stat", limit: 4096)) ?? [], as: UTF8.self)
        #expect(isGone || state.contains(") Z"), "\(state)")
    }

    @Test func `memory is bounded`() async throws {
        let scripts = try Scripts()
        let script = try scripts.script("exec python3 -c 'import time; x = bytearray(400 << 20); time.sleep(30)'")
        let fetch = try await render([script, "{url}"]) { $0.renderMemory = 100 << 20 }
        #expect(fetch.outcome.explanation.contains("memory"), "\(fetch.outcome.explanation)")
    }

    @Test func `the host's turn, its robots_txt and the address guard hold for it`() async throws {
        let scripts = try Scripts()
        let script = try scripts.script("echo x >> \(scripts.directory)/runs; echo '<p>page</p>'")
        let origin = try TestOrigin { question in
            question.target == "/robots.txt" ? .http(200, [], "User-agent: *\nDisallow: /no") : .http(404)
        }
        let bench = try Bench(spacing: .seconds(3))
        let options = { (request: inout FetchRequest) in
            request.options.renderCommand = [script, "{url}"]
            request.obeysRobots = true
        }
        let refused = await bench.fetch(origin.url("/no/1"), .page, change: options)
        #expect(refused.outcome.name == "disallowed")
        let allowed = await bench.fetch(origin.url("/yes"), .page, change: options)
        #expect(allowed.page != nil)
        #expect(bench.clock.sleeps.contains { $0 > .seconds(2) }, "\(bench.clock.sleeps)")
        let strict = try Bench { $0.addressGuard = .init() }
        let blocked = await strict.fetch("http://localhost:\(origin.port)/", .page) { request in
            request.options.renderCommand = [script, "{url}"]
        }
        #expect(blocked.outcome.name == "blocked_address")
        #expect(scripts.read("runs") == "x\n")
    }

    @Test func `a feed is fetched as ever`() async throws {
        let origin = try TestOrigin { _ in .http(200, [], "feed") }
        let fetch = try await render(["/nonexistent/browser", "{url}"], origin.url("/feed"), purpose: .feed)
        #expect(fetch.page?.body == Array("feed".utf8))
    }

    @Test func `cancelling ends the command`() async throws {
        let scripts = try Scripts()
        let script = try scripts.script("sleep 30")
        let task = Task { try await render([script, "{url}"]) { $0.timeout = .seconds(30) } }
        try await Task.sleep(for: .milliseconds(300))
        task.cancel()
        let started = ContinuousClock.now
        #expect(try await task.value.outcome.name == "cancelled")
        #expect(ContinuousClock.now - started < .seconds(25))
    }
}
