import { describe, expect, it } from "vitest"
import { text } from "../../reasons/index.ts"
import { flag, ruleOn, vastRule, words } from "./readiness.fixture.ts"
import {
  agreement,
  city,
  codes,
  decide,
  eligible,
  facts,
  population,
  rule,
} from "./sample-allowance.fixture.ts"

describe("an item whose facts are all told by registries", () => {
  it("can be done with no application, and says by whom", () => {
    const readiness = decide()
    expect(readiness.outcome).toBe("ready")
    expect(readiness.text.zh).toBe("“样例津贴”可以免申请办理：所需信息均可由“人口库”、“全市津贴系统”提供。")
    expect(readiness.needs.map(({ metBy }) => metBy)).toEqual([
      ["population"],
      ["population"],
      ["population"],
      ["city-benefits"],
    ])
  })

  it("does not want anybody to tell a fact that can never matter", () => {
    expect(decide().irrelevant).toEqual(["pensioned"])
  })

  it("is a matter for the registries also where the item takes no application already", () => {
    expect(codes({ initiation: "ex-officio", channels: [] }, { registries: [population] })).toEqual([
      "fact-not-told",
    ])
  })
})

describe("an item for which a registry is missing", () => {
  it("names the fact that nobody tells, and the one agreement that would do", () => {
    const agreements = [
      agreement("pension", "pension-office", { facts: ["pensioned"] }),
      agreement("city", "city-benefits", { facts: ["paidElsewhere"] }),
    ]
    const readiness = decide({}, { registries: [population], agreements })
    expect(readiness).toMatchObject({
      outcome: "ready-after-agreements",
      sets: [["city"]],
      complete: true,
      blockers: [{ code: "fact-not-told", path: ["rules", 0, "facts", "paidElsewhere"], liftedBy: ["city"] }],
    })
    expect(readiness.text.zh).toBe("“样例津贴”尚不能免申请办理；签订“协议city”后即可。")
    expect(readiness.text.en).toContain('it can with "agreement city".')
  })

  it("offers every smallest set of agreements, with fewer agreements first", () => {
    const agreements = [
      agreement("lists", "population", { enumerates: ["natural-person"] }),
      agreement("visits", "home-visit", { facts: ["aged"] }),
      agreement("deaths", "population", { facts: ["died"] }),
      agreement("register", "population", { facts: ["aged", "died"], enumerates: ["natural-person"] }),
    ]
    const readiness = decide({}, { registries: [city], agreements })
    expect(readiness).toMatchObject({
      sets: [["register"], ["lists", "visits", "deaths"]],
      complete: true,
    })
    expect(readiness.text.zh).toContain(
      "签订“协议register”，或者“协议lists”、“协议visits”、“协议deaths”后即可。",
    )
  })

  it("says that there are more sets than it shows", () => {
    const names = Array.from({ length: 7 }, (_, at) => `fact${at}`)
    const sheet = Object.fromEntries(names.map((name) => [name, flag(name, "a", "b")]))
    const all = ruleOn(sheet, { all: names.map((fact) => ({ fact, is: true })) })
    const agreements = names.flatMap((name) =>
      ["a", "b"].map((registry) => agreement(`${name}-${registry}`, registry, { facts: [name] })),
    )
    const readiness = decide({}, { agreements }, [all])
    expect(readiness).toMatchObject({ outcome: "ready-after-agreements", complete: false })
    expect(readiness.text.zh).toContain("（另有至少61种组合）")
    expect(readiness.text.en).toContain("(and 61+ other sets)")
  })

  it("is not ready where no agreement gives what is missing", () => {
    const readiness = decide({}, { registries: [population] })
    expect(readiness).toMatchObject({
      outcome: "not-ready",
      blockers: [{ code: "fact-not-told", liftedBy: [] }],
    })
    expect(readiness.text.zh).toBe(
      "“样例津贴”不能免申请办理：没有可用的登记库提供“paidElsewhere与否”（可由city-benefits提供）。",
    )
  })

  it("takes a fact only from a registry from which the fact sheet takes it", () => {
    const wrong = { ...city, id: "hearsay" }
    expect(codes({}, { registries: [population, wrong] })).toEqual(["fact-not-told"])
    expect(codes({}, { registries: [population], agreements: [agreement("h", "hearsay", city)] })).toEqual([
      "fact-not-told",
    ])
  })

  it("finds nobody without a registry that lists those it serves", () => {
    const { enumerates: _, ...unlisted } = population
    expect(codes({}, { registries: [unlisted, city] })).toEqual(["no-candidates"])
    const readiness = decide({ serves: ["natural-person", "enterprise"] })
    expect(readiness).toMatchObject({ blockers: [{ code: "no-candidates", path: ["serves", 1] }] })
    expect(readiness.text.zh).toContain("（企业法人）")
  })
})

