/** Every call of benefits that somebody must be allowed to make, and everybody who must not. */
import { actorOfApplicant, type OfficerActor } from "@onevisit/core/identity"
import { month, type PlainDate } from "@onevisit/core/time"
import { describe, expect, it } from "vitest"
import { type Call, delegated, expectDenied, type Named, nobody, pick } from "../testing/denied.fixture.ts"
import { officer, payee } from "./district.fixture.ts"
import type { BenefitsService, EntitlementAct } from "./index.ts"
import { as, august, done, enrol, populated } from "./populated.fixture.ts"
import { rollOf, rows } from "./roll.fixture.ts"

describe("a call of benefits", () => {
  type Who = "role" | "staff" | "person" | "program"
  const reasons = ["样例理由"]
  const at = month("2018-09")
  const on = "2018-08-20" as PlainDate
  const statement = { fact: "born", value: "1937-01-11", from: null, asOf: on, source: "home-visit" }
  let said = 0
  const acts: Readonly<Record<EntitlementAct["type"], readonly [() => EntitlementAct, ...Who[]]>> = {
    state: [
      () => ({ type: "state", statement: { ...statement, id: `s${(said += 1)}` } }),
      "role",
      "staff",
      "program",
    ],
    determine: [() => ({ type: "determine", by: "test" }), "role", "program"],
    "ask-visit": [() => ({ type: "ask-visit", facts: ["born"], why: "gap" }), "role", "program"],
    "record-visit": [
      () => ({ type: "record-visit", visit: 9, on, outcome: "absent", evidence: null }),
      "role",
      "staff",
    ],
    verify: [() => ({ type: "verify" }), "role", "program"],
    tell: [() => ({ type: "tell", about: "change", how: "call", on }), "role", "staff", "program"],
    enrol: [() => ({ type: "enrol" }), "role", "program"],
    "set-payee": [() => ({ type: "set-payee", payee: payee("other") }), "role", "staff", "person", "program"],
    object: [() => ({ type: "object", about: "stop", statement: "样例" }), "role", "staff", "person"],
    "answer-objection": [() => ({ type: "answer-objection", objection: 9, upheld: true, reasons }), "role"],
    "ask-human": [() => ({ type: "ask-human", statement: "样例" }), "role", "staff", "person"],
    "answer-human": [() => ({ type: "answer-human", reasons }), "role"],
    hold: [() => ({ type: "hold", from: at, reasons }), "role"],
    "lift-hold": [() => ({ type: "lift-hold", reasons }), "role"],
    announce: [() => ({ type: "announce", act: "stop", from: at, reasons }), "role"],
    answer: [() => ({ type: "answer", statement: "样例" }), "role", "staff", "person"],
    drop: [() => ({ type: "drop", reasons }), "role"],
    refuse: [() => ({ type: "refuse", reasons }), "role"],
    stop: [() => ({ type: "stop", reasons }), "role"],
    lower: [() => ({ type: "lower", reasons }), "role"],
    recover: [
      () => ({
        type: "recover",
        by: "set-off",
        amount: 100,
        instalments: [{ dueOn: on, amount: 100 }],
        reasons,
      }),
      "role",
    ],
    resume: [() => ({ type: "resume", from: at, reasons }), "role"],
    "receive-recovery": [() => ({ type: "receive-recovery", amount: 1, on }), "role", "program"],
    "waive-recovery": [() => ({ type: "waive-recovery", amount: 1, reasons }), "role"],
  }
  /** What only reads, and is no act of anybody's. */
  type Reads =
    | "entitlement"
    | "find"
    | "subjectOf"
    | "sweepState"
    | "unidentified"
    | "payment"
    | "paymentFile"
    | "receipt"
    | "roll"
    | "rollEntries"
    | "cityList"
    | "reconcileList"
    | "previewReform"
  type Runs = Exclude<keyof BenefitsService, Reads | "act">

  it("is denied to everybody whom it is not for, and to every officer on another day", async () => {
    const opened = await populated()
    const { benefits, clock, storage } = opened
    await benefits.sweep(august, { as })
    const key = await enrol(opened, "old1")
    clock.advance({ days: 19 })
    const today = clock.now().on
    const { payment } = done(await benefits.pay({ ...august, purpose: "样例" }, { as }))
    const all: Named = {
      role: officer,
      staff: { ...(officer as OfficerActor), roles: ["visitor"] },
      person: actorOfApplicant(key.subject),
      program: as,
    }
    const never = nobody(today, officer as OfficerActor)
    const count = async () => (await storage.readFeed({ after: 0, limit: 10_000 })).length
    const check = (call: Call, who: readonly Who[]) =>
      expectDenied(call, { ...never, ...pick(all, who, false) }, pick(all, who, true), count)

    const named = (...names: readonly string[]) => delegated(officer as OfficerActor, ...names)
    /** An officer whose delegation names the act may do it, and one whose delegation names any other may not. */
    const checkNamed = (call: Call, ...names: readonly string[]) =>
      expectDenied(call, { other: named("another-act") }, { named: named(...names) }, count)

    for (const [name, [act, ...who]] of Object.entries(acts)) {
      await check((by) => benefits.act(key, act(), { as: by }), who)
      await checkNamed((by) => benefits.act(key, act(), { as: by }), name)
    }
    const settles = { ...statement, source: "decision", settles: true } as const
    await check(
      (by) =>
        benefits.act(key, { type: "state", statement: { ...settles, id: `s${(said += 1)}` } }, { as: by }),
      ["role"],
    )
    const next = { programme: august.programme, month: month("2018-09") }
    const calls: Readonly<Record<Runs, readonly [Call, ...Who[]]>> = {
      sweep: [(by) => benefits.sweep(next, { as: by }), "role", "program"],
      settleSweep: [
        (by) => benefits.settleSweep("old-age-allowance-2018-08", "release", "样例", { as: by }),
        "role",
      ],
      pay: [(by) => benefits.pay({ ...next, purpose: "样例" }, { as: by }), "role", "program"],
      noteReturns: [(by) => benefits.noteReturns(payment, [], { as: by }), "role", "program"],
      compareRoll: [(by) => benefits.compareRoll(rollOf(rows), { as: by }), "role", "program"],
      confirmRoll: [(by) => benefits.confirmRoll("roll-2018", "sha256:0", { as: by }), "role"],
      importRoll: [(by) => benefits.importRoll(rollOf(rows), { as: by }), "role"],
      findOut: [(by) => benefits.findOut(key, { as: by }), "role", "program"],
    }
    for (const [call, ...who] of Object.values(calls)) await check(call, who)
    const names: Readonly<Record<Runs, readonly string[]>> = {
      sweep: ["sweep"],
      settleSweep: ["release"],
      pay: ["pay"],
      noteReturns: ["note-return"],
      compareRoll: ["compare"],
      confirmRoll: ["confirm"],
      importRoll: ["import"],
      findOut: ["ask-visit"],
    }
    for (const [name, [call]] of Object.entries(calls)) await checkNamed(call, ...names[name as Runs])
    // Also where the run is there already, open or closed.
    for (const call of [calls.sweep, calls.pay]) await check(call[0], ["role", "program"])
  })

  it("lets a program name the first account, and no other", async () => {
    const opened = await populated()
    await opened.benefits.sweep(august, { as })
    const key = await enrol(opened, "old1")
    const named = { type: "set-payee", payee: payee("other") } as const
    expect(await opened.benefits.act(key, named, { as })).toMatchObject({ refusal: { _tag: "PayeeChange" } })
    const own = actorOfApplicant(key.subject)
    expect(await opened.benefits.act(key, named, { as: own })).toMatchObject({ outcome: "done" })
  })
})
