-- One row per form version; `added` grows with every put and says which version is newest here.
CREATE TABLE forms (
    id      TEXT    NOT NULL,
    version TEXT    NOT NULL,
    title   TEXT    NOT NULL,
    sha256  BLOB    NOT NULL CHECK (length(sha256) = 32),
    xml     BLOB    NOT NULL,
    added   INTEGER NOT NULL,
    PRIMARY KEY (id, version)
) STRICT;

CREATE TABLE form_media (
    form_id      TEXT NOT NULL,
    form_version TEXT NOT NULL,
    name         TEXT NOT NULL,
    sha256       BLOB NOT NULL CHECK (length(sha256) = 32),
    bytes        BLOB NOT NULL,
    PRIMARY KEY (form_id, form_version, name),
    FOREIGN KEY (form_id, form_version) REFERENCES forms (id, version) ON DELETE CASCADE
) STRICT;

-- `contents` is the interview's own serialisation; the store never looks inside.
CREATE TABLE drafts (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    form_id      TEXT    NOT NULL,
    form_version TEXT    NOT NULL,
    language     TEXT,
    title        TEXT    NOT NULL,
    contents     BLOB    NOT NULL,
    updated_ms   INTEGER NOT NULL,
    FOREIGN KEY (form_id, form_version) REFERENCES forms (id, version)
) STRICT;

-- `xml` is fixed here once; `wait_scope`, `reason_*` and `not_before_ms` belong to waiting and held.
-- A reason outlives its state until the record is delivered or released: the next try needs it.
CREATE TABLE outbox (
    id                INTEGER PRIMARY KEY AUTOINCREMENT,
    form_id           TEXT    NOT NULL,
    form_version      TEXT    NOT NULL,
    instance_id       TEXT    NOT NULL,
    instance_name     TEXT,
    xml               BLOB    NOT NULL,
    sha256            BLOB    NOT NULL CHECK (length(sha256) = 32),
    created_ms        INTEGER NOT NULL,
    state             TEXT    NOT NULL
        CHECK (state IN ('queued', 'in-flight', 'waiting', 'held', 'delivered')),
    attempts          INTEGER NOT NULL DEFAULT 0,
    not_before_ms     INTEGER,
    wait_scope        TEXT CHECK (wait_scope IN ('record', 'link', 'server')),
    reason_code       TEXT,
    reason_parameters TEXT,
    xml_accepted      INTEGER NOT NULL DEFAULT 0,
    proof_status      INTEGER,
    proof_ms          INTEGER,
    UNIQUE (form_id, instance_id),
    CHECK (state <> 'waiting'
        OR (not_before_ms IS NOT NULL AND wait_scope IS NOT NULL AND reason_code IS NOT NULL)),
    CHECK (state <> 'held' OR reason_code IS NOT NULL),
    CHECK (state <> 'delivered'
        OR (xml_accepted = 1 AND proof_status IS NOT NULL AND proof_ms IS NOT NULL))
) STRICT;

CREATE INDEX outbox_by_state ON outbox (state, not_before_ms);

-- An attachment belongs to a draft or to a record, never to both: finalising changes the owner
-- and copies no bytes.
CREATE TABLE attachments (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    draft    INTEGER REFERENCES drafts (id) ON DELETE CASCADE,
    entry    INTEGER REFERENCES outbox (id),
    name     TEXT    NOT NULL,
    size     INTEGER NOT NULL,
    sha256   BLOB    NOT NULL CHECK (length(sha256) = 32),
    accepted INTEGER NOT NULL DEFAULT 0,
    CHECK ((draft IS NULL) <> (entry IS NULL)),
    UNIQUE (draft, name),
    UNIQUE (entry, name)
) STRICT;

CREATE TABLE attachment_chunks (
    attachment INTEGER NOT NULL REFERENCES attachments (id) ON DELETE CASCADE,
    number     INTEGER NOT NULL,
    bytes      BLOB    NOT NULL,
    PRIMARY KEY (attachment, number)
) STRICT;

-- The signing seed and the head of this device's chain of seals.
CREATE TABLE device (
    id   INTEGER PRIMARY KEY CHECK (id = 1),
    seed BLOB    NOT NULL CHECK (length(seed) = 32),
    seq  INTEGER NOT NULL DEFAULT 0,
    prev BLOB CHECK (prev IS NULL OR length(prev) = 32),
    CHECK ((seq = 0) = (prev IS NULL))
) STRICT;

CREATE TABLE settings (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
