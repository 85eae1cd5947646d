#!/usr/bin/env bash
# pywb 2.10.0: a WARC `metadata` record with JSON replays in the place of the page that it describes.
#
# Guess: the index holds what can be replayed, so a `metadata` record (WARC 1.1, 6.6) beside a `response` of the same address is
#        passed over by `wb-manager add`, and the page is shown.
# Seen:  an `application/json` metadata record is indexed under the page's own address, without a status. Who asks for the newest
#        capture, or for the time of that record, is given the JSON and not the page. The same record as
#        `application/warc-fields` is not indexed, and the page is shown.
# Why it matters: what was extracted from a page, written as the standard has it, hides the page from readers.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill "${server:-}" 2>/dev/null || true; rm -rf "$folder"' EXIT
python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check 'setuptools<80' pywb==2.10.0 warcio==1.8.1
cd "$folder"

cat > make.py <<'PYTHON'
import io, sys
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

name, kind, text = sys.argv[1:]
with open(name, "wb") as file:
    writer = WARCWriter(file, gzip=True, warc_version="WARC/1.1")
    head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    page = writer.create_warc_record(
        "http://news.example/story", "response", payload=io.BytesIO(b"<p>The bridge is closed."), http_headers=head,
        warc_headers_dict={"WARC-Date": "2026-01-02T00:00:00Z"})
    writer.write_record(page)
    writer.write_record(writer.create_warc_record(
        "http://news.example/story", "metadata", payload=io.BytesIO(text.encode()), warc_content_type=kind,
        warc_headers_dict={"WARC-Date": "2026-01-02T00:00:01Z",
                           "WARC-Refers-To": page.rec_headers.get_header("WARC-Record-ID")}))
PYTHON

python/bin/python make.py json.warc.gz application/json '{"title": "Bridge"}'
python/bin/python make.py fields.warc.gz application/warc-fields $'title: Bridge\r\n'
for name in json fields; do
    python/bin/wb-manager init "$name" > /dev/null 2>&1
    python/bin/wb-manager add "$name" "$name.warc.gz" > /dev/null 2>&1
done
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
python/bin/wayback --bind 127.0.0.1 --port "$port" > server.log 2>&1 &
server=$!
ask() { curl --silent --noproxy '*' "http://127.0.0.1:$port/$1/20260102000001id_/http://news.example/story"; }
for _ in $(seq 60); do
    if curl --silent --noproxy '*' --output /dev/null "http://127.0.0.1:$port/"; then break; fi
    sleep 0.5
done
echo "pywb 2.10.0"
latest=$(curl --silent --noproxy '*' "http://127.0.0.1:$port/json/id_/http://news.example/story")
echo "application/json:        the newest capture replays $latest"
echo "application/json:        indexed $(wc -l < collections/json/indexes/index.cdxj), replays $(ask json)"
echo "application/warc-fields: indexed $(wc -l < collections/fields/indexes/index.cdxj), replays $(ask fields)"
[ "$latest" = '{"title": "Bridge"}' ]
[ "$(wc -l < collections/json/indexes/index.cdxj)" = 2 ] && [ "$(ask json)" = '{"title": "Bridge"}' ]
[ "$(wc -l < collections/fields/indexes/index.cdxj)" = 1 ] && [ "$(ask fields)" = '<p>The bridge is closed.' ]
