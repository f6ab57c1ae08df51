/** Runs due work again and again until it is closed; what runs then is finished first. */
import { errorFields, type Observer } from "../hooks/index.ts"

export interface Ticker {
  /** Begins, if it has not: at once, and then a pause after each run. */
  start(options: { readonly everyMs: number }): void
  /** Stops, and resolves when nothing runs any more. */
  close(): Promise<void>
}

export function ticker(run: () => Promise<{ readonly complete: boolean }>, observer: Observer): Ticker {
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined
  let started = false
  let closed = false

  const tick = async (everyMs: number): Promise<void> => {
    let pause = everyMs
    try {
      if (!(await run()).complete) pause = 0
    } catch (error) {
      observer.log("error", "due-work-failed", errorFields(error))
    }
    if (!closed) timer = setTimeout(() => begin(everyMs), pause)
  }
  const begin = (everyMs: number): void => {
    running = tick(everyMs)
  }

  return {
    start: ({ everyMs }) => {
      if (started || closed) return
      started = true
      begin(everyMs)
    },
    close: async () => {
      closed = true
      clearTimeout(timer)
      await running
    },
  }
}
