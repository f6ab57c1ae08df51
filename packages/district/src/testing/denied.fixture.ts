/** Everybody who may not make a call, each told so: for tests that name every call of a service. */
import {
  type Actor,
  actorOfAgent,
  actorOfApplicant,
  byLaw,
  type OfficerActor,
  subjectIdOf,
} from "@onevisit/core/identity"
import { text } from "@onevisit/core/reasons"
import { addDays, plainDate, type PlainDate } from "@onevisit/core/time"
import { expect } from "vitest"

export type Answer = { readonly outcome: string; readonly refusal?: { readonly _tag: string } }
export type Call = (as: Actor) => Promise<Answer>
export type Named = Readonly<Record<string, Actor>>

const other = subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b")

/** Who may never act: other people, the law, and an officer with every role on a day that is not theirs. */
export function nobody(on: PlainDate, may: OfficerActor): Named {
  const [yesterday, tomorrow] = [addDays(on, -1), addDays(on, 1)]
  const { validTo: _, ...once } = may
  const delegation = { from: "officer-9", validFrom: yesterday, validTo: on }
  return {
    "another person": actorOfApplicant(other),
    "an agent of another": actorOfAgent({ subject: other, principal: other, capacity: "guardian" }),
    "the law": byLaw({
      statute: "sample-measures",
      title: text("样例办法", "Sample Measures"),
      sample: true,
    }),
    "an officer vouched for yesterday": { ...once, validAt: yesterday },
    "an officer vouched for until today": { ...once, validAt: yesterday, validTo: on },
    "an officer vouched for from tomorrow": { ...once, validAt: tomorrow, validTo: addDays(tomorrow, 9) },
    "an officer whose delegation is over": { ...may, delegation },
  }
}

/** An officer with powers of another, for the acts that are named and no others. */
export function delegated(may: OfficerActor, ...acts: readonly string[]): OfficerActor {
  return { ...may, delegation: { from: "officer-9", validFrom: plainDate("2018-01-01"), acts } }
}

/** Everybody who may not is told so and changes nothing; whoever may is not told so. */
export async function expectDenied(call: Call, denied: Named, allowed: Named, count: () => Promise<number>) {
  const before = await count()
  for (const [who, actor] of Object.entries(denied)) {
    const answer = await call(actor)
    expect([who, answer.outcome, answer.refusal?._tag]).toEqual([who, "refused", "NotAuthorised"])
  }
  expect(await count()).toBe(before)
  for (const [who, actor] of Object.entries(allowed))
    expect([who, (await call(actor)).refusal?._tag]).not.toEqual([who, "NotAuthorised"])
}

export function pick(all: Named, names: readonly string[], isAmong: boolean): Named {
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name) === isAmong))
}
