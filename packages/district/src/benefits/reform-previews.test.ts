import { checkProgramme, previewReform } from "@onevisit/core/benefits"
import {
  all,
  bindRule,
  checkRule,
  compileColumns,
  compileRow,
  defineRule,
  encodeRows,
  lower,
  sheetOf,
  within,
} from "@onevisit/core/rules"
import { text } from "@onevisit/core/reasons"
import * as fc from "fast-check"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { known, open, programme, resident } from "./district.fixture.ts"
import { as, august } from "./populated.fixture.ts"

const standing = programme()
/** Everybody who is registered gets fifty yuan, old or not, paid elsewhere or not. */
const proposed = (() => {
  const rule = defineRule({
    id: "old-age-allowance",
    title: text("样例", "Sample"),
    eligible: all(within(resident.registeredIn, "990101").code("registered")),
    amount: "50.00",
  })
  const { codes } = standing.rule
  const checked = checkRule(rule, { sheet: sheetOf(resident), ...(codes === undefined ? {} : { codes }) })
  return Result.getOrThrow(checkProgramme({ ...standing, edition: "2019", rule: Result.getOrThrow(checked) }))
})()
const query = { ...august, proposed, purpose: "preview of the edition of 2019" }

describe("the preview of a reform on the population", () => {
  it("says what the core says of the same people in columns, and forgets what it looked at", async () => {
    const people = fc.array(
      fc.record({
        born: fc.constantFrom("1925-01-01", "1937-05-05", "1938", "1990-01-01"),
        registeredIn: fc.constantFrom("990101", "990101", "990102"),
        paidElsewhere: fc.constantFrom(false, true, undefined),
      }),
      { minLength: 1, maxLength: 12 },
    )
    await fc.assert(
      fc.asyncProperty(people, async (population) => {
        const opened = await open()
        const facts = population.map((each) => ({ ...known, ...each }))
        for (const [at, each] of facts.entries()) opened.people.put(`old${at}`, each)
        const { witnesses, ...figures } = await opened.benefits.previewReform(query)
        const side = ({ rule }: typeof standing) => {
          const bound = Result.getOrThrow(bindRule(rule, { month: august.month }))
          const row = Result.getOrThrow(compileRow(bound))
          return {
            program: Result.getOrThrow(compileColumns(lower(bound))),
            batch: encodeRows(bound, facts),
            complete: (at: number) => row.run(facts[at] ?? {}),
          }
        }
        const idOf = (row: number) => `old${row}`
        const { witnesses: expected, ...preview } = previewReform({
          before: side(standing),
          after: side(proposed),
          idOf,
        }).finish()
        expect(figures).toEqual(preview)
        expect(Object.keys(witnesses).toSorted()).toEqual(Object.keys(expected).toSorted())
        for (const [change, witness] of Object.entries(witnesses)) {
          const { reasons } = Object.values(expected).find(({ id }) => id === witness.id) ?? witness
          expect(witness.reasons, change).toEqual(reasons)
        }
        // A sweep afterwards begins as if nobody had looked.
        const swept = await opened.benefits.sweep(august, { as })
        expect(swept).toMatchObject({ outcome: "closed" })
        expect((await opened.benefits.sweepState("old-age-allowance-2018-08")).figures?.previous).toBe(null)
      }),
      { numRuns: 40 },
    )
  })

  it("gives a reason for whom an edition refuses, names nobody, and keeps nothing", async () => {
    const opened = await open()
    opened.people.put("young", { ...known, born: "1990-01-01" })
    opened.people.put("moved", { ...known, born: "1930-01-01", registeredIn: "990102" })
    const before = (await opened.storage.readFeed({ after: 0, limit: 10 })).length
    const progress: number[] = []
    const { counts, witnesses } = await opened.benefits.previewReform(query, ({ done, of }) =>
      progress.push(done / of),
    )
    expect(counts).toMatchObject({ gained: 1, unchanged: 1 })
    expect(witnesses.gained).toMatchObject({
      id: "young",
      reasons: { before: [text("不符合：aged", "not met: aged")] },
    })
    expect(opened.people.identified).toEqual([])
    expect(progress.at(-1)).toBe(1)
    expect(progress).toEqual(progress.toSorted((a, b) => a - b))
    expect(await opened.storage.readFeed({ after: 0, limit: 10 })).toHaveLength(before)
  })

  it("is made anew where the feed changes under it, and given up where it does not rest", async () => {
    const opened = await open()
    opened.people.put("old1", { ...known, born: "1930-01-01" })
    let left = 1
    const touch = () => {
      if (left > 0) opened.people.put("old2", { ...known, born: "1931-01-01" })
      left -= 1
    }
    expect((await opened.benefits.previewReform(query, touch)).totals.before.subjects).toBe(2)
    left = 100
    let at = 0
    const restless = () => opened.people.put(`old${(at += 1)}`, { ...known, born: "1931-01-01" })
    await expect(opened.benefits.previewReform(query, restless)).rejects.toMatchObject({
      _tag: "PopulationError",
      reason: "Unavailable",
    })
  })
})
