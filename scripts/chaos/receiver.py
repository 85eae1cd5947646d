#!/usr/bin/env python3
"""A webhook receiver for crash tests: takes everything, writes one JSON line an attempt.

  receiver.py PORT OUT     (port 0: any; the port is printed)
"""
import http.server, json, sys

out = open(sys.argv[2], "a", buffering=1)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        # Written before it is answered: an attempt that was answered is always in the file.
        line = {"kind": "attempt", "accepted": True, "endpoint": "desk", "id": self.headers["webhook-id"], "body": body}
        out.write(json.dumps(line) + "\n")
        self.send_response(204)
        self.end_headers()


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    handle_error = lambda *_: None


server = Server(("127.0.0.1", int(sys.argv[1])), Handler)
print(server.server_port, flush=True)
server.serve_forever()
