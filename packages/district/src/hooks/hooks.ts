/**
 * Log and trace hooks for the host's own instruments. What they are given holds ids, counts and names of
 * events: never a value of a subject, an error's message or its cause.
 */
import type { Instant } from "@onevisit/core/time"

/** Facts of a log line or a span: ids, counts, tags. */
export type Fields = Readonly<Record<string, string | number | boolean>>

export interface LogRecord {
  readonly at: Instant
  readonly level: "info" | "warning" | "error"
  /** What happened, in kebab-case: what programs match on, for example `message-dead`. */
  readonly event: string
  readonly fields: Fields
}

export interface Span {
  readonly name: string
  readonly startedAt: Instant
  readonly millis: number
  readonly outcome: "done" | "failed"
  readonly fields: Fields
}

export interface Hooks {
  readonly onLog?: (record: LogRecord) => void
  readonly onSpan?: (span: Span) => void
}

/** What the application reports by. */
export interface Observer {
  log(level: LogRecord["level"], event: string, fields?: Fields): void
  span<T>(name: string, fields: Fields, work: () => Promise<T>): Promise<T>
}

/** An observer over hooks. A hook that throws harms nothing but itself. */
export function observer(hooks: Hooks, at: () => Instant): Observer {
  return {
    log: (level, event, fields = {}) => {
      const { onLog } = hooks
      if (onLog) quietly(() => onLog({ at: at(), level, event, fields }))
    },
    span: async (name, fields, work) => {
      const { onSpan } = hooks
      if (!onSpan) return work()
      const startedAt = at()
      const start = performance.now()
      let outcome: Span["outcome"] = "failed"
      try {
        const value = await work()
        outcome = "done"
        return value
      } finally {
        const millis = performance.now() - start
        quietly(() => onSpan({ name, startedAt, millis, outcome, fields }))
      }
    },
  }
}

/** An error as it may be logged: its tag and, for a port, the reason. */
export function errorFields(error: unknown): { readonly error: string; readonly reason?: string } {
  if (typeof error !== "object" || error === null) return { error: "unknown" }
  const tag = "_tag" in error && typeof error._tag === "string" ? error._tag : undefined
  const name = tag ?? (error instanceof Error ? error.name : "unknown")
  return "reason" in error && typeof error.reason === "string"
    ? { error: name, reason: error.reason }
    : { error: name }
}

function quietly(work: () => void): void {
  try {
    work()
  } catch {
    // The host's instrument failed; the work it watches must not.
  }
}
