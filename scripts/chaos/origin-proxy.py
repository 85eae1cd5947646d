#!/usr/bin/env python3
"""Stands before tick_origin.py, takes the validators off the feed and the random ends off the tokens, and
makes the articles longer.

  origin-proxy.py ORIGIN-PORT     (its own port is printed)

tick_origin counts a version as stored when the feed's ETag comes back. Errata stores what pages say; the feed only tells it
where to look. So only the ETag of a page may count, and the feed goes without.
"""
import http.client, http.server, random, re, sys

origin = int(sys.argv[1])


WORDS = """council mayor budget street bridge school winter market harbour teacher river garden window letter hospital
engine captain village forest theatre library committee minister evening morning visitor farmer doctor signal station
opened closed promised refused carried painted measured answered repaired counted followed described expected visited
before after against without during between under beyond slowly often rarely again together quietly""".split()


def prose(path):
    """Paragraphs that are an article's own: the origin's pages differ in one word, and read like furniture."""
    dice = random.Random(path)
    sentences = lambda: ". ".join(" ".join(dice.choices(WORDS, k=14)).capitalize() for _ in range(4)) + "."
    return "".join(f"<p>{sentences()}</p>" for _ in range(5)).encode()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def forward(self):
        connection = http.client.HTTPConnection("127.0.0.1", origin, timeout=10)
        is_feed = self.path == "/feed.xml"
        headers = {k: v for k, v in self.headers.items() if k.lower() != "connection"}
        if is_feed:
            headers.pop("If-None-Match", None)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        connection.request(self.command, self.path, body or None, headers)
        answer = connection.getresponse()
        # The random end of a token says nothing, but with "404" in it a short page reads like an error page.
        content = answer.read().replace(b"</article>", prose(self.path) + b"</article>")
        content = re.sub(rb"(ETK-[0-9]+-[0-9]+-)[0-9a-f]{8}", rb"\1token", content)
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() in ("content-type", "retry-after") or name.lower() == "etag" and not is_feed:
                self.send_header(name, value)
        if answer.status != 304:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        connection.close()

    do_GET = do_POST = forward


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128
    handle_error = lambda *_: None


server = Server(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
server.serve_forever()
