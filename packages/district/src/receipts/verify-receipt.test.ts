import { inspect } from "node:util"
import { composeBasis, type ReceiptResult } from "@onevisit/core/benefits/receipts"
import { receiptJsonSchema, signedRootJsonSchema } from "@onevisit/core/benefits/receipts/schema"
import { fen } from "@onevisit/core/money"
import {
  ageOf,
  all,
  bands,
  checkRule,
  defineRule,
  disputed,
  fact,
  factSheet,
  observed,
  parameter,
  type ParameterHistory,
  sheetOf,
  unknown,
  within,
} from "@onevisit/core/rules"
import { month, plainDate } from "@onevisit/core/time"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { runOf, subjectOf } from "./receipts.fixture.ts"
import { sha256, verifyReceipt } from "./index.ts"

const label = { zh: "样例", en: "sample" }
const measures = { statute: "sample-measures", title: label, sample: true }
const resident = factSheet("resident", {
  born: fact.date(label, { from: ["population"], sensitive: true }),
  registeredIn: fact.region(label),
  nickname: fact.flag(label),
})
const monthly = (id: string): ParameterHistory => ({
  id,
  label,
  type: { kind: "bands", yields: "money" },
  values: [
    {
      from: plainDate("2018-01-01"),
      to: null,
      source: measures,
      value: [{ from: 80, to: null, value: "30.00" }],
    },
  ],
})
const regions = {
  id: "sample",
  version: "1",
  title: label,
  sample: true,
  entries: [
    { code: "99", name: label, source: "样例" },
    { code: "990101", name: label, parent: "99", source: "样例" },
  ],
}
const age = ageOf(resident.born, { at: "month-after-birthday", leapDay: "feb28" })
const rule = Result.getOrThrow(
  checkRule(
    defineRule({
      id: "old-age",
      title: label,
      eligible: all(within(resident.registeredIn, "990101").code("registered"), age.atLeast(80).code("aged")),
      amount: bands(age, parameter("old-age.monthly"), { otherwise: "0.00" }),
    }),
    {
      sheet: sheetOf(resident),
      parameters: [monthly("old-age.monthly"), monthly("other")],
      codes: { region: regions, industry: regions },
    },
  ),
)
const time = { month: month("2018-08") }
const born = observed("1930-05-01", { source: "population", asOf: plainDate("2018-07-31") })
const people = [
  { born, registeredIn: "990101", nickname: true },
  { born: "1938", registeredIn: "990101" },
  { born: disputed("1930-01-01", "1950-01-01"), registeredIn: unknown },
]
const faultOf = (...given: Parameters<typeof verifyReceipt>) => {
  const checked = verifyReceipt(...given)
  return checked.outcome === "refused" ? checked.refusal.fault : checked.outcome
}

