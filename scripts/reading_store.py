#!/usr/bin/env python3
"""Makes stores to read: small ones that are good to look at, and large ones of made-up words. Imported by other scripts.

  scripts/reading_store.py DIR [--errata .build/debug/errata] [--articles N --changes N --versions N]
"""
import argparse, datetime, hashlib, json, os, pathlib, random, sqlite3, subprocess

MINUTE, DAY = 60_000, 86_400_000
NEWER = ["TABLE change_facts", "TABLE change_tags", "TABLE change_marks", "TABLE change_counts", "TABLE change_texts",
         "INDEX versions_seen", "INDEX sources_named", "INDEX articles_edited_of_source", "INDEX articles_left_out",
         "TABLE sightings", "TABLE exchanges", "TABLE peers", "TABLE certificates"]
NEWER_COLUMNS = ["articles left_out", "articles erased_at_ms", "versions erased_at_ms"]


def iso(ms):
    return datetime.datetime.fromtimestamp(ms / 1000, datetime.timezone.utc).isoformat(timespec="seconds").replace("+00:00", "Z")


def configuration(directory, listen=None, more=""):
    directory.mkdir(parents=True, exist_ok=True)
    path = directory / "errata.yaml"
    path.write_text(
        f"store: {directory}/errata.db\nlog: {{directory: {directory}/log, day_pages: false}}\n"
        f"control: {{socket: {directory}/errata.sock}}\n" + (f"listen: {listen}\n" if listen else "") + more)
    return path


