/** Every call of vouchers that somebody must be allowed to make, and everybody who must not. */
import { system } from "@onevisit/core/identity"
import { yuan } from "@onevisit/core/money"
import type { PlainDate } from "@onevisit/core/time"
import { describe, it } from "vitest"
import { type Call, delegated, expectDenied, type Named, nobody, pick } from "../testing/denied.fixture.ts"
import type { VoucherCommandInput, VouchersService } from "./index.ts"
import {
  cashier,
  claimOf,
  examiner,
  openDistrict,
  quota,
  quotaOf,
  scheme,
  settler,
  window,
} from "./vouchers.fixture.ts"

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
    const { payment } = await call.pay(paid, { as: cashier })
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

    /** An officer whose delegation names the act may do it, and one whose delegation names any other may not. */
    const checkNamed = (act: Call, ...names: readonly string[]) =>
      expectDenied(
        act,
        { other: delegated(everyRole, "another-act") },
        { named: delegated(everyRole, ...names) },
        count,
      )

    for (const [command, ...who] of Object.values(commands)) {
      const act: Call = (by) => call.command(held.account, command, { as: by })
      await check(act, who)
      if (who.some((one) => one !== "holder")) await checkNamed(act, command.type)
    }
    const round = { scheme: scheme.id, round: "2019-2", cutOff: "2019-12-31" as PlainDate, budget: yuan(1) }
    const calls: Readonly<Record<Acts, readonly [Call, ...Who[]]>> = {
      request: [(by) => call.request({ ...quotaOf(held.id), request: "R2" }, { as: by }), "holder", "window"],
      claim: [(by) => call.claim(held.account, claimOf("7", "2019-07-10"), { as: by }), "holder", "window"],
      openRound: [(by) => call.openRound(round, { as: by }), "settler"],
      changeBudget: [(by) => call.changeBudget(scheme.id, "2019-1", yuan(2), { as: by }), "settler"],
      settleRound: [(by) => call.settleRound(scheme.id, "2019-1", { as: by }), "settler"],
      pay: [(by) => call.pay(paid, { as: by }), "cashier"],
      noteReturns: [(by) => call.noteReturns(payment, [], { as: by }), "cashier"],
    }
    for (const [act, ...who] of Object.values(calls)) await check(act, who)
    const names: Readonly<Partial<Record<Acts, readonly string[]>>> = {
      request: ["request-quota"],
      openRound: ["open-round"],
      changeBudget: ["change-budget"],
      settleRound: ["allocate", "allot", "close-round"],
      pay: ["pay"],
      noteReturns: ["note-return"],
    }
    for (const [name, acts] of Object.entries(names)) await checkNamed(calls[name as Acts][0], ...acts)
  })
})
