import { describe, expect, it } from "vitest"
import { text } from "../../reasons/index.ts"
import { disputed, never, withheld } from "../facts/observation.ts"
import type { Condition } from "../language/condition.ts"
import {
  alive,
  asked,
  bind,
  city,
  family,
  old,
  plan,
  population,
  resident,
  unpaid,
} from "./resident.fixture.ts"
import type { QuestionSource } from "./source.ts"

describe("a fact that not everyone may be asked for", () => {
  it("is never asked for again when it was withheld; the case goes to a person when nothing else settles it", () => {
    const bound = bind({ all: [old, unpaid] })
    const terms = { sources: [population, city] }
    expect(asked(plan(bound, { born: withheld }, terms))).toEqual(["city: paid"])
    const stuck = plan(bound, { born: withheld, paid: false }, terms)
    expect(stuck).toMatchObject({ outcome: "stuck", facts: [{ fact: "born", because: "withheld" }] })
    expect(stuck).toMatchObject({ open: [{ fact: "born", state: "withheld", sources: [] }] })
  })

  it("goes to a person when it is a matter of judgement", () => {
    const bound = bind({ judgement: "hardship" })
    const registry: QuestionSource = { id: "registry", answers: ["hardship"], cost: 1 }
    expect(plan(bound, {}, { sources: [registry] })).toMatchObject({
      outcome: "stuck",
      facts: [{ fact: "hardship", because: "judgement" }],
    })
    const judged = plan(bound, {}, { sources: [registry, family] })
    expect(judged).toMatchObject({
      questions: [
        { source: "family", asks: "person", text: { zh: "请家属判断确有困难：一经答复即可认定。" } },
      ],
    })
  })

  it("goes to who can end a dispute, and to nobody where the dispute does not matter", () => {
    const terms = { sources: [population, family] }
    const values = (first: string) => ({ born: disputed(first, "1945-01-01") })
    expect(asked(plan(bind(old), values("1930-01-01"), terms))).toEqual(["family: born"])
    expect(asked(plan(bind(old), values("1944-01-01"), terms))).toBe("settled")
    const settles = { sources: [{ ...population, settlesDisputes: true }, family] }
    expect(asked(plan(bind(old), values("1930-01-01"), settles))).toEqual(["population: born"])
    expect(plan(bind(old), values("1930-01-01"), { sources: [population] })).toMatchObject({
      outcome: "stuck",
      facts: [{ fact: "born", because: "disputed" }],
    })
  })

  it("is left to a person where there is no source, or every source was asked", () => {
    const stuck = plan(bind({ all: [resident, unpaid] }), {}, { sources: [city], spent: ["city"] })
    expect(stuck).toMatchObject({
      facts: [
        { fact: "resident", because: "no-source" },
        { fact: "paid", because: "spent" },
      ],
      text: {
        zh: "结果尚不能认定，现有来源均无法查明：户籍在本区（没有来源）、他处已领（来源均已查询）。请安排上门核实或由工作人员当面了解。",
        en: "It is not settled, and no source can tell registered here (there is no source), paid elsewhere (every source was asked): arrange a home visit or have an officer find out.",
      },
    })
  })

  it("is not asked for in vain: what cannot settle the case without it is left alone too", () => {
    const differ: Condition = { if: resident, then: unpaid, else: { not: unpaid } }
    expect(asked(plan(bind(differ), { resident: withheld }, { sources: [city] }))).toBe("stuck")
  })
})

describe("the words of a question", () => {
  it("say who is asked for what and what it may settle, in Chinese and English, and hold no value", () => {
    const bound = bind({ all: [old, alive, unpaid] })
    const values = { born: "1938", died: disputed("2016-02-03", never) }
    const first = plan(bound, values, { sources: [city, { ...population, settlesDisputes: true }] })
    expect(first).toMatchObject({
      questions: [
        {
          text: {
            zh: "向人口库查询出生日期、死亡日期，核实有争议之处：一经答复，可能即可认定不符合。",
            en: "Ask population registry for date of birth, date of death, to settle what is disputed: its answer may settle that the rule does not hold.",
          },
        },
      ],
    })
    expect(JSON.stringify(first)).not.toMatch(/1938|2016|1930/)
  })

  it("say that the next question hangs on it where no answer settles anything", () => {
    const differ: Condition = { if: resident, then: unpaid, else: { not: unpaid } }
    const register: QuestionSource = {
      id: "register",
      label: text("户籍库", "the register"),
      answers: ["resident"],
      cost: 1,
    }
    expect(plan(bind(differ), {}, { sources: [city, register] })).toMatchObject({
      questions: [{ text: { zh: "向户籍库查询户籍在本区：接下来须查明什么，取决于此答复。" } }],
    })
  })
})
