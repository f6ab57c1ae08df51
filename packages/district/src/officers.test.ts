/** Every call of benefits and of vouchers that somebody must be allowed to make, and everybody who must not. */
import {
  type Actor,
  actorOfAgent,
  actorOfApplicant,
  byLaw,
  type OfficerActor,
  type SubjectId,
  subjectIdOf,
  system,
} from "@onevisit/core/identity"
import { yuan } from "@onevisit/core/money"
import { addDays, month, type PlainDate } from "@onevisit/core/time"
import { describe, expect, it } from "vitest"
import type { BenefitsService, EntitlementAct } from "./benefits/index.ts"
import { officer, payee } from "./benefits/district.fixture.ts"
import { as, august, done, enrol, populated } from "./benefits/populated.fixture.ts"
import type { VoucherCommandInput, VouchersService } from "./vouchers/index.ts"
import {
  cashier,
  clause,
  claimOf,
  examiner,
  openDistrict,
  quota,
  quotaOf,
  scheme,
  settler,
  window,
} from "./vouchers/vouchers.fixture.ts"

type Answer = { readonly outcome: string; readonly refusal?: { readonly _tag: string } }
type Call = (as: Actor) => Promise<Answer>
type Named = Readonly<Record<string, Actor>>

const other = subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b")

/** Who may never act: other people, the law, and an officer with every role on a day that is not theirs. */
function nobody(on: PlainDate, may: OfficerActor): Named {
  const [yesterday, tomorrow] = [addDays(on, -1), addDays(on, 1)]
  const { validTo: _, ...once } = may
  const delegation = { from: "officer-9", validFrom: yesterday, validTo: on }
  return {
    "another person": actorOfApplicant(other),
    "an agent of another": actorOfAgent({ subject: other, principal: other, capacity: "guardian" }),
    "the law": byLaw(clause),
    "an officer vouched for yesterday": { ...once, validAt: yesterday },
    "an officer vouched for until today": { ...once, validAt: yesterday, validTo: on },
    "an officer vouched for from tomorrow": { ...once, validAt: tomorrow, validTo: addDays(tomorrow, 9) },
    "an officer whose delegation is over": { ...may, delegation },
  }
}

/** Everybody who may not is told so and changes nothing; whoever may is not told so. */
async function expectDenied(call: Call, denied: Named, allowed: Named, count: () => Promise<number>) {
  const before = await count()
  for (const [who, actor] of Object.entries(denied)) {
    const answer = await call(actor)
    expect([who, answer.outcome, answer.refusal?._tag]).toEqual([who, "refused", "NotAuthorised"])
  }
  expect(await count()).toBe(before)
  for (const [who, actor] of Object.entries(allowed))
    expect([who, (await call(actor)).refusal?._tag]).not.toEqual([who, "NotAuthorised"])
}

function pick(all: Named, names: readonly string[], isAmong: boolean): Named {
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name) === isAmong))
}

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
  type Reads = "entitlement" | "find" | "subjectOf" | "sweepState" | "payment" | "paymentFile" | "receipt"
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

    for (const [act, ...who] of Object.values(acts)) {
      await check((by) => benefits.act(key, act(), { as: by }), who)
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
      findOut: [(by) => benefits.findOut(key, { as: by }), "role", "program"],
    }
    for (const [call, ...who] of Object.values(calls)) await check(call, who)
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

describe("a call of vouchers", () => {
  type Who = "holder" | "quota" | "window" | "examiner" | "settler" | "cashier"
  const reasons = ["样例理由"]
  const matter = { of: "claim", id: "C-1" } as const
  const contract = {
    number: "HT-9",
    provider: "lab",
    service: "testing",
    price: yuan(100),
    signedOn: "2019-03-04" as PlainDate,
  }
  const commands: Readonly<Record<VoucherCommandInput["type"], readonly [VoucherCommandInput, ...Who[]]>> = {
    "withdraw-request": [{ type: "withdraw-request", request: "R9" }, "holder"],
    "issue-voucher": [{ type: "issue-voucher", request: "R9", voucher: "V9" }, "quota"],
    "refuse-request": [{ type: "refuse-request", request: "R9", reasons }, "quota"],
    "announce-adverse-act": [{ type: "announce-adverse-act", matter, reasons }, "examiner"],
    "state-defence": [{ type: "state-defence", matter, statement: "样例" }, "holder", "window"],
    reserve: [{ type: "reserve", use: "U9", voucher: "V9", contract }, "holder", "window"],
    release: [{ type: "release", use: "U9" }, "holder", "window"],
    "withdraw-claim": [{ type: "withdraw-claim", claim: "C-9" }, "holder"],
    "approve-claim": [{ type: "approve-claim", claim: "C-9" }, "examiner"],
    "refuse-claim": [{ type: "refuse-claim", claim: "C-9", reasons }, "examiner"],
    "set-payee": [
      {
        type: "set-payee",
        payee: { name: "样例", account: "0000", bank: "样例银行", relation: "self" },
      },
      "holder",
      "window",
    ],
  }
  type Reads =
    | "accountOf"
    | "get"
    | "find"
    | "claims"
    | "round"
    | "rounds"
    | "history"
    | "payment"
    | "paymentFile"
  type Acts = Exclude<keyof VouchersService, Reads | "command">

  it("is denied to everybody whom it is not for, and to every officer on another day", async () => {
    const { call, clock, holding, opened, storage, approvedOn, morning } = await openDistrict()
    await opened("2019-1", "2019-06-30", 10_000)
    const held = await holding("1")
    await approvedOn("2019-06-28", "2")
    morning("2019-07-10")
    await call.settleRound(scheme.id, "2019-1", { as: settler })
    const paid = { scheme: scheme.id, round: "2019-1", purpose: "样例" }
    const { payment } = done(await call.pay(paid, { as: cashier }))
    const all: Named = { holder: held.actor, quota, window, examiner, settler, cashier }
    const everyRole = { ...quota, roles: Object.values(scheme.roles) }
    const never = {
      ...nobody(clock.now().on, everyRole),
      "a program": system("cron"),
      "an officer of another unit": { ...everyRole, unit: "other-bureau" },
      "an officer without a role": { ...everyRole, roles: [] },
    }
    const count = async () => (await storage.readFeed({ after: 0, limit: 10_000 })).length
    const check = (act: Call, who: readonly Who[]) =>
      expectDenied(act, { ...never, ...pick(all, who, false) }, pick(all, who, true), count)

    for (const [command, ...who] of Object.values(commands))
      await check((by) => call.command(held.account, command, { as: by }), who)
    const round = { scheme: scheme.id, round: "2019-2", cutOff: "2019-12-31" as PlainDate, budget: yuan(1) }
    const calls: Readonly<Record<Acts, readonly [Call, ...Who[]]>> = {
      request: [
        (by) => call.request({ ...quotaOf(held.id as SubjectId), request: "R2" }, { as: by }),
        "holder",
        "window",
      ],
      claim: [(by) => call.claim(held.account, claimOf("7", "2019-07-10"), { as: by }), "holder", "window"],
      openRound: [(by) => call.openRound(round, { as: by }), "settler"],
      changeBudget: [(by) => call.changeBudget(scheme.id, "2019-1", yuan(2), { as: by }), "settler"],
      settleRound: [(by) => call.settleRound(scheme.id, "2019-1", { as: by }), "settler"],
      pay: [(by) => call.pay(paid, { as: by }), "cashier"],
      noteReturns: [(by) => call.noteReturns(payment, [], { as: by }), "cashier"],
    }
    for (const [act, ...who] of Object.values(calls)) await check(act, who)
  })
})