describe("what no registry clears", () => {
  it("is a fact that only the person can tell, or that an officer has to judge", () => {
    const own = ruleOn(
      { ...facts, wishes: flag("wishes") },
      { all: [eligible, { fact: "wishes", is: true }] },
    )
    expect(codes({}, {}, [own])).toEqual(["fact-only-the-person-tells"])
    const judged = { ...flag("hardship", "population"), judged: true }
    const weighed = ruleOn({ ...facts, hardship: judged }, { all: [eligible, { judgement: "hardship" }] })
    expect(codes({}, {}, [weighed])).toEqual(["fact-judged"])
  })

  it("is a licence, which is granted on application", () => {
    const readiness = decide({ type: "licence" })
    expect(readiness).toMatchObject({
      blockers: [
        { code: "law-wants-application", source: { statute: "administrative-licensing-law", article: "2" } },
      ],
    })
  })

  it("is that the conditions stand in words alone", () => {
    expect(codes({}, {}, [])).toEqual(["no-rule"])
  })

  it("is a fee, or a result that is collected by hand only", () => {
    const fee = { amount: words, basis: { statute: "sample", title: words } }
    expect(codes({ fee })).toEqual(["fee"])
    expect(codes({ collection: ["by-hand"] })).toEqual(["collected-by-hand"])
    expect(codes({ collection: ["by-hand", "courier"] })).toEqual([])
  })
})

describe("a fact that two rules name", () => {
  const aged = (...from: readonly string[]) =>
    ruleOn({ aged: flag("aged", ...from) }, { fact: "aged", is: true })
  const terms = { registries: [population, { ...city, facts: ["aged"] }] }

  it("is told only by a registry from which both take it", () => {
    expect(codes({}, terms, [aged("population", "city-benefits"), aged("city-benefits")])).toEqual([])
    expect(
      codes({}, { registries: [population] }, [aged("population", "city-benefits"), aged("city-benefits")]),
    ).toEqual(["fact-not-told"])
    const apart = decide({}, terms, [aged("population"), aged("city-benefits")])
    expect(apart).toMatchObject({ outcome: "not-ready", blockers: [{ code: "fact-not-told" }] })
    expect(apart.text.zh).toContain("没有共同认可的登记库")
  })

  it("is the person's to tell, or an officer's to judge, where it is so for one of them", () => {
    expect(codes({}, terms, [aged("population"), aged()])).toEqual(["fact-only-the-person-tells"])
    const judged = { ...flag("aged", "population"), judged: true }
    const weighed = ruleOn({ aged: judged }, { judgement: "aged" })
    expect(codes({}, terms, [aged("population"), weighed])).toEqual(["fact-judged"])
  })
})

describe("a rule that cannot be read in full", () => {
  const money = (name: string, from: string) => ({
    type: { kind: "integer", min: 0, max: 100_000 } as const,
    label: text(name, name),
    from: [from],
  })
  const compared = ruleOn(
    { income: money("income", "tax"), limit: money("limit", "tax") },
    { value: { fact: "income" }, atMost: { fact: "limit" } },
  )

  it("needs every fact of which it cannot be told whether it matters, and says why", () => {
    const readiness = decide({}, {}, [compared])
    expect(codes({}, {}, [compared])).toEqual(["fact-not-told", "fact-not-told"])
    expect(readiness.irrelevant).toEqual([])
    expect(readiness.unproved.map(({ zh }) => zh)).toEqual([
      "《样例办法》中涉及“income”、“limit”的部分：两个取值很多的事实互相比较，无法逐类证明",
    ])
  })

  it("needs every fact where it has too many branches to tell, and says so", () => {
    const readiness = decide({}, {}, [vastRule()])
    expect(readiness.irrelevant).toEqual([])
    expect(readiness.unproved.map(({ zh }) => zh)).toEqual(["《样例办法》分支过多，未能证明哪些事实无关"])
  })

  it("needs a fact that matters to one rule though it matters not to another", () => {
    const other = ruleOn(facts, { fact: "pensioned", is: true })
    expect(codes({}, {}, [rule, other])).toEqual(["fact-not-told"])
    expect(decide({}, {}, [rule, other]).irrelevant).toEqual([])
  })
})
