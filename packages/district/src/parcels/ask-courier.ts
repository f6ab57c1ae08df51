/**
 * Asks a courier where a parcel is, when its timer says so, and puts the answer on record. On however many machines one
 * of them asks: it takes a lease in the storage first, and does not give it back before the next question may come.
 */
import { randomUUID } from "node:crypto"
import { system } from "@onevisit/core/identity"
import { isErased } from "@onevisit/core/events"
import type { ParcelCommand } from "@onevisit/core/intake/parcels"
import {
  type Courier,
  CourierError,
  type Storage,
  type TrackQuestion,
  type TrackReport,
} from "@onevisit/core/ports"
import { fromEpochMillis, type Now, toEpochMillis } from "@onevisit/core/time"
import { ownOpening } from "../sealing/index.ts"
import type { FiringTimer } from "../run-due/index.ts"
import { askTimer, parcelStream } from "./parcel-model.ts"
import type { ParcelDesk } from "./parcel-desk.ts"

export interface AskOptions {
  readonly storage: Storage
  readonly desk: ParcelDesk
  readonly answerWithinMs: number
}

type Report = Extract<ParcelCommand, { readonly type: "report" }>

/** What the timers of parcels do. */
export function fireParcelTimer({ answerWithinMs, desk, storage }: AskOptions) {
  return async ({ commandId, id, subject }: FiringTimer, now: Now): Promise<void> => {
    const passTime = () => desk.run(subject, { type: "pass-time" }, { as: system("clock"), commandId })
    if (id !== askTimer(parcelStream(subject))) return void (await passTime())
    const { asking, courier: courierId, waybill } = await desk.load(subject)
    if (asking.next === null || asking.next > now.at || courierId === null || waybill === null)
      return void (await passTime())
    const courier = desk.courierOf(courierId)
    // A minute less than the shortest pause: the lease never keeps the next question waiting.
    const until = fromEpochMillis(toEpochMillis(now.at) + (desk.rules.everyMinutes - 1) * 60_000)
    const name = `courier:${courierId}:${waybill.mark}`
    if (!(await storage.lease({ name, holder: randomUUID(), now: now.at, until }))) return

    const as = system(`courier:${courierId}`)
    const question = await questionOf(desk, subject, courier)
    const report =
      question === null ? withoutAnswer("rejected") : await ask(desk, courier, question, answerWithinMs)
    const told = await desk.run(subject, report, { as, commandId })
    // What lies in the future is not believed; that it was told counts as no answer.
    if (told.outcome === "refused" && told.refusal._tag === "DateInTheFuture")
      await desk.run(subject, withoutAnswer("unavailable"), { as, commandId })
  }
}

/** What the courier has to know; `null` where it was erased. The telephone number only where it is needed. */
async function questionOf(desk: ParcelDesk, id: string, courier: Courier): Promise<TrackQuestion | null> {
  const { phone, waybill } = await desk.reveal(id, ownOpening("own:track-parcel"))
  if (waybill === null || typeof waybill.waybill !== "string" || isErased(phone)) return null
  const { carrier } = waybill
  const asked = { carrier, waybill: waybill.waybill }
  return typeof phone === "string" && courier.needsPhone(carrier) ? { ...asked, phone } : asked
}

async function ask(
  desk: ParcelDesk,
  courier: Courier,
  question: TrackQuestion,
  answerWithinMs: number,
): Promise<Report> {
  try {
    const { events, notBefore, outcome } = await inTime(courier.track(question), answerWithinMs)
    const asked = { outcome: outcome === "tracked" ? "answered" : outcome, notBefore } as const
    return { type: "report", source: "asked", tracks: await desk.tracksOf(events), asked }
  } catch (error) {
    if (!(error instanceof CourierError)) throw error
    // What cannot be read is asked for again, seldom; silence calls a person in the end.
    return withoutAnswer(error.reason === "Rejected" ? "rejected" : "unavailable", error.notBefore)
  }
}

function withoutAnswer(
  outcome: "unavailable" | "rejected",
  notBefore: TrackReport["notBefore"] | null = null,
): Report {
  return { type: "report", source: "asked", tracks: [], asked: { outcome, notBefore } }
}

/** A courier that never answers keeps nothing waiting. */
async function inTime<T>(answer: Promise<T>, millis: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLong = new Promise<never>((_, reject) => {
    const late = new CourierError(
      "Unavailable",
      "The courier gave no answer in time. It is asked again later.",
    )
    timer = setTimeout(() => reject(late), millis)
  })
  try {
    return await Promise.race([answer, tooLong])
  } finally {
    clearTimeout(timer)
  }
}
