-- What reading a form gave, as the engine's own bytes; made anew from the form whenever they do not
-- fit. `source` is the digest of the form and its media that they were made from.
CREATE TABLE compiled_forms (
    form_id      TEXT NOT NULL,
    form_version TEXT NOT NULL,
    source       BLOB NOT NULL CHECK (length(source) = 32),
    bytes        BLOB NOT NULL,
    PRIMARY KEY (form_id, form_version),
    FOREIGN KEY (form_id, form_version) REFERENCES forms (id, version) ON DELETE CASCADE
) STRICT;
