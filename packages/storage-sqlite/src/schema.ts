/**
 * The tables, as the steps that lead to them. A released step is never changed; a new one is added at the
 * end and adds only, so that every older file can be opened. The file's `user_version` counts the steps done.
 */

/** Marks a file as ours in the header ("onev"), so that another program's database is never written to. */
export const APPLICATION_ID = 0x6f6e6576

const step1 = `
CREATE TABLE commands (
  id      TEXT PRIMARY KEY,
  digest  TEXT NOT NULL,
  result  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE events (
  position    INTEGER PRIMARY KEY,
  stream      TEXT NOT NULL,
  version     INTEGER NOT NULL,
  type        TEXT NOT NULL,
  v           INTEGER NOT NULL,
  occurred_on TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  actor       TEXT NOT NULL,
  data        TEXT NOT NULL,
  command_id  TEXT NOT NULL REFERENCES commands (id),
  UNIQUE (stream, version)
) STRICT;

CREATE TABLE unique_keys (
  scope   TEXT NOT NULL,
  key     TEXT NOT NULL,
  holder  TEXT NOT NULL,
  PRIMARY KEY (scope, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE views (
  id      INTEGER PRIMARY KEY,
  view    TEXT NOT NULL,
  version INTEGER NOT NULL,
  key     TEXT NOT NULL,
  doc     TEXT NOT NULL,
  fields  TEXT NOT NULL,
  UNIQUE (view, version, key)
) STRICT;

-- One row for each index field of each view row. Text and numbers as they are, null and truth values as blobs.
CREATE TABLE view_fields (
  view    TEXT NOT NULL,
  version INTEGER NOT NULL,
  field   TEXT NOT NULL,
  value   ANY NOT NULL,
  key     TEXT NOT NULL,
  PRIMARY KEY (view, version, field, value, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE timers (
  id      TEXT PRIMARY KEY,
  due_at  TEXT NOT NULL,
  subject TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX timers_by_due ON timers (due_at, id);

CREATE TABLE messages (
  seq          INTEGER PRIMARY KEY,
  id           TEXT NOT NULL UNIQUE,
  port         TEXT NOT NULL,
  payload      TEXT NOT NULL,
  available_at TEXT NOT NULL,
  attempt      INTEGER NOT NULL DEFAULT 0,
  lease_until  TEXT,
  state        TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'dead')),
  reason       TEXT
) STRICT;
CREATE INDEX messages_waiting ON messages (available_at, seq) WHERE state = 'waiting';

CREATE TABLE checkpoints (
  name     TEXT PRIMARY KEY,
  position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE leases (
  name   TEXT PRIMARY KEY,
  holder TEXT NOT NULL,
  until  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`

const step2 = `
-- Ties an event to the one before it in its stream; none where the event came without.
ALTER TABLE events ADD COLUMN chain TEXT;
`

/** In order; step n leads from version n - 1 to n. */
export const MIGRATIONS: readonly string[] = [step1, step2]

/** The version of the tables this release writes. Files with a lower one are brought up to it, a higher one is refused. */
export const SCHEMA_VERSION = MIGRATIONS.length
