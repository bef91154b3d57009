-- Entities that records finished on this device created or changed and that no server has given back
-- yet. `properties` is a JSON list of names and values: those that were set here, no others.
CREATE TABLE entities (
    list       TEXT    NOT NULL,
    id         TEXT    NOT NULL,
    label      TEXT    NOT NULL,
    version    INTEGER NOT NULL,
    trunk      INTEGER,
    branch     TEXT    NOT NULL,
    properties TEXT    NOT NULL,
    on_server  INTEGER NOT NULL DEFAULT 0,
    added      INTEGER PRIMARY KEY AUTOINCREMENT,
    UNIQUE (list, id)
) STRICT;
