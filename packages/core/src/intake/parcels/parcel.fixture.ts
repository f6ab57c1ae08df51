/** Parcels of one made-up case, and what couriers say of them. */
import * as Result from "effect/Result"
import { type Actor, type OfficerActor, subjectIdOf, system } from "../../identity/index.ts"
import { type Instant, type Now, plainDate, type PlainDate } from "../../time/index.ts"
import { decideParcel, foldParcel, noParcel, type ParcelContext, usualAskRules } from "./index.ts"
import type { ParcelCommand, ParcelEvent, ParcelRefusal, ParcelState, Track, TrackStage } from "./index.ts"

export const applicant = subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b")
export const CASE = "0190b1a2-0000-7000-8000-000000000001"
export const program = system("courier")

export const clerkOn = (on: PlainDate): OfficerActor => ({
  kind: "officer",
  externalId: "clerk",
  unit: "bureau",
  roles: [],
  validAt: on,
})

/** Ten o'clock in the morning, by China's time. */
export const morning = (day: string): Now => ({
  at: `${day}T02:00:00.000Z` as Instant,
  on: plainDate(day),
  time: "10:00:00",
})

/** Something that happened at an hour of a day by China's time, from 8 on. */
export function track(stage: TrackStage, day: string, hour = 10, more: Partial<Track> = {}): Track {
  const at = `${day}T${String(hour - 8).padStart(2, "0")}:00:00.000Z` as Instant
  const by = stage === "delivered" ? "self" : null
  return { at, on: plainDate(day), stage, by, mark: `${stage} ${hour}`, text: `样例：${stage}`, ...more }
}

type Record = Extract<ParcelCommand, { type: "record" }>

export const recorded: Record = {
  type: "record",
  case: CASE,
  direction: "to-authority",
  courier: "sample",
  carrier: "ems",
  waybill: "SAMPLE000001",
  mark: "m1",
  contents: { materials: ["form", "licence"], documents: [], originals: ["licence"] },
  payer: "sender",
  dispatchedOn: plainDate("2018-07-19"),
  returnOriginals: { payer: "government", waybill: null },
  returns: null,
}
export const sent: Record = {
  ...recorded,
  direction: "to-applicant",
  contents: { materials: [], documents: ["3-decision"], originals: [] },
  returnOriginals: null,
}

export function contextOn(day: string, actor?: Actor, more: Partial<ParcelContext> = {}): ParcelContext {
  const now = morning(day)
  return {
    now,
    actor: actor ?? clerkOn(now.on),
    roles: {},
    rules: usualAskRules,
    applicant,
    scheme: null,
    returned: null,
    ...more,
  }
}

export interface Step {
  readonly on: string
  readonly command: ParcelCommand
  readonly as?: Actor
  readonly more?: Partial<ParcelContext>
}

/** Plays steps that are expected to hold, and hands back what the parcel has become. */
export function play(...steps: readonly Step[]): ParcelState {
  return foldParcel(eventsOf(...steps))
}

export function eventsOf(...steps: readonly Step[]): readonly ParcelEvent[] {
  const events: ParcelEvent[] = []
  for (const { as, command, more, on } of steps)
    events.push(...Result.getOrThrow(decideParcel(foldParcel(events), command, contextOn(on, as, more))))
  return events
}

/** The rule that the last step breaks. */
export function refusalOf(step: Step, state: ParcelState = noParcel): ParcelRefusal["_tag"] {
  const decision = decideParcel(state, step.command, contextOn(step.on, step.as, step.more))
  if (Result.isSuccess(decision)) throw new Error("Nothing was refused")
  return decision.failure._tag
}

/** What the courier answered when it was asked. */
export const answered = (on: string, ...tracks: readonly Track[]): Step => ({
  on,
  as: program,
  command: { type: "report", source: "asked", tracks, asked: { outcome: "answered", notBefore: null } },
})
