import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addDays, plainDate } from "../../time/index.ts"
import { briefingEffect, type CaseRow, type HeldBriefing } from "./index.ts"

const may10 = plainDate("2018-05-10")
const briefing = (more: Partial<HeldBriefing> = {}): HeldBriefing => ({
  on: may10,
  area: "east",
  host: "science",
  coOrganisers: [],
  items: ["centre"],
  heads: 9,
  persons: [],
  subjects: ["a", "b", "c"],
  ...more,
})
const row = (applicant: string, returned: boolean, more: Partial<CaseRow> = {}): CaseRow => ({
  applicant,
  item: "centre",
  receivedOn: plainDate("2018-06-01"),
  returned,
  ...more,
})
const rows = [
  row("a", false),
  row("b", false),
  row("c", true),
  row("d", true),
  row("e", true),
  row("f", false),
]

describe("whether those who came were returned less often", () => {
  it("is two shares side by side, with the counts behind them and without a cause", () => {
    const effect = briefingEffect([briefing()], rows, 3)
    expect(effect).toMatchObject({
      attended: { applicants: 3, cases: 3, returned: 1, perMille: 333 },
      absent: { applicants: 3, cases: 3, returned: 2, perMille: 667 },
      sameDay: 0,
      beforeAny: 0,
      verdict: "less-often",
      smallestGroup: 3,
    })
    expect(effect.items["centre"]?.verdict).toBe("less-often")
    expect(effect.sentence).toEqual({
      zh: "申请前参加过辅导的3个申请人、3件，其中补正1件（33.3%）；未参加的3个申请人、3件，其中补正2件（66.7%）。参加过的补正较少。以上仅为两组对照，不说明原因。",
      en: "attended before applying: 3 applicants, 3 cases, 1 returned for correction (33.3%); did not attend: 3 applicants, 3 cases, 2 returned for correction (66.7%). Those who attended were returned less often. The two are set side by side; it does not say why.",
    })
  })

  it("cannot be said of a group that is too small, counted by applicants and not by cases", () => {
    expect(briefingEffect([briefing()], rows, 4).verdict).toBe("cannot-say")
    const busy = [row("a", false), row("a", false), row("a", false), ...rows.slice(3)]
    const effect = briefingEffect([briefing()], busy, 2)
    expect(effect).toMatchObject({ verdict: "cannot-say", attended: { applicants: 1, cases: 3 } })
    expect(effect.sentence.zh).toContain("有一组不足2个申请人，数量太少，尚不能比较。")
    expect(briefingEffect([briefing()], rows.slice(0, 3), 1)).toMatchObject({
      verdict: "cannot-say",
      absent: { cases: 0, perMille: null },
    })
  })

  it("cannot be said where nobody settled how many are enough", () => {
    const effect = briefingEffect([briefing()], rows, null)
    expect(effect.verdict).toBe("cannot-say")
    expect(effect.sentence.zh).toContain("未设定每组最少申请人数")
    expect(() => briefingEffect([], [], 0)).toThrow(RangeError)
    expect(() => briefingEffect([], [], 1.5)).toThrow(RangeError)
  })

  it("may turn out the same or the other way round", () => {
    const even = [row("a", true), row("b", false), row("d", true), row("e", false)]
    expect(briefingEffect([briefing()], even, 2).verdict).toBe("as-often")
    expect(briefingEffect([briefing()], [row("a", true), row("d", false)], 1).verdict).toBe("more-often")
  })

  it("looks only at the items covered and at cases of which it is known which came first", () => {
    const effect = briefingEffect(
      [briefing()],
      [
        ...rows,
        row("a", true, { item: "other" }),
        row("a", true, { receivedOn: may10 }),
        row("d", true, { receivedOn: may10 }),
        row("a", true, { receivedOn: plainDate("2018-05-01") }),
      ],
      3,
    )
    expect(effect).toMatchObject({
      attended: { cases: 3, returned: 1 },
      absent: { cases: 3, returned: 2 },
      sameDay: 1,
      beforeAny: 2,
    })
  })

  it("counts attendance for the item that was covered, and from the first time on", () => {
    const twice = [
      briefing({ on: plainDate("2018-06-01") }),
      briefing(),
      briefing({ items: ["other"], subjects: ["d"] }),
    ]
    const effect = briefingEffect(twice, [...rows, row("d", true, { item: "other" })], 1)
    expect(effect.items["centre"]).toMatchObject({ attended: { cases: 3 }, absent: { cases: 3 }, sameDay: 0 })
    expect(effect.items["other"]).toMatchObject({ attended: { cases: 1 }, absent: { cases: 0 } })
  })
})

describe("whatever the cases and briefings", () => {
  const applicant = fc.constantFrom("a", "b", "c", "d", "e", "f")
  const item = fc.constantFrom("centre", "other")
  const day = fc.nat({ max: 20 }).map((days) => addDays(may10, days))
  const cases = fc.array(fc.record({ applicant, item, receivedOn: day, returned: fc.boolean() }))
  const briefings = fc.array(
    fc
      .record({ on: day, items: fc.uniqueArray(item), subjects: fc.uniqueArray(applicant) })
      .map((some) => briefing(some)),
    { maxLength: 4 },
  )

  it("each case of an item covered is in one place, and their order does not matter", () => {
    fc.assert(
      fc.property(briefings, cases, (held, received) => {
        const effect = briefingEffect(held, received, 2)
        const covered = new Set(held.flatMap(({ items }) => items))
        const { absent, attended, beforeAny, sameDay } = effect
        expect(attended.cases + absent.cases + beforeAny + sameDay).toBe(
          received.filter((each) => covered.has(each.item)).length,
        )
        expect(briefingEffect(held.toReversed(), received.toReversed(), 2)).toEqual(effect)
      }),
    )
  })

  it("a case is among those who attended just when a briefing on its item was before it", () => {
    fc.assert(
      fc.property(briefings, cases, (held, received) => {
        const after = received.filter((each) =>
          held.some(
            ({ items, on, subjects }) =>
              items.includes(each.item) && subjects.includes(each.applicant) && on < each.receivedOn,
          ),
        )
        const { attended } = briefingEffect(held, received, 1)
        expect([attended.cases, attended.returned]).toEqual([
          after.length,
          after.filter(({ returned }) => returned).length,
        ])
      }),
    )
  })
})
