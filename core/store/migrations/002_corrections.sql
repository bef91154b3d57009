-- A correction names the record that it takes the place of, by its instance id. A record has one
-- correction at most: the next one corrects the correction.
ALTER TABLE drafts ADD COLUMN corrects TEXT;
ALTER TABLE outbox ADD COLUMN corrects TEXT;

CREATE UNIQUE INDEX drafts_correct ON drafts (form_id, corrects) WHERE corrects IS NOT NULL;
CREATE UNIQUE INDEX outbox_correct ON outbox (form_id, corrects) WHERE corrects IS NOT NULL;
