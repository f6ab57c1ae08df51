// Rolls, allowances and vouchers, hunted for what stands in them about people: names, numbers, accounts, facts and words.
// The payment file is the one way out of the district, and it has what a bank needs and nothing else.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { chinaCalendar, citizenNumber, sampleRegions } from "@onevisit/china"
import type { Table } from "@onevisit/core/catalogue/tables"
import { instant } from "@onevisit/core/time"
import { createDistrict, type District, fileKeys, simulatedClock } from "@onevisit/district"
import { sqliteStorage } from "@onevisit/storage-sqlite"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { vouchers } from "../releases/plays/voucher-scheme.ts"
import { leaksInBytes, leaksInValue } from "./leaks.ts"
import {
  benefitsOfficer as as,
  liveOnMoney,
  type MoneyLived,
  moneyRegister,
  moneySecrets,
  rollOf,
} from "./money-life.ts"

const secrets = moneySecrets("暗记90517号", 517)
const folder = mkdtempSync(join(tmpdir(), "onevisit-money-secrets-"))
const clock = simulatedClock(instant("2022-07-04T01:00:00Z"))
const said: (readonly [where: string, value: unknown])[] = []
const openings: string[] = []
let district: District
let lived: MoneyLived

beforeAll(async () => {
  const register = moneyRegister(secrets)
  district = await createDistrict({
    storage: sqliteStorage(join(folder, "district.db")),
    keys: fileKeys(join(folder, "district.keys")),
    clock,
    calendar: chinaCalendar(),
    regions: sampleRegions,
    schemes: [citizenNumber],
    benefits: register.benefits,
    vouchers,
    onLog: (record) => said.push(["a log record", record]),
    onSpan: (span) => said.push(["a span", span]),
    onOpened: (opened) => {
      said.push(["an opening", opened])
      openings.push(opened.purpose)
    },
  })
  lived = await liveOnMoney(district, clock, register, secrets, (...heard) => said.push(heard))
})
afterAll(async () => {
  await district.close()
  rmSync(folder, { recursive: true, force: true })
})

const leaksInFiles = () =>
  readdirSync(folder).flatMap((file) =>
    leaksInBytes(readFileSync(join(folder, file)), secrets).map((name) => `${file}: ${name}`),
  )
const leaksSaid = () =>
  said.flatMap(([where, value]) => leaksInValue(value, secrets).map((name) => `${where}: ${name}`))

describe("money that is paid, with marked secrets wherever it is about somebody", () => {
  it("leaves none of them in the bytes of the database, its log, its index or the key file", () => {
    expect(readdirSync(folder)).toContain("district.db")
    expect(leaksInFiles()).toEqual([])
  })

  it("shows none of them in an answer, a log record, a span or an opening", () => {
    expect(said.length).toBeGreaterThan(60)
    expect(leaksSaid()).toEqual([])
  })

  it("goes out by the payment file alone, which has the payee, the account and the bank, and nothing else", () => {
    const [allowances, again, round] = lived.files.map((file) => leaksInValue(file, secrets).toSorted())
    const account = ["foundAccount", "foundName", "payeeBank"]
    const roll = ["payeeAccount", "payeeName"]
    expect(allowances).toEqual([...account, ...roll].toSorted())
    expect(again).toEqual(account)
    expect(round).toEqual(["holderAccount", "holderName", "payeeBank"])
    expect(openings).toContain("own:pay")
  })

  it("shows the dry run of a roll to whoever made it, with what they handed in and no fact of the register", () => {
    const shown = leaksInValue(lived.shown, secrets)
    expect(shown).toEqual(expect.arrayContaining(["listedNumber", "listedName", "payeeAccount"]))
    expect(shown).not.toContain("born")
  })

  it("gives the pseudonyms of those whom nobody can name back for a stated purpose", async () => {
    const [first] = await district.benefits.unidentified("recorded-allowance-2022-07", {
      purpose: "to find them",
    })
    expect(first?.person).toBe(secrets.namelessPseudonym)
  })

  it("gives what people wrote about vouchers back for a stated purpose", async () => {
    const history = await district.vouchers.history(lived.account, "to answer")
    expect(leaksInValue(history, secrets)).toEqual(
      expect.arrayContaining([
        "voucherPurpose",
        "voucherReason",
        "voucherAnswer",
        "returnReason",
        "holderAccount",
      ]),
    )
  })
})

describe("a roll that cannot be read", () => {
  const [table] = rollOf(secrets).tables
  const header = table?.rows[0]?.cells ?? []
  /** The roll with a secret in one of its cells. */
  const spoilt = (at: number): Table => ({
    ...(table as Table),
    rows: (table?.rows ?? []).map(({ cells, row }) => ({
      row,
      cells: row === 1 ? cells : cells.map((cell, column) => (column === at ? secrets.payeeName : cell)),
    })),
  })
  const failing = (...tables: readonly Table[]) =>
    district.benefits.compareRoll({ ...rollOf(secrets), tables }, { as }).then(
      (value) => value.outcome,
      (error: unknown) => {
        said.push(["a roll that cannot be read", error])
        return (error as { readonly _tag: string })._tag
      },
    )

  it.each(["身份证号", "起始月份", "已发至月份", "月标准", "与本人关系", "应补金额", "多发金额"])(
    "for what stands under %s is told by its place, and nothing of it is repeated",
    async (column) => {
      expect(await failing(spoilt(header.indexOf(column)))).toBe("InvalidInput")
      expect(leaksSaid()).toEqual([])
    },
  )

  it("for a number that stands there twice, or a column that is missing, is told so too", async () => {
    const whole = table as Table
    expect(await failing(whole, { ...whole, sheet: "二" })).toBe("InvalidInput")
    const bare = whole.rows.map(({ cells, row }) => ({ row, cells: cells.slice(1) }))
    expect(await failing({ ...whole, rows: bare })).toBe("InvalidInput")
    expect(leaksSaid()).toEqual([])
  })
})

describe("a call about money that fails", () => {
  const calls: Readonly<Record<string, () => Promise<unknown>>> = {
    "an account in the wrong place": () =>
      district.benefits.act(
        { programme: "recorded-allowance", subject: lived.found },
        { type: "set-payee", payee: { name: secrets.foundName, account: secrets.foundAccount } } as never,
        { as },
      ),
    "a number for a subject": () =>
      district.benefits.entitlement({
        programme: "recorded-allowance",
        subject: secrets.foundNumber as never,
      }),
    "a name for a payment": () => district.benefits.paymentFile(secrets.foundName, "样例"),
    "a name for a roll": () => district.benefits.roll(secrets.listedName),
    "a name for a sweep": () => district.benefits.sweepState(secrets.foundName),
    "another account for a voucher": () =>
      district.vouchers.command(
        lived.account,
        { type: "set-payee", payee: { account: secrets.holderAccount } } as never,
        { as },
      ),
    "a name for an account": () => district.vouchers.get(secrets.holderName),
    "a roll by nobody who may": () =>
      district.benefits.compareRoll(rollOf(secrets), { as: { ...as, roles: [] } as never }),
    "a roll that says something else than was confirmed": () =>
      district.benefits.importRoll(rollOf(secrets, { name: secrets.payeeName }), { as }),
  }

  it.each(Object.keys(calls))("by %s says nothing of it", async (name) => {
    const answer = await calls[name]?.().catch((error: unknown) => error)
    const isFailed = answer instanceof Error || (answer as { readonly outcome: string }).outcome === "refused"
    expect([name, isFailed]).toEqual([name, true])
    said.push([name, answer])
    expect(leaksSaid()).toEqual([])
    expect(leaksInFiles()).toEqual([])
  })
})
