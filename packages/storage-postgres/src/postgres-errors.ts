/**
 * What PostgreSQL's error codes mean to a caller: whether to repeat, to change something, or to stop and restore.
 * Messages say what to do and never hold a value: PostgreSQL's own text goes no further than `cause`.
 */
import { type PortReason, StorageError } from "@onevisit/core/ports"

/** The failure to report for what a statement or a connection has thrown. */
export function failureOf(thrown: unknown): StorageError {
  if (thrown instanceof StorageError) return thrown
  const code = sqlState(thrown)
  const [reason, message] = code === "" ? UNREACHABLE : (meaningOf(code) ?? UNKNOWN)
  return new StorageError(reason, message, { cause: thrown })
}

/** Whether the transaction was undone because of another, so that repeating it is likely to help. */
export function isRace(thrown: unknown): boolean {
  return RACES.has(sqlState(thrown))
}

/** Whether the connection can still be used: the server itself has answered, and goes on. */
export function isAnswer(thrown: unknown): boolean {
  const code = sqlState(thrown)
  return code !== "" && !/^(08|57P|25P03)/.test(code)
}

/** PostgreSQL's five letters; empty for what did not come from a server. */
export function sqlState(thrown: unknown): string {
  const { code } = (thrown ?? {}) as { readonly code?: unknown }
  return typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) ? code : ""
}

/** Serialization failure, deadlock, and a row that another has put where there was none. */
const RACES: ReadonlySet<string> = new Set(["40001", "40P01", "23505"])

type Meaning = readonly [PortReason, string]

const UNREACHABLE: Meaning = [
  "Unavailable",
  "The database cannot be reached, or the connection broke. Whether the act took effect is unknown: repeat the same act.",
]
const UNKNOWN: Meaning = [
  "Unavailable",
  "PostgreSQL failed in a way that is not known. Repeat the same act; if it fails again, ask with the cause at hand.",
]
const INCOMPLETE: Meaning = [
  "Corrupt",
  "The database lacks tables or columns that belong together. Stop, keep a copy, and restore the last backup.",
]
const DAMAGED: Meaning = [
  "Corrupt",
  "The database is damaged. Stop, keep a copy of it, and restore the last backup.",
]
const STOPPING: Meaning = ["Unavailable", "The database server is stopping or starting. Repeat the same act."]
const NO_ROOM: Meaning = [
  "Unavailable",
  "The database server has no room left: disk, memory, locks or connections. Make room, then repeat the same act.",
]
const NO_RIGHT: Meaning = [
  "Rejected",
  "The database does not let this program in, or not that far. Check its user, its password and its rights.",
]

/** By code first, then by class: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const meanings: ReadonlyMap<string, Meaning> = new Map([
  ["08", UNREACHABLE],
  [
    "22",
    ["Rejected", "PostgreSQL cannot hold a value of the act. Take out what is unusual in it, and repeat."],
  ],
  ["23505", ["Unavailable", "Others were first too many times. Repeat the same act."]],
  [
    "25006",
    ["Unavailable", "The server only reads: it stands by for another. Connect to the one that writes."],
  ],
  ["25P01", ["Rejected", "The connection has no transaction. Begin one before a storage joins it."]],
  [
    "25P02",
    ["Rejected", "The transaction that was to be joined has failed. Roll it back, and begin another."],
  ],
  ["25P03", ["Unavailable", "The transaction stood idle for too long and was undone. Repeat the same act."]],
  ["28", NO_RIGHT],
  ["3D000", ["Rejected", "There is no such database. Create it, then open again."]],
  ["3F000", INCOMPLETE],
  ["40", ["Unavailable", "Others that write were in the way too many times. Repeat the same act."]],
  ["42501", NO_RIGHT],
  ["42P01", INCOMPLETE],
  ["42703", INCOMPLETE],
  ["53", NO_ROOM],
  [
    "54000",
    [
      "Rejected",
      "A name, key or index value is too long for an index of PostgreSQL: up to some 2,600 bytes will do. Shorten it.",
    ],
  ],
  ["54", ["Rejected", "The act is larger than PostgreSQL can take. Split it; keep large things in files."]],
  ["55P03", ["Unavailable", "Another program is writing where this act would. Repeat the same act."]],
  ["57014", ["Unavailable", "The statement was cancelled or took too long. Repeat the same act."]],
  ["57P", STOPPING],
  ["58P01", DAMAGED],
  ["XX001", DAMAGED],
  ["XX002", DAMAGED],
])

function meaningOf(code: string): Meaning | undefined {
  return meanings.get(code) ?? meanings.get(code.slice(0, 3)) ?? meanings.get(code.slice(0, 2))
}
