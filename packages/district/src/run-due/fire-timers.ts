/** Due timers, earliest first, each fired at most once a run; a timer that fails stays due. */
import type { DueTimer } from "@onevisit/core/ports"
import type { Instant } from "@onevisit/core/time"
import { errorFields } from "../hooks/index.ts"
import type { DueWork, Failure } from "./due-work.ts"

export interface Fired {
  readonly tried: number
  readonly fired: number
  readonly failures: readonly Failure[]
}

/** Fires timers due at or before `until`, at most `limit`; `seen` are those this run has tried already. */
export async function fireTimers(
  work: DueWork,
  until: Instant,
  limit: number,
  seen: Set<string>,
): Promise<Fired> {
  const due = await work.storage.dueTimers({ until, limit: limit + seen.size })
  const failures: Failure[] = []
  let fired = 0
  const fresh = due.filter((timer) => !seen.has(commandIdOf(timer))).slice(0, limit)
  for (const timer of fresh) {
    const { clock, observer, timers } = work
    const commandId = commandIdOf(timer)
    seen.add(commandId)
    const kind = timer.id.split(":", 1)[0] ?? ""
    const fire = Object.hasOwn(timers, kind) ? timers[kind] : undefined
    try {
      if (fire === undefined) throw new TypeError("No handler fires this kind of timer.")
      await observer.span("timer", { id: timer.id }, () => fire({ ...timer, commandId }, clock.now()))
      fired += 1
    } catch (error) {
      const why = fire === undefined ? { error: "NoHandler" } : errorFields(error)
      failures.push({ kind: "timer", id: timer.id, next: "again", why })
      observer.log("error", "timer-failed", { id: timer.id, ...why })
    }
  }
  return { tried: fresh.length, fired, failures }
}

function commandIdOf({ dueAt, id }: DueTimer): string {
  return `timer:${id}@${dueAt}`
}
