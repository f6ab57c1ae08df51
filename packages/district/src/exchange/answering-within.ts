/** An exchange that never answers keeps nothing waiting: what has no answer in time is in doubt, as by its guarantees. */
import { type Exchange, ExchangeError } from "@onevisit/core/ports"

/**
 * The same exchange, whose calls reject as `Unavailable` when no answer has come within `millis`. A change that it
 * records all the same is known when it is emitted again; an answer that comes later goes unheard.
 */
export function answeringWithin(exchange: Exchange, millis: number): Exchange {
  return {
    id: exchange.id,
    emit: (change) => inTime(exchange.emit(change), millis),
    list: (query) => inTime(exchange.list(query), millis),
  }
}

async function inTime<T>(answer: Promise<T>, millis: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLong = new Promise<never>((_, reject) => {
    const late = new ExchangeError(
      "Unavailable",
      "The exchange gave no answer in time. It is asked again later.",
    )
    timer = setTimeout(() => reject(late), millis)
  })
  try {
    return await Promise.race([answer, tooLong])
  } finally {
    clearTimeout(timer)
  }
}
