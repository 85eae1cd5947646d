#!/usr/bin/env bash
# feedparser 6.0.11: the link of a deleted entry (RFC 6721) becomes the link of the feed.
#
# Guess: an element that is not known is passed over with what stands in it, so the feed keeps the link that it states.
# Seen:  the link within at:deleted-entry is taken for the feed's. It replaces a link stated before it, is the only one of a
#        feed that states none, and yields only to a link stated after it. No error is raised (bozo stays false), and no
#        entry tells of the deletion.
# Why it matters: who compares a feed's link to notice that a source has moved sees a move at each deletion.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check feedparser==6.0.11
"$folder/python/bin/python" - <<'PYTHON'
import feedparser

OWN = '<link href="https://news.example/"/>'
DELETED = ('<at:deleted-entry ref="urn:example:1" when="2026-01-02T00:00:00Z">'
           '<link href="https://news.example/story"/></at:deleted-entry>')


def link(*parts):
    feed = feedparser.parse(
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0">'
        '<id>urn:example:feed</id><title>News</title><updated>2026-01-02T00:00:00Z</updated>' + "".join(parts) + "</feed>")
    assert not feed.bozo and not feed.entries
    return feed.feed.get("link")


seen = {"stated before": link(OWN, DELETED), "stated after": link(DELETED, OWN), "not stated": link(DELETED)}
print("feedparser", feedparser.__version__)
for case, value in seen.items():
    print(f"{case:14} {value}")
assert seen == {"stated before": "https://news.example/story", "stated after": "https://news.example/",
                "not stated": "https://news.example/story"}, "this has changed"
PYTHON