class Filler:
    """Writes rows as the program of schema 6 left them; the program's own migration makes the rest."""

    def __init__(self, errata, directory, wal=True):
        self.directory = pathlib.Path(directory)
        config = configuration(self.directory)
        subprocess.run([errata, "once", "--config", config], check=False, capture_output=True)
        self.db = sqlite3.connect(self.directory / "errata.db", isolation_level=None)
        for name in NEWER:
            self.db.execute("DROP " + name.split()[0] + " IF EXISTS " + name.split()[1])
        for table, column in (name.split() for name in NEWER_COLUMNS):
            if any(row[1] == column for row in self.db.execute(f"PRAGMA table_info({table})")):
                self.db.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        self.db.execute("PRAGMA synchronous = OFF")
        self.db.execute("BEGIN")
        self.db.execute("INSERT OR IGNORE INTO hosts (id, name) VALUES (1, 'news.example')")
        self.previous, self.sequence, self.blobs = "0" * 64, 0, 0

    def source(self, row, id, name, tags, now, failing=None):
        self.db.execute(
            "INSERT INTO sources (id, public_id, kind, url, name, tags, host_id, added_at_ms, last_checked_at_ms, "
            "last_changed_at_ms, last_outcome, last_detail, failure_count, failing_since_ms, next_check_at_ms) "
            "VALUES (?,?,'feed',?,?,?,1,?,?,?,?,?,?,?,?)",
            (row, id, f"https://{id}.example/feed.xml", name, json.dumps(tags, ensure_ascii=False), now - 90 * DAY, now,
             now - 30 * MINUTE, "unreachable" if failing else "fresh", failing, 3 if failing else 0,
             now - 5 * 60 * MINUTE if failing else None, None))

    def article(self, row, id, source, url, title, seen, version, edits=0, life="present"):
        self.db.execute(
            "INSERT INTO articles (id, public_id, source_id, host_id, url, title, life, first_seen_at_ms, last_listed_at_ms, "
            "last_checked_at_ms, last_seen_present_at_ms, last_outcome, last_status, version, edit_count, last_edit_at_ms, "
            "edit_times) VALUES (?,?,?,1,?,?,?,?,?,?,?,'not_modified',304,?,?,?,?)",
            (row, id, source, url, title, life, seen, seen, seen, seen, version, edits, seen if edits else None,
             str(seen) if edits else None))
        self.db.execute("INSERT INTO article_urls (url, article_id, first_seen_at_ms, last_seen_at_ms) VALUES (?,?,?,?)",
                        (url, row, seen, seen))
        self.db.execute("INSERT INTO listings (source_id, article_id, entry_id, first_listed_at_ms, last_listed_at_ms) "
                        "VALUES (?,?,?,?,?)", (source, row, id, seen, seen))

    def blob(self, data):
        self.blobs += 1
        self.db.execute("INSERT INTO blobs (id, sha256, codec, size, data) VALUES (?,?,0,?,?)",
                        (self.blobs, hashlib.sha256(data).digest(), len(data), data))
        return self.blobs

    def content(self, title, paragraphs, language="en", standfirst=None, byline=None):
        blocks = [dict(kind="paragraph", text=text) for text in paragraphs]
        body = dict(title=title, standfirst=standfirst, byline=byline, published=None, modified=None, language=language,
                    canonical_url=None, text="\n\n".join(paragraphs), blocks=blocks, stamps=[], images=[], notes=[], traits=[],
                    warnings=[])
        return self.blob(json.dumps(body, ensure_ascii=False).encode())

    def version(self, article, number, seen, blob, page=None):
        capture = None
        if page:
            capture = self.db.execute(
                "INSERT INTO captures (article_id, blob_id, captured_at_ms, url, status, content_type) "
                "VALUES (?,?,?,'https://news.example/a',200,'text/html')", (article, self.blob(page), seen)).lastrowid
        self.db.execute("INSERT INTO versions (article_id, number, seen_at_ms, blob_id, capture_id, extractor) "
                        "VALUES (?,?,?,?,?,1)", (article, number, seen, blob, capture))

    def change(self, source, article, at, type, severity="minor", disclosure=None, kinds=(), versions=None, edits=(),
               added=0, removed=0, **more):
        """`source` is (row, id, name, tags), `article` (row, id, url, title) or None."""
        self.sequence += 1
        line = dict(seq=self.sequence, id=f"chg_{self.sequence:026d}", type=type, observed_at=iso(at),
                    source=dict(id=source[1], name=source[2], tags=source[3]))
        if article:
            line["article"] = dict(id=article[1], url=article[2], title=article[3])
        if versions:
            line["version"] = {"from": versions[0], "to": versions[1]}
            line["window"] = dict(last_seen_old=iso(at - 12 * MINUTE), first_seen_new=iso(at))
        if disclosure:
            line["disclosure"] = disclosure
            line["disclosure_reason"] = more.pop("reason", "no stamp of the page moved, and no note was added")
        line["severity"] = severity
        if kinds:
            line["kinds"] = list(kinds)
        if "stamps" in more:
            line["stamps"] = more.pop("stamps")
        if edits:
            line["edits"] = list(edits)
        if added or removed:
            line["stats"] = dict(words_added=added, words_removed=removed, similarity=0.9)
        line.update(more)
        line["prev"] = self.previous
        data = json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode()
        self.previous = hashlib.sha256(data).hexdigest()
        self.db.execute("INSERT INTO changes VALUES (?,?,?,?,?,?,?,?,?,?,?)",
                        (self.sequence, line["id"], type, severity, disclosure, source[0], article and article[0],
                         versions and versions[0], versions and versions[1], at, data))
        self.db.executemany("INSERT INTO change_kinds VALUES (?,?)", ((kind, self.sequence) for kind in set(kinds)))
        return self.sequence

    def done(self):
        self.db.execute("PRAGMA user_version = 6")
        self.db.execute("COMMIT")
        self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.db.close()


def edit(kind, before, after, context=None, field="body"):
    op = "substitution" if before and after else "addition" if after else "deletion"
    made = dict(field=field, op=op, kind=kind, before=before, after=after, context=context, reason=f"read as {kind}")
    return {key: value for key, value in made.items() if value is not None}


