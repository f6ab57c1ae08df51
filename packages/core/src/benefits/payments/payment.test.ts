import * as fc from "fast-check"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { type Actor, actorOfApplicant, subjectIdOf, system } from "../../identity/index.ts"
import { instant, month, plainDate } from "../../time/index.ts"
import {
  amountOf,
  decidePayment,
  evolvePayment,
  linesSent,
  linesWith,
  noPayment,
  type PaymentCommand,
  type PaymentLine,
  type PaymentState,
  totalsOf,
} from "./index.ts"
import { paymentEventReader } from "./payment.schema.ts"

const subject = subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b")
const on = plainDate("2018-08-20")
const context = {
  now: { at: instant("2018-08-20T02:00:00.000Z"), on, time: "10:00:00" },
  actor: system("payments"),
  authority: { role: "benefits-officer", programs: true },
}
const line = (id: number, ...amounts: readonly number[]): PaymentLine => ({
  line: String(id),
  subject,
  items: amounts.map((amount, at) => ({ month: month(`2018-0${8 - at}`), amount })),
  setOff: 0,
  refund: 0,
})
const open: PaymentCommand = {
  type: "open",
  of: { kind: "programme", programme: "old-age-allowance", month: month("2018-08") },
  payOn: on,
}

function run(state: PaymentState, command: PaymentCommand): Result.Result<PaymentState, string> {
  const decided = decidePayment(state, command, context)
  if (Result.isFailure(decided)) return Result.fail(decided.failure._tag)
  for (const event of decided.success) expect(Result.isSuccess(paymentEventReader.read(event))).toBe(true)
  return Result.succeed(decided.success.reduce(evolvePayment, state))
}
const after = (...commands: readonly PaymentCommand[]) =>
  commands.reduce((state, command) => Result.getOrThrow(run(state, command)), noPayment)
const refusal = (state: PaymentState, command: PaymentCommand) => {
  const tried = run(state, command)
  return Result.isFailure(tried) ? tried.failure : null
}

const planned = after(open, { type: "plan", lines: [line(1, 3000), line(2, 6000, 6000), line(3, 3000)] })
const paid = after(
  open,
  { type: "plan", lines: [line(1, 3000), line(2, 6000, 6000), line(3, 3000)] },
  { type: "note-paid", paid: ["1", "2"], dropped: ["3"] },
)
const hash = "sha256:0"

describe("a payment run", () => {
  it("is closed only with the totals of the lines that were paid", () => {
    expect(refusal(planned, { type: "close", totals: { lines: 3, amount: 18_000, hash } })).toBe("LinesLeft")
    expect(totalsOf(paid)).toEqual({ lines: 2, amount: 15_000 })
    expect(refusal(paid, { type: "close", totals: { lines: 2, amount: 15_001, hash } })).toBe("TotalsDiffer")
    expect(refusal(paid, { type: "close", totals: { lines: 3, amount: 15_000, hash } })).toBe("TotalsDiffer")
    expect(
      Result.getOrThrow(run(paid, { type: "close", totals: { lines: 2, amount: 15_000, hash } })).phase,
    ).toBe("closed")
  })

  it("is taken up where it broke off: what is planned or settled already is not done again", () => {
    expect(Result.getOrThrow(run(planned, { type: "plan", lines: [line(1, 9999)] }))).toEqual(planned)
    expect(Result.getOrThrow(run(paid, { type: "note-paid", paid: ["3"], dropped: ["1"] }))).toEqual(paid)
    expect(Result.getOrThrow(run(paid, open))).toEqual(paid)
    const of = { kind: "voucher-round", scheme: "sample-vouchers", round: "2018-1" } as const
    expect(refusal(paid, { type: "open", of, payOn: on })).toBe("PaymentOfAnother")
  })

  it("is run by whoever may, and by officers on their days alone", () => {
    const officer = {
      kind: "officer",
      externalId: "officer-1",
      unit: "civil-affairs",
      roles: ["benefits-officer"],
      validAt: on,
    } as const
    const authority = { role: "benefits-officer", unit: "civil-affairs", programs: false }
    const tagFor = (over: Partial<typeof context> | { readonly actor: Actor }) => {
      const decided = decidePayment(noPayment, open, { ...context, authority, ...over })
      return Result.isFailure(decided) ? decided.failure._tag : null
    }
    expect(tagFor({ actor: officer })).toBe(null)
    expect(tagFor({ actor: { ...officer, unit: "window", jurisdiction: ["civil-affairs"] } })).toBe(null)
    for (const actor of [
      system("payments"),
      { ...officer, roles: ["window"] },
      { ...officer, unit: "window" },
      { ...officer, validAt: plainDate("2018-08-19") },
      { ...officer, validAt: plainDate("2018-08-19"), validTo: on },
      actorOfApplicant(subject),
    ])
      expect(tagFor({ actor })).toBe("NotAuthorised")
  })

  it("sends what is left of a line, and no line of which nothing is left", () => {
    const less = (each: PaymentLine, setOff: number): PaymentLine => ({ ...each, setOff })
    const state = after(
      open,
      { type: "plan", lines: [less(line(1, 3000), 1000), less(line(2, 3000), 3000)] },
      { type: "note-paid", paid: ["1", "2"], dropped: [] },
    )
    expect(linesSent(state).map(({ line: id }) => id)).toEqual(["1"])
    expect(totalsOf(state)).toEqual({ lines: 1, amount: 2000 })
  })

  it("notes a line that the bank sent back, once", () => {
    const returned: PaymentCommand = { type: "note-return", line: "2", reason: "账户已销户", on }
    expect(refusal(paid, returned)).toBe("PaymentNotClosed")
    const closed = Result.getOrThrow(run(paid, { type: "close", totals: { lines: 2, amount: 15_000, hash } }))
    const back = Result.getOrThrow(run(closed, returned))
    expect(linesWith(back, "returned").map(({ line: id }) => id)).toEqual(["2"])
    expect(refusal(back, returned)).toBe("UnknownLine")
    expect(refusal(closed, { ...returned, line: "3" })).toBe("UnknownLine")
    expect(refusal(closed, { ...returned, on: plainDate("2018-08-21") })).toBe("DateInTheFuture")
  })

  it("adds up, whatever is planned, paid and dropped in whatever pieces", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 9000 }), fc.boolean()), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 7 }),
        (all, size) => {
          let state = after(open)
          for (let from = 0; from < all.length; from += size) {
            const lines = all.slice(from, from + size).map(([amount], at) => line(from + at + 1, amount))
            state = Result.getOrThrow(run(state, { type: "plan", lines }))
            const ids = lines.map(({ line: id }) => id)
            const isPaid = (id: string) => all[Number(id) - 1]?.[1] === true
            state = Result.getOrThrow(
              run(state, {
                type: "note-paid",
                paid: ids.filter(isPaid),
                dropped: ids.filter((id) => !isPaid(id)),
              }),
            )
          }
          const sum = all.reduce((so, [amount, isPaid]) => so + (isPaid ? amount : 0), 0)
          expect(totalsOf(state).amount).toBe(sum)
          expect(linesWith(state, "paid").reduce((so, each) => so + amountOf(each), 0)).toBe(sum)
        },
      ),
    )
  })
})
