extension Migration {
    /// Keeps how a page was fetched beside what came, and remembers what was erased.
    ///
    /// Of captures from before nothing is known but address, status, type and time: they have no row in `exchanges`.
    static let evidence = Migration(
        number: 9, summary: "keep the exchange with each capture, and later sightings of the same bytes",
        script: """
            ALTER TABLE articles ADD COLUMN erased_at_ms INTEGER;
            ALTER TABLE versions ADD COLUMN erased_at_ms INTEGER;

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
            """)
}
