/** Statements in the making: their values, and the names under which connections keep them prepared. */
import { createHash } from "node:crypto"
import type { PostgresQuery } from "./pool.ts"

/** A statement that is prepared once on each connection. The text must come from a small set: values go into `values`. */
export function prepared(text: string, values: unknown[] = []): PostgresQuery {
  let name = names.get(text)
  if (name === undefined) {
    name = `onevisit-${createHash("sha256").update(text).digest("hex").slice(0, 16)}`
    names.set(text, name)
  }
  return { name, text, values }
}

const names = new Map<string, string>()

/** Collects values and hands back how each is written in the text. */
export class Values {
  readonly all: unknown[] = []

  /** `$n`, with a type where one is needed. */
  add(value: unknown, type?: string): string {
    this.all.push(value)
    return type === undefined ? `$${this.all.length}` : `$${this.all.length}::${type}`
  }
}

/**
 * Set in a statement that writes: what is acknowledged has been flushed, whatever the connection's own setting is.
 * A setting that waits for replicas as well stays.
 */
export const DURABLY =
  "CASE WHEN current_setting('synchronous_commit') = 'off' THEN set_config('synchronous_commit', 'on', true) END"