describe("a decision receipt", () => {
  it("is verified with the public key alone, and says what was decided without the facts", async () => {
    const { papers, publicKey, signedRoot } = await runOf({ rule, time, people })
    expect(verifyReceipt(papers[0] ?? "", signedRoot, publicKey)).toEqual({
      outcome: "verified",
      run: "run-1",
      programme: { id: "old-age", edition: "2018" },
      subject: subjectOf(0),
      time,
      verdict: "yes",
      amount: { min: 3000, max: 3000 },
      reasons: [
        { code: "registered", verdict: "yes" },
        { code: "aged", verdict: "yes" },
      ],
    })
    const undetermined = verifyReceipt(papers[1] ?? "", signedRoot, publicKey)
    expect(undetermined).toMatchObject({ verdict: "undetermined", amount: { min: 0, max: 3000 } })
  })

  it("holds the facts that the rule names with source and day, and no others; so with parameters and codes", async () => {
    const { papers } = await runOf({ rule, time, people })
    const paper = JSON.parse(papers[0] ?? "") as Record<string, Record<string, unknown>>
    expect(paper["determination"]?.["facts"]).toEqual({ born, registeredIn: "990101" })
    expect(paper["basis"]).toMatchObject({
      parameters: [{ id: "old-age.monthly" }],
      codes: { region: { id: "sample" } },
    })
    expect(Object.keys(paper["basis"]?.["codes"] ?? {})).toEqual(["region"])
  })

  it("names the edition of the calendar where one mattered", () => {
    const calendar = { id: "china", version: "2018-1" }
    expect(composeBasis(rule, sha256, { calendar }).text).toContain(
      '"calendar":{"id":"china","version":"2018-1"}',
    )
  })

  it("shows nothing of itself before it is handed out, nor does what it is refused with", async () => {
    const { papers, publicKey, receipts, signedRoot } = await runOf({ rule, time, people })
    const [receipt] = receipts
    for (const shown of [
      String(receipt?.determination),
      JSON.stringify(receipt?.determination),
      inspect(receipt?.determination),
    ])
      expect(shown).not.toMatch(/1930|990101/)
    const refused = verifyReceipt(
      (papers[0] ?? "").replace("1930-05-01", "1930-05-02"),
      signedRoot,
      publicKey,
    )
    expect(JSON.stringify(refused)).not.toMatch(/1930|sub_/)
  })

  it("has another leaf for the same facts, so that a neighbour's cannot be guessed", async () => {
    const { tree } = await runOf({ rule, time, people: [people[0] ?? {}, people[0] ?? {}] })
    expect(new Set(tree.levels[0]).size).toBe(2)
  })

  it("takes a salt of chance only", async () => {
    const { composeReceipt } = await import("@onevisit/core/benefits/receipts")
    const of = {
      run: "r",
      programme: { id: "p", edition: "1" },
      subject: subjectOf(0),
      time,
      facts: {},
      verdict: "no",
      amount: null,
      reasons: [],
    } as const
    expect(() => composeReceipt(of, composeBasis(rule, sha256), "1234")).toThrow(RangeError)
  })

  it.each<[string, (result: ReceiptResult) => ReceiptResult]>([
    ["verdict-differs", (result) => ({ ...result, verdict: "no" })],
    ["amount-differs", (result) => ({ ...result, amount: { min: fen(3000), max: fen(3001) } })],
    ["amount-differs", (result) => ({ ...result, amount: null })],
    ["reasons-differ", (result) => ({ ...result, reasons: result.reasons.slice(1) })],
    [
      "reasons-differ",
      (result) => ({ ...result, reasons: result.reasons.map(({ code }) => ({ code, verdict: "no" })) }),
    ],
  ])("that the authority itself signed against its own rule is refused: %s", async (fault, state) => {
    const { papers, publicKey, signedRoot } = await runOf({ rule, time, people, state })
    expect(faultOf(papers[0] ?? "", signedRoot, publicKey)).toBe(fault)
  })

  it("is refused for the first thing that is wrong with it", async () => {
    const [mine, other] = [await runOf({ rule, time, people }), await runOf({ rule, time, people })]
    const [paper = "", neighbour = ""] = mine.papers
    const { publicKey, signedRoot } = mine
    expect(faultOf(paper, signedRoot, other.publicKey)).toBe("root-not-signed")
    expect(faultOf(paper, signedRoot, { ...publicKey, suite: "sm2" })).toBe("root-not-signed")
    expect(faultOf(paper, signedRoot, { ...publicKey, key: "AAAA" })).toBe("root-not-signed")
    expect(faultOf(paper, other.signedRoot, other.publicKey)).toBe("not-in-tree")
    expect(faultOf(paper, "{}", publicKey)).toBe("root-malformed")
    expect(faultOf("{}", signedRoot, publicKey)).toBe("receipt-malformed")
    expect(faultOf("", signedRoot, publicKey)).toBe("receipt-malformed")
    expect(faultOf(JSON.stringify(JSON.parse(paper), null, 1), signedRoot, publicKey)).toBe(
      "receipt-malformed",
    )
    const path = /"path":.*$/.exec(neighbour)?.[0] ?? ""
    expect(faultOf(paper.replace(/"path":.*$/, path), signedRoot, publicKey)).toBe("not-in-tree")
    expect(faultOf(paper.replace('"30.00"', '"31.00"'), signedRoot, publicKey)).toBe("other-basis")
  })

  it("is refused on a root of another run that holds the very same tree", async () => {
    const { keys, papers, publicKey, tree } = await runOf({ rule, time, people })
    const { signRoot } = await import("./index.ts")
    const elsewhere = await signRoot(keys, "run-2", tree, sha256)
    expect(faultOf(papers[0] ?? "", elsewhere, publicKey)).toBe("other-run")
  })

  it("has a JSON Schema, and so has the root", () => {
    expect(receiptJsonSchema()).toMatchObject({ required: ["basis", "determination", "path", "v"] })
    expect(signedRootJsonSchema()).toMatchObject({ properties: { v: { const: 1 } } })
  })
})