def showcase(errata, directory, now):
    """A small store with what a newsroom would see, in several scripts."""
    filler = Filler(errata, directory)
    sources = [(1, "harbour-post", "The Harbour Post", ["local", "daily"]), (2, "courrier", "Le Courrier du Rhône", ["europe"]),
               (3, "nishi-shimbun", "西日本新聞", ["asia"]), (4, "al-mina", "صحيفة الميناء", ["middle east"]),
               (5, "gazette", "Evening Gazette", ["local"])]
    for row, id, name, tags in sources:
        filler.source(row, id, name, tags, now, failing="connection refused" if id == "gazette" else None)
    texts = [
        (sources[0], "Eight killed in harbour fire, port closed until Friday", "en",
         ["A fire in the harbour of Northwick killed {} people on Monday night, the fire service said.",
          "The blaze began shortly after 23:00 in a warehouse on the north quay, where solvents were stored.",
          "“We have never seen flames like these,” said Ann Carter, who lives on the opposite bank.",
          "The mayor, {}, said that the port would stay closed until {}.",
          "Police have opened an inquiry. No cause has been named.", "Schools in the district remain open.",
          "The warehouse had last been inspected in 2019, the council said.",
          "Trains between Northwick and Saltby are running again."],
         [("8", "Jon Smith", "Friday"), ("12", "John Smyth", "Sunday")]),
        (sources[1], "La préfète a démissionné après l’été des incendies", "fr",
         ["La préfète du département a annoncé sa démission, {} après les incendies de l’été.",
          "Elle avait été critiquée pour la lenteur de l’évacuation à Nîmes.", "Le coût est estimé à {} millions d’euros."],
         [("trois semaines", "14"), ("quatre semaines", "19")]),
        (sources[2], "東京都の港で火災、{}人が死亡", "ja",
         ["東京都の港で火災があり、{}人が死亡した。", "警察は原因を調べている。", "港は{}まで閉鎖される。"],
         [("8", "金曜日"), ("12", "日曜日")]),
        (sources[3], "حريق في الميناء يودي بحياة {} أشخاص", "ar",
         ["قال جهاز الإطفاء إن حريقا في الميناء أودى بحياة {} أشخاص مساء الاثنين.", "لم يُعرف السبب بعد.",
          "وسيبقى الميناء مغلقا حتى يوم {}."], [("8", "الجمعة"), ("12", "الأحد")]),
    ]
    for number, (source, title, language, paragraphs, values) in enumerate(texts, 1):
        at = now - (9 - number) * 3 * 60 * MINUTE
        id, url = f"art_{number:026d}", f"https://{source[1]}.example/news/{number}"
        titles, bodies = [], []
        for row in values:
            left = list(row)
            titles.append(title.replace("{}", row[0]))
            bodies.append([paragraph if "{}" not in paragraph else paragraph.format(*[left.pop(0) for _ in range(paragraph.count("{}"))])
                           for paragraph in paragraphs])
        if number == 1:
            moved = bodies[1].pop(7)
            bodies[1].insert(4, moved)
            bodies[1][6] = "Schools in the district are closed on Tuesday."
            titles[1] = "Twelve killed in harbour fire, port closed until Sunday"
        filler.article(number, id, source[0], url, titles[1], at, 2, 1)
        article = (number, id, url, titles[1])
        for version in (1, 2):
            blob = filler.content(titles[version - 1], bodies[version - 1], language, byline="Ann Reporter" if number == 1 else None)
            filler.version(number, version, at + (version - 1) * 95 * MINUTE, blob, page=f"<html>{number}.{version} {titles[version - 1]}".encode())
        filler.change(source, article, at, "article.published", versions=(None, 1))
        stamp = dict(origin="jsonld:dateModified", role="modified", literal=iso(at), time=iso(at), zone_confidence="explicit")
        old, new = values
        filler.change(
            source, article, at + 95 * MINUTE, "article.changed", "major", ["undeclared", "declared"][number == 2],
            ["number", "headline", "name"] if number == 1 else ["number"], (1, 2),
            [edit("number", old[0], new[0], bodies[1][0])] + ([edit("name", "Jon Smith", "John Smyth"), edit("headline", titles[0], titles[1], field="headline")] if number == 1 else []),
            9, 8, reason="the page states a new time of change" if number == 2 else "the page's stamps did not move, and no note was added",
            stamps=dict(before=[stamp], after=[stamp]))
    gone = (9, "art_00000000000000000000000009", "https://harbour-post.example/news/9", "Council paid twice for the same bridge")
    filler.article(9, gone[1], 1, gone[2], gone[3], now - 2 * DAY, 1, life="removed")
    filler.version(9, 1, now - 2 * DAY, filler.content(gone[3], ["The council paid for the same bridge twice."]))
    filler.change(sources[0], gone, now - 3 * 60 * MINUTE, "article.removed", "major",
                  observation=f"present at {iso(now - DAY)}; 404 at {iso(now - 4 * 60 * MINUTE)} and {iso(now - 3 * 60 * MINUTE)}")
    filler.change(sources[4], None, now - 60 * MINUTE, "source.failing", observation="connection refused, three times in five hours")
    filler.done()


