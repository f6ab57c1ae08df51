import {
  composeListTable,
  type ListRow,
  parseListTables,
  reconcileReasonTitles,
} from "@onevisit/core/benefits"
import { composeListDocument, parseListDocument } from "@onevisit/core/benefits/schema"
import { fen } from "@onevisit/core/money"
import { month, plainDate } from "@onevisit/core/time"
import { memoryStorage } from "@onevisit/storage-memory"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { createDistrict } from "../create-district.ts"
import { calendar, known, officer, open, payee, programme } from "./district.fixture.ts"
import { as, august, enrol, keyOf, populated, september } from "./populated.fixture.ts"

const purpose = "reconciliation with the city"
const query = { programme: "old-age-allowance", months: [august.month], purpose } as const

/** Three who were paid for August, one of whom was found only then. */
async function paid() {
  const opened = await populated()
  await opened.benefits.sweep(august, { as })
  for (const who of ["old1", "old2", "old3"]) await enrol(opened, who)
  opened.clock.advance({ days: 19 })
  await opened.benefits.pay({ ...august, purpose: "样例" }, { as })
  return opened
}
const line = (person: string, more: Partial<ListRow> = {}): ListRow => ({
  person: `key-${person}`,
  month: august.month,
  amount: fen(3000),
  status: "paid",
  category: "80至89周岁",
  from: month("2018-01"),
  payee: `hash-${payee(person).account}`,
  ...more,
})

describe("a list for the city", () => {
  it("has who gets what for a month, by keys that name nobody", async () => {
    const opened = await paid()
    const { rows, unnamed } = await opened.benefits.cityList(query)
    expect(unnamed).toBe(0)
    expect(rows.toSorted((a, b) => (a.person < b.person ? -1 : 1))).toEqual(
      ["old1", "old2", "old3"].map((who) => line(who)),
    )
    const table = composeListTable(rows, { file: "市级.csv", sheet: "市级" })
    expect(Result.getOrThrow(parseListTables([table]))).toEqual(rows)
    const sent: unknown = JSON.parse(JSON.stringify(composeListDocument(rows)))
    expect(Result.getOrThrow(parseListDocument(sent))).toEqual(rows)
    expect(JSON.stringify(sent)).not.toContain("样例old")
  })

  it("has the account to which a month was paid, whatever was set since", async () => {
    const opened = await paid()
    const key = await keyOf(opened, "old1")
    await opened.benefits.act(key, { type: "set-payee", payee: payee("new") }, { as: officer })
    opened.clock.advance({ days: 20 })
    const months = [august.month, september.month]
    const { rows } = await opened.benefits.cityList({ ...query, months })
    const own = rows.filter(({ person }) => person === "key-old1")
    expect(own.map(({ payee: account }) => account)).toEqual(["hash-6200-old1", "hash-6200-new"])
  })

  it("counts whom no key can be made of, and leaves them out", async () => {
    const opened = await populated()
    opened.people.put("nameless", { ...known, born: "1930-01-01" })
    await opened.benefits.sweep(august, { as })
    await enrol(opened, "nameless")
    await enrol(opened, "old1")
    const { rows, unnamed } = await opened.benefits.cityList(query)
    expect([rows.map(({ person }) => person), unnamed]).toEqual([["key-old1"], 1])
  })

  it("is not made where nobody said how people stand in it", async () => {
    const { population } = await open()
    const bare = await createDistrict({
      storage: memoryStorage(),
      calendar,
      benefits: { programmes: [programme()], population },
    })
    await expect(bare.benefits.cityList(query)).rejects.toMatchObject({ _tag: "ListsMissing" })
  })
})

describe("the list of the city beside ours", () => {
  it("matches, or differs for a reason that is on record here", async () => {
    const opened = await paid()
    const { benefits } = opened
    await benefits.act(
      await keyOf(opened, "old2"),
      { type: "set-payee", payee: payee("new") },
      { as: officer },
    )
    const theirs = [
      line("old1"),
      line("old2", { payee: "hash-6200-new", from: month("2018-02") }),
      line("old4"),
      line("open"),
      line("stranger"),
    ]
    const found = await benefits.reconcileList({ programme: query.programme, purpose, theirs })
    expect(found.matched.map(({ ours }) => ours.person)).toEqual(["key-old1"])
    expect(found.differing.map(({ fields, ours }) => [ours.person, fields])).toEqual([
      [
        "key-old2",
        [
          { field: "from", reason: "starts-later-there" },
          { field: "payee", reason: "account-changed-here" },
        ],
      ],
    ])
    expect(found.onlyOurs.map(({ reason, row }) => [row.person, reason])).toEqual([
      ["key-old3", "unexplained"],
    ])
    expect(found.onlyTheirs.map(({ reason, row }) => [row.person, reason])).toEqual([
      ["key-old4", "not-enrolled-here"],
      ["key-open", "undetermined-here"],
      ["key-stranger", "not-on-record-here"],
    ])
    expect(reconcileReasonTitles["account-changed-here"].zh).toBe("我方变更过收款账户")
  })

  it("tells a month that is held here, and looks at the months of their list alone", async () => {
    const opened = await paid()
    const { benefits } = opened
    const hold = { type: "hold", from: september.month, reasons: ["a letter came back"] } as const
    await benefits.act(await keyOf(opened, "old1"), hold, { as: officer })
    opened.clock.advance({ days: 15 })
    const theirs = ["old1", "old2", "old3"].map((who) => line(who, { month: september.month }))
    const found = await benefits.reconcileList({ programme: query.programme, purpose, theirs })
    expect(found.matched).toHaveLength(2)
    expect(found.differing.map(({ fields }) => fields)).toEqual([
      [
        { field: "amount", reason: "held-here" },
        { field: "status", reason: "held-here" },
      ],
    ])
    expect([found.onlyOurs, found.onlyTheirs]).toEqual([[], []])
    const both = await benefits.reconcileList({ ...query, theirs })
    expect([both.onlyOurs.length, both.onlyTheirs.length]).toEqual([3, 0])
  })

  it("tells whom our facts made residents in the month", async () => {
    const opened = await populated()
    await opened.benefits.sweep(august, { as })
    await enrol(opened, "old1")
    const october = { ...august, month: month("2018-10") }
    for (const [sweep, registeredIn, asOf] of [
      [september, "990102", "2018-08-31"],
      [october, "990101", "2018-09-30"],
    ] as const) {
      opened.people.put("old1", { registeredIn })
      opened.people.asOf = plainDate(asOf)
      opened.clock.advance({ days: 31 })
      await opened.benefits.sweep(sweep, { as })
    }
    const theirs: ListRow[] = []
    const found = await opened.benefits.reconcileList({ ...query, months: [october.month], theirs })
    expect(found.onlyOurs.map(({ reason, row }) => [row.person, reason])).toEqual([
      ["key-old1", "moved-in-here"],
    ])
  })
})
