/** What kuaidi100 answered, in our words: every track of it, or a failure by name, and nothing in between. */
import { CourierError, type TrackEvent } from "@onevisit/core/ports"
import { readChinaTime } from "./china-time.ts"
import { failed, found, type Found, pushed } from "./answer.schema.ts"
import { kuaidi100Stage } from "./stages.ts"

/** The tracks of an answer of HTTP 200; none where kuaidi100 says that it has none. Throws `CourierError`. */
export function readAnswer(
  body: string,
  { carrier, waybill }: { readonly carrier: string; readonly waybill: string },
): readonly TrackEvent[] {
  const answer = parseJson(body)
  const failure = failed.safeParse(answer)
  const code = failure.success ? failure.data.returnCode : "200"
  if (code === NOTHING_YET) return []
  if (code !== "200") throw refusalFor(code)
  const report = found.safeParse(answer)
  if (!report.success || report.data.status !== "200") throw unreadable()
  if (!isSame(report.data.nu, waybill) || !isSame(report.data.com, carrier)) throw ofAnother()
  return readTracks(report.data)
}

/** What was sent, and of which waybill. Throws `CourierError`. */
export function readPushed(param: string): {
  readonly carrier: string
  readonly waybill: string
  readonly events: readonly TrackEvent[]
} {
  const report = pushed.safeParse(parseJson(param))
  if (!report.success) throw unreadable()
  const { lastResult } = report.data
  return { carrier: lastResult.com, waybill: lastResult.nu, events: readTracks(lastResult) }
}

/** In order of time, each once; kuaidi100 sends the latest first, and sometimes one again. */
function readTracks({ data, state }: Found): readonly TrackEvent[] {
  const events = data.map(({ context, ftime, status, statusCode, time }): TrackEvent => {
    const when = readChinaTime(ftime ?? time) ?? readChinaTime(time)
    if (when === null) throw unreadable()
    const { by, stage } = kuaidi100Stage(statusCode, status)
    const said = { ...when, text: context }
    return stage === "delivered" ? { ...said, stage, by } : { ...said, stage }
  })
  // By time, then words: `at` has one length, so that this is the order of time.
  const distinct = new Map(
    events.map((event) => [JSON.stringify([event.at, event.text, event.stage]), event]),
  )
  const ordered = [...distinct].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, event]) => event)
  return data.every(isUnnumbered) ? withState(ordered, state) : ordered
}

/** Where no track says its stage, the state of the whole is that of the last one. */
function withState(events: readonly TrackEvent[], state: string | undefined): readonly TrackEvent[] {
  const last = events.at(-1)
  if (last === undefined || state === undefined) return events
  const { at, on, text } = last
  const { by, stage } = kuaidi100Stage(state)
  const said = { at, on, text }
  return [...events.slice(0, -1), stage === "delivered" ? { ...said, stage, by } : { ...said, stage }]
}

function isUnnumbered({ status, statusCode }: Found["data"][number]): boolean {
  return status === undefined && statusCode === undefined
}

/** 查询无结果，请隔段时间再查 */
const NOTHING_YET = "500"

/** 返回码 that no repetition helps against, with what to do. */
const REFUSED: ReadonlyMap<string, string> = new Map([
  ["400", "kuaidi100 refuses the question: the carrier's code is wrong, or the account has no credit."],
  ["408", "The carrier tells nothing without the right telephone number of sender or addressee."],
  ["503", "kuaidi100 does not accept the signature: check customer and key."],
  ["601", "The key has run out: renew the account at kuaidi100."],
])

function refusalFor(code: string): CourierError {
  const refused = REFUSED.get(code)
  if (refused !== undefined) return new CourierError("Rejected", refused)
  // 501 服务器错误, 502 服务器繁忙, and what is not documented: it was not answered, and that is all we know.
  return new CourierError("Unavailable", "kuaidi100 is out of order or overloaded. Ask again later.")
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw unreadable()
  }
}

function isSame(one: string, other: string): boolean {
  return one.trim().toUpperCase() === other.trim().toUpperCase()
}

function unreadable(): CourierError {
  return new CourierError(
    "Corrupt",
    "What kuaidi100 sent cannot be read as its documentation says. Ask kuaidi100, or look the parcel up by hand.",
  )
}

function ofAnother(): CourierError {
  return new CourierError(
    "Corrupt",
    "kuaidi100 answered about another waybill than was asked for. Nothing of it was taken over.",
  )
}
