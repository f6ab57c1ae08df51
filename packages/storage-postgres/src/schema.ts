/**
 * The tables, as the steps that lead to them. A released step is never changed; a new one is added at the end
 * and adds only, so that every older schema can be opened and an older program beside it goes on. The table
 * `about` says whose schema it is, how many steps are done, and how the feed keeps its order.
 */

/** Stands in `about`, so that another program's schema is never written to. */
export const PROGRAM = "onevisit"

/** In order; step n leads from version n - 1 to n. `schema` is quoted. */
export const MIGRATIONS: readonly ((schema: string) => string)[] = [step1]

/** The version of the tables this release writes. Lower ones are brought up to it, a higher one is refused. */
export const SCHEMA_VERSION = MIGRATIONS.length

function step1(schema: string): string {
  return `
CREATE TABLE ${schema}.about (
  program text NOT NULL,
  version integer NOT NULL,
  feed    text NOT NULL
);

CREATE TABLE ${schema}.commands (
  id     text COLLATE "C" PRIMARY KEY,
  digest text NOT NULL,
  result text NOT NULL
);

CREATE SEQUENCE ${schema}.positions MAXVALUE 9007199254740991;
CREATE TABLE ${schema}.events (
  position    bigint PRIMARY KEY DEFAULT nextval('${literal(schema)}.positions'),
  stream      text COLLATE "C" NOT NULL,
  version     bigint NOT NULL,
  type        text NOT NULL,
  v           bigint NOT NULL,
  occurred_on text NOT NULL,
  recorded_at text NOT NULL,
  actor       text NOT NULL,
  data        text NOT NULL,
  command_id  text NOT NULL,
  -- Ties an event to the one before it in its stream; none where the event came without.
  chain       text,
  UNIQUE (stream, version)
);

CREATE TABLE ${schema}.unique_keys (
  scope  text COLLATE "C" NOT NULL,
  key    text COLLATE "C" NOT NULL,
  holder text NOT NULL,
  PRIMARY KEY (scope, key)
);

CREATE TABLE ${schema}.views (
  view    text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  key     text COLLATE "C" NOT NULL,
  doc     text NOT NULL,
  fields  text NOT NULL,
  PRIMARY KEY (view, version, key)
) WITH (fillfactor = 85);

-- One row for each index field of each view row, its value as text that sorts as the values do.
CREATE TABLE ${schema}.view_fields (
  view    text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  field   text COLLATE "C" NOT NULL,
  value   text COLLATE "C" NOT NULL,
  key     text COLLATE "C" NOT NULL,
  PRIMARY KEY (view, version, field, value, key)
);

CREATE TABLE ${schema}.timers (
  id      text COLLATE "C" PRIMARY KEY,
  due_at  text COLLATE "C" NOT NULL,
  subject text NOT NULL
);
CREATE INDEX timers_by_due ON ${schema}.timers (due_at, id);

CREATE SEQUENCE ${schema}.message_order;
CREATE TABLE ${schema}.messages (
  id           text COLLATE "C" PRIMARY KEY,
  seq          bigint NOT NULL DEFAULT nextval('${literal(schema)}.message_order'),
  port         text COLLATE "C" NOT NULL,
  payload      text NOT NULL,
  available_at text COLLATE "C" NOT NULL,
  attempt      integer NOT NULL DEFAULT 0,
  lease_until  text COLLATE "C",
  state        text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'dead')),
  reason       text
) WITH (fillfactor = 85);
CREATE INDEX messages_waiting ON ${schema}.messages (available_at, seq) WHERE state = 'waiting';

CREATE TABLE ${schema}.checkpoints (
  name     text COLLATE "C" PRIMARY KEY,
  position bigint NOT NULL
) WITH (fillfactor = 50);

CREATE TABLE ${schema}.leases (
  name   text COLLATE "C" PRIMARY KEY,
  holder text NOT NULL,
  until  text COLLATE "C" NOT NULL
) WITH (fillfactor = 50);
`
}

/** A name as it stands in a statement. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** Inside single quotes. */
export function literal(text: string): string {
  return text.replaceAll("'", "''")
}