def large(errata, directory, now, articles, changes, versions, sources=1000):
    """Made-up words, as often as words are; a share of one source, many rare ones."""
    draw = random.Random(1)
    words = ["".join(draw.choice("bdfglmnprstv") + draw.choice("aeiou") for _ in range(draw.randint(1, 4))) for _ in range(40_000)]
    weights = [1 / (n + 2) for n in range(len(words))]
    bag = draw.choices(words, weights, k=400_000)

    def text(count):
        start = draw.randrange(len(bag) - count)
        return " ".join(bag[start:start + count])
    filler = Filler(errata, directory)
    names = [(n, f"source-{n}", f"Source {n}", [f"tag{n % 20}", "all"]) for n in range(1, sources + 1)]
    for row, id, name, tags in names:
        filler.source(row, id, name, tags, now)
    blobs = [filler.content(text(8), [text(50) for _ in range(4)]) for _ in range(2000)]
    for row in range(1, articles + 1):
        source = 1 if row % 3 == 0 else row % sources + 1
        filler.article(row, f"art_{row:026d}", source, f"https://news.example/{row}/a-headline-of-some-length",
                       f"A headline of some length {row}", now - 90 * DAY + row * 90 * DAY // articles, 2 if row <= changes else 1, row % 2)
    for row in range(1, min(versions, articles) + 1):
        seen = now - 90 * DAY + row * 90 * DAY // versions
        filler.version(row, 1, seen, blobs[row % len(blobs)])
        if row <= changes and row % 4 == 0:
            filler.version(row, 2, seen + 90 * MINUTE, blobs[(row + 1) % len(blobs)])
    kinds = ["number", "rewording", "addition", "removal", "name", "quotation", "headline", "date"]
    for number in range(1, changes + 1):
        row = number
        source = names[(1 if row % 3 == 0 else row % sources + 1) - 1]
        article = (row, f"art_{row:026d}", f"https://news.example/{row}/a-headline-of-some-length", f"A headline of some length {row}")
        at = now - 90 * DAY + number * 90 * DAY // changes
        type = "article.published" if number % 4 else "article.changed"
        if number % 500 == 0:
            type = "article.removed"
        if type != "article.changed":
            filler.change(source, article, at, type, "minor", versions=(None, 1) if type == "article.published" else None)
            continue
        edits = [edit(kinds[(number // 4 + n) % 8], text(6), text(7), text(25)) for n in range(1 + number % 7)]
        filler.change(source, article, at, type, ["minor", "major", "cosmetic"][number // 4 % 3],
                      ["undeclared", "declared", "unknown"][number // 8 % 3], sorted({one["kind"] for one in edits}), (1, 2), edits,
                      added=number % 90, removed=number % 70)
    filler.done()


if __name__ == "__main__":
    import time
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", type=pathlib.Path)
    parser.add_argument("--errata", default=".build/debug/errata")
    parser.add_argument("--articles", type=int, default=0)
    parser.add_argument("--changes", type=int, default=0)
    parser.add_argument("--versions", type=int, default=0)
    arguments = parser.parse_args()
    now = int(time.time() * 1000)
    if arguments.articles:
        large(arguments.errata, arguments.directory, now, arguments.articles, arguments.changes,
              arguments.versions or arguments.articles)
    else:
        showcase(arguments.errata, arguments.directory, now)
