CREATE TABLE meta (name TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE hosts (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, state BLOB, updated_at_ms INTEGER
) STRICT;

CREATE TABLE sources (
    id INTEGER PRIMARY KEY, public_id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, url TEXT NOT NULL,
    name TEXT NOT NULL, tags TEXT NOT NULL, host_id INTEGER NOT NULL REFERENCES hosts (id),
    is_active INTEGER NOT NULL DEFAULT 1, revision INTEGER NOT NULL DEFAULT 0,
    check_slot INTEGER NOT NULL DEFAULT -1,
    added_at_ms INTEGER NOT NULL, next_check_at_ms INTEGER, last_checked_at_ms INTEGER,
    last_changed_at_ms INTEGER, last_outcome TEXT, last_status INTEGER, last_detail TEXT,
    failure_count INTEGER NOT NULL DEFAULT 0, failing_since_ms INTEGER,
    is_reported_failing INTEGER NOT NULL DEFAULT 0,
    validators_url TEXT, etag BLOB, last_modified BLOB, body_sha256 BLOB,
    permanent_url TEXT, title TEXT, memo BLOB
) STRICT;

CREATE INDEX sources_due ON sources (next_check_at_ms, host_id)
    WHERE is_active = 1 AND next_check_at_ms IS NOT NULL;

CREATE TABLE articles (
    id INTEGER PRIMARY KEY, public_id TEXT NOT NULL UNIQUE, source_id INTEGER NOT NULL REFERENCES sources (id),
    host_id INTEGER NOT NULL REFERENCES hosts (id), url TEXT NOT NULL, title TEXT,
    life TEXT NOT NULL, is_watched INTEGER NOT NULL DEFAULT 1, revision INTEGER NOT NULL DEFAULT 0,
    check_slot INTEGER NOT NULL DEFAULT -1,
    next_check_at_ms INTEGER, requested_at_ms INTEGER, first_seen_at_ms INTEGER NOT NULL,
    last_listed_at_ms INTEGER, last_checked_at_ms INTEGER, last_seen_present_at_ms INTEGER,
    published_at_ms INTEGER, last_outcome TEXT, last_status INTEGER,
    failure_count INTEGER NOT NULL DEFAULT 0, failing_since_ms INTEGER, misses TEXT,
    validators_url TEXT, etag BLOB, last_modified BLOB, body_sha256 BLOB,
    version INTEGER NOT NULL DEFAULT 0, capture_sha256 BLOB,
    edit_count INTEGER NOT NULL DEFAULT 0, last_edit_at_ms INTEGER, edit_times TEXT, memo BLOB
, left_out TEXT, erased_at_ms INTEGER) STRICT;

CREATE INDEX articles_of_source ON articles (source_id);

CREATE INDEX articles_lost ON articles (life) WHERE life <> 'present';

CREATE INDEX articles_edited ON articles (last_edit_at_ms) WHERE edit_count > 0;

CREATE TABLE article_urls (
    url TEXT PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles (id),
    first_seen_at_ms INTEGER NOT NULL, last_seen_at_ms INTEGER NOT NULL
, page_key INTEGER) STRICT;

CREATE INDEX article_urls_of_article ON article_urls (article_id);

CREATE TABLE listings (
    source_id INTEGER NOT NULL REFERENCES sources (id), article_id INTEGER NOT NULL REFERENCES articles (id),
    entry_id TEXT, fingerprint BLOB, first_listed_at_ms INTEGER NOT NULL, last_listed_at_ms INTEGER NOT NULL, story_key INTEGER, path_key INTEGER,
    PRIMARY KEY (source_id, article_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX listings_entry ON listings (source_id, entry_id) WHERE entry_id IS NOT NULL;

CREATE INDEX listings_of_article ON listings (article_id);

CREATE TABLE checks (
    subject TEXT NOT NULL, subject_id INTEGER NOT NULL, slot INTEGER NOT NULL, outcome TEXT NOT NULL,
    status INTEGER, first_at_ms INTEGER NOT NULL, last_at_ms INTEGER NOT NULL, count INTEGER NOT NULL,
    detail TEXT, PRIMARY KEY (subject, subject_id, slot)
) STRICT, WITHOUT ROWID;

CREATE TABLE site_profiles (
    site TEXT PRIMARY KEY, profile BLOB NOT NULL, updated_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE blobs (
    id INTEGER PRIMARY KEY, sha256 BLOB NOT NULL UNIQUE, codec INTEGER NOT NULL,
    base_id INTEGER REFERENCES blobs (id), size INTEGER NOT NULL, data BLOB NOT NULL
) STRICT;

CREATE INDEX blobs_of_base ON blobs (base_id) WHERE base_id IS NOT NULL;

CREATE TABLE captures (
    id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles (id),
    blob_id INTEGER NOT NULL REFERENCES blobs (id), captured_at_ms INTEGER NOT NULL, url TEXT NOT NULL,
    status INTEGER NOT NULL, content_type TEXT, UNIQUE (article_id, blob_id)
) STRICT;

CREATE INDEX captures_of_blob ON captures (blob_id);

CREATE TABLE versions (
    id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles (id), number INTEGER NOT NULL,
    seen_at_ms INTEGER NOT NULL, blob_id INTEGER NOT NULL REFERENCES blobs (id),
    capture_id INTEGER REFERENCES captures (id), extractor INTEGER NOT NULL, erased_at_ms INTEGER,
    UNIQUE (article_id, number)
) STRICT;

CREATE INDEX versions_of_blob ON versions (blob_id);

CREATE INDEX versions_of_capture ON versions (capture_id) WHERE capture_id IS NOT NULL;

CREATE TABLE changes (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL, severity TEXT NOT NULL,
    disclosure TEXT, source_id INTEGER NOT NULL REFERENCES sources (id),
    article_id INTEGER REFERENCES articles (id), version_from INTEGER, version_to INTEGER,
    observed_at_ms INTEGER NOT NULL, line BLOB NOT NULL
) STRICT;

CREATE INDEX changes_of_source ON changes (source_id);

CREATE INDEX changes_of_article ON changes (article_id) WHERE article_id IS NOT NULL;

CREATE INDEX changes_observed ON changes (observed_at_ms);

CREATE TABLE change_kinds (
    kind TEXT NOT NULL, seq INTEGER NOT NULL REFERENCES changes (seq), PRIMARY KEY (kind, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE webhooks (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, is_active INTEGER NOT NULL DEFAULT 1,
    disabled_at_ms INTEGER, disabled_reason TEXT, failure_count INTEGER NOT NULL DEFAULT 0,
    failing_since_ms INTEGER, last_attempt_at_ms INTEGER, last_success_at_ms INTEGER
) STRICT;

CREATE TABLE deliveries (
    id INTEGER PRIMARY KEY, webhook_id INTEGER NOT NULL REFERENCES webhooks (id),
    seq INTEGER NOT NULL REFERENCES changes (seq), queue INTEGER NOT NULL, state TEXT NOT NULL,
    is_head INTEGER NOT NULL, next_attempt_at_ms INTEGER NOT NULL, attempt_count INTEGER NOT NULL DEFAULT 0,
    attempts_before INTEGER NOT NULL DEFAULT 0, created_at_ms INTEGER NOT NULL, finished_at_ms INTEGER,
    content_type TEXT NOT NULL, blob_id INTEGER NOT NULL REFERENCES blobs (id), last_status INTEGER, last_detail TEXT,
    UNIQUE (webhook_id, seq)
) STRICT;

CREATE INDEX deliveries_due ON deliveries (webhook_id, next_attempt_at_ms) WHERE is_head = 1;

CREATE INDEX deliveries_pending ON deliveries (webhook_id, queue, seq) WHERE state = 'pending';

CREATE INDEX deliveries_dead ON deliveries (webhook_id, seq) WHERE state = 'dead';

CREATE INDEX deliveries_of_change ON deliveries (seq);

CREATE INDEX deliveries_of_blob ON deliveries (blob_id);

CREATE TABLE attempts (
    delivery_id INTEGER NOT NULL REFERENCES deliveries (id), number INTEGER NOT NULL,
    attempted_at_ms INTEGER NOT NULL, status INTEGER, outcome TEXT NOT NULL, detail TEXT,
    duration_ms INTEGER NOT NULL, PRIMARY KEY (delivery_id, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX articles_unsettled ON articles (source_id) WHERE requested_at_ms IS NOT NULL OR last_outcome IN ('unconfirmed', 'doubtful');

CREATE INDEX articles_due ON articles (next_check_at_ms, host_id, source_id)
    WHERE is_watched = 1 AND next_check_at_ms IS NOT NULL;

CREATE INDEX article_urls_page ON article_urls (page_key) WHERE page_key IS NOT NULL;

CREATE INDEX listings_story ON listings (source_id, story_key) WHERE story_key IS NOT NULL;

CREATE INDEX listings_path ON listings (source_id, path_key) WHERE path_key IS NOT NULL;

CREATE INDEX captures_of_article ON captures (article_id);

CREATE TABLE change_facts (
    seq INTEGER PRIMARY KEY REFERENCES changes (seq), source_id INTEGER NOT NULL, article_id INTEGER,
    type TEXT NOT NULL, severity TEXT NOT NULL, disclosure TEXT, observed_at_ms INTEGER NOT NULL,
    words_added INTEGER NOT NULL, words_removed INTEGER NOT NULL
) STRICT;

CREATE TABLE change_tags (
    tag TEXT NOT NULL, seq INTEGER NOT NULL REFERENCES changes (seq), PRIMARY KEY (tag, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE change_marks (
    seq INTEGER PRIMARY KEY REFERENCES changes (seq), is_seen INTEGER NOT NULL, is_important INTEGER NOT NULL,
    is_false_alarm INTEGER NOT NULL, note TEXT, marked_at_ms INTEGER NOT NULL
) STRICT;

CREATE INDEX change_facts_source
    ON change_facts (source_id, seq, observed_at_ms, words_added, words_removed);

CREATE INDEX change_facts_article ON change_facts (article_id, seq) WHERE article_id IS NOT NULL;

CREATE INDEX change_facts_observed ON change_facts (observed_at_ms);

CREATE INDEX versions_seen ON versions (seen_at_ms);

CREATE INDEX sources_named ON sources (1 - is_active, name COLLATE NOCASE, public_id);

CREATE INDEX articles_edited_of_source ON articles (source_id, last_edit_at_ms) WHERE edit_count > 0;

CREATE VIRTUAL TABLE version_texts USING fts5 (headline, body, content = '', tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'");

CREATE VIRTUAL TABLE change_texts USING fts5 (title, added, removed, content = '', tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'");

CREATE TABLE change_counts (
    scope TEXT NOT NULL, facet TEXT NOT NULL, value TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (scope, facet, value)
) STRICT, WITHOUT ROWID;

CREATE INDEX articles_left_out ON articles (source_id) WHERE left_out IS NOT NULL;

CREATE TABLE certificates (
    id INTEGER PRIMARY KEY, sha256 BLOB NOT NULL UNIQUE, der BLOB NOT NULL
) STRICT;

CREATE TABLE peers (
    id INTEGER PRIMARY KEY, address TEXT NOT NULL, http_version TEXT NOT NULL, tls_version TEXT NOT NULL,
    certificate_ids TEXT NOT NULL, UNIQUE (address, http_version, tls_version, certificate_ids)
) STRICT;

CREATE TABLE exchanges (
    id INTEGER PRIMARY KEY, capture_id INTEGER NOT NULL REFERENCES captures (id), hop INTEGER NOT NULL,
    url TEXT NOT NULL, status INTEGER NOT NULL, started_at_ms INTEGER NOT NULL,
    first_byte_ms INTEGER NOT NULL, total_ms INTEGER NOT NULL, peer_id INTEGER REFERENCES peers (id),
    request BLOB NOT NULL, response BLOB NOT NULL, wire_bytes INTEGER NOT NULL, cut TEXT,
    UNIQUE (capture_id, hop)
) STRICT;

CREATE TABLE sightings (
    id INTEGER PRIMARY KEY, capture_id INTEGER NOT NULL REFERENCES captures (id),
    started_at_ms INTEGER NOT NULL, total_ms INTEGER NOT NULL, status INTEGER NOT NULL,
    peer_id INTEGER REFERENCES peers (id), response BLOB
) STRICT;

CREATE INDEX sightings_of_capture ON sightings (capture_id);
