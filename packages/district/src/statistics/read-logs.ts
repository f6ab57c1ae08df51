/** The logs of all cases, ratings and complaints, read from the feed page by page, each with what its case pins. */
import type { CaseEvent } from "@onevisit/core/intake"
import type { FeedbackEvent } from "@onevisit/core/intake/feedback"
import { feedbackEventReader } from "@onevisit/core/intake/feedback/schema"
import { caseEventReader } from "@onevisit/core/intake/schema"
import type { Storage, StoredEvent } from "@onevisit/core/ports"
import type { CaseLog, Logs } from "@onevisit/core/statistics"
import { readEvent } from "../acts/index.ts"
import type { CatalogueService } from "../catalogue/index.ts"
import { feedbackStream } from "../feedback/index.ts"
import { caseStream, UnknownCase, UnknownItem } from "../intake/index.ts"
import type { Pins } from "../pins/index.ts"

export interface LogSources {
  readonly storage: Pick<Storage, "readFeed">
  readonly catalogue: Pick<CatalogueService, "edition">
  readonly pins: Pick<Pins, "ruleSet">
}

/** Rejects with `UnknownItem` or `PinUnavailable` where the district lost what a case was opened under. */
export async function readLogs({ catalogue, pins, storage }: LogSources): Promise<Logs> {
  const cases = new Map<string, CaseEvent[]>()
  const feedback = new Map<string, FeedbackEvent[]>()
  for await (const event of eventsOf(storage)) {
    if (event.stream.startsWith(CASES))
      append(cases, event.stream, readEvent<CaseEvent>(caseEventReader, event))
    else if (event.stream.startsWith(FEEDBACK))
      append(feedback, event.stream, readEvent<FeedbackEvent>(feedbackEventReader, event))
  }
  const editions = new Map<string, ReturnType<CatalogueService["edition"]>>()
  const logOf = async ([stream, events]: [string, readonly CaseEvent[]]): Promise<CaseLog> => {
    const opened = events.find((event) => event.type === "CaseOpened")
    if (opened === undefined) throw new UnknownCase()
    const { item: pinned, ruleSet: law } = opened.data
    const reading = editions.get(pinned.id) ?? catalogue.edition(pinned.id)
    editions.set(pinned.id, reading)
    const [edition, ruleSet] = await Promise.all([reading, pins.ruleSet(law)])
    if (edition === null || edition.hash !== pinned.hash) throw new UnknownItem()
    return { case: stream.slice(CASES.length), events, item: edition.item, ruleSet }
  }
  return { cases: await Promise.all([...cases].map(logOf)), feedback: [...feedback.values()] }
}

const PAGE = 500
const CASES = caseStream("")
const FEEDBACK = feedbackStream("")

async function* eventsOf(storage: LogSources["storage"]): AsyncGenerator<StoredEvent> {
  let after = 0
  for (;;) {
    const page = await storage.readFeed({ after, limit: PAGE })
    yield* page
    after = page.at(-1)?.position ?? after
    if (page.length < PAGE) return
  }
}

function append<Event>(logs: Map<string, Event[]>, stream: string, event: Event): void {
  const log = logs.get(stream)
  if (log === undefined) logs.set(stream, [event])
  else log.push(event)
}
