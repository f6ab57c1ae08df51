import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { text } from "../../reasons/index.ts"
import {
  bindRule,
  type BoundRule,
  checkRule,
  type Condition,
  type FactDeclaration,
} from "../../rules/index.ts"
import { month, plainDate } from "../../time/index.ts"
import type { Leg } from "../leg.ts"
import type { ServiceItem } from "../service-item.ts"
import { examineMaterials } from "./examine-materials.ts"
import { flag, item, paper, question, ruleOn, vastRule } from "./readiness.fixture.ts"

const years: FactDeclaration = {
  type: { kind: "integer", min: 0, max: 60, unit: text("年", "years") },
  label: text("任教年数", "years taught"),
  from: [],
}
const facts = { years, local: flag("local"), rich: flag("rich") }
const rule = ruleOn(
  facts,
  {
    all: [
      { fact: "years", atLeast: 30 },
      {
        any: [
          { fact: "local", is: true },
          { fact: "local", is: false },
        ],
      },
    ],
  },
  { rows: [{ when: { fact: "rich", is: true }, value: "100.00" }], otherwise: "300.00" },
)

const examine = (over: Partial<ServiceItem>, rules: readonly BoundRule[] = [rule]) =>
  examineMaterials(item(over), rules)
const proving = (...evidences: readonly string[]) => [paper("proof", { evidences })]

describe("a paper whose facts can change nothing", () => {
  it("is dead where no condition names what it proves", () => {
    const [examined] = examine({ materials: proving("shoeSize") })
    expect(examined).toMatchObject({
      material: "proof",
      outcome: "dead",
      nowhere: ["shoeSize"],
      finding: { code: "dead-material", path: ["materials", 0], severity: "warning" },
    })
    expect(examined?.text.zh).toBe(
      "材料“材料proof”只证明“shoeSize”，怎样都不改变结论、金额、办理路径或时限；规则中没有“shoeSize”；与办理无关，不应要求提交。",
    )
  })

  it("is dead where the rule names the fact and comes to the same whatever it is", () => {
    const [examined] = examine({ materials: proving("local") })
    expect(examined).toMatchObject({ outcome: "dead", nowhere: [] })
    expect(examined?.text.en).toContain(
      'proves only "whether local", which changes neither verdict nor amount',
    )
  })

  it("is against the law of licences where the item is one, and against the practice of 2018 elsewhere", () => {
    const sourceOf = (type: ServiceItem["type"]) => {
      const [examined] = examine({ type, materials: proving("shoeSize") })
      return examined?.outcome === "dead" ? examined.finding.source : undefined
    }
    expect(sourceOf("licence")).toMatchObject({ statute: "administrative-licensing-law", article: "31" })
    expect(sourceOf("award")).toMatchObject({ statute: "xiaoshan-bulletin-11" })
  })

  it("is dead though it decides which other papers are asked for, and that is said", () => {
    const joint: Condition = { fact: "joint", is: true }
    const materials = [...proving("joint"), paper("agreement", { evidences: ["years"], when: joint })]
    const [examined, other] = examine({ materials, questions: [question("joint", [true, false])] })
    expect(examined?.outcome).toBe("dead")
    expect(examined?.text.zh).toContain("只证明“joint？”")
    expect(examined?.text.zh).toContain("它只决定还要交哪些材料")
    expect(other?.outcome).toBe("tells-apart")
    const own = examine({ materials: [paper("p", { evidences: ["joint"], when: joint })] })
    expect(own[0]?.text.zh).not.toContain("它只决定")
  })

  it("is not looked for among papers that are optional or the authority's to fetch", () => {
    const materials = [
      paper("photo", { necessity: "optional", evidences: ["shoeSize"] }),
      paper("card", { obtainedBy: "shared", evidences: ["shoeSize"] }),
    ]
    expect(examine({ materials })).toEqual([])
  })
})

describe("a paper whose facts matter", () => {
  it("is shown with two cases that differ in one fact and in the verdict", () => {
    const [examined] = examine({ materials: proving("shoeSize", "years") })
    expect(examined).toMatchObject({
      outcome: "tells-apart",
      fact: "years",
      decides: { by: "rule", rule: "sample-rule" },
      changes: "verdict",
      cases: [
        { values: { years: 29 }, outcome: { verdict: false, amount: null } },
        { values: { years: 30 }, outcome: { verdict: true } },
      ],
    })
    expect(examined?.text.zh).toMatch(
      /^材料“材料proof”所证明的“任教年数”有用：任教年数 29年，rich与否 ([是否])的，不符合条件；任教年数 30年，rich与否 \1的，符合条件，金额[13]00\.00元。$/,
    )
  })

  it("is shown with two terms where the rule says whether a term holds", () => {
    const term = ruleOn({ years }, { fact: "years", atLeast: 30 })
    const [examined] = examineMaterials(item({ materials: proving("years") }), [], [term])
    expect(examined).toMatchObject({
      outcome: "tells-apart",
      decides: { by: "term", rule: "sample-rule" },
      changes: "term",
    })
    expect(examined?.text.zh).toContain("任教年数 29年的，不适用该时限；任教年数 30年的，适用该时限。")
    const [shoe] = examineMaterials(item({ materials: proving("shoeSize") }), [], [term])
    expect(shoe).toMatchObject({ outcome: "dead" })
  })

  it("is shown with two amounts where the verdict is the same", () => {
    const [examined] = examine({ materials: proving("rich") })
    expect(examined).toMatchObject({ outcome: "tells-apart", changes: "amount" })
    if (examined?.outcome !== "tells-apart") return
    const amounts = examined.cases.map(({ outcome }) => outcome.amount)
    expect(amounts.toSorted()).toEqual([10_000n, 30_000n])
    expect(examined.text.en).toContain("the rule holds, for ¥100.00")
  })

  it("is shown with two routes where it decides whether a leg is needed or a way is open", () => {
    const local: Condition = { fact: "near", is: true }
    const leg: Leg = {
      id: "check",
      kind: "site-check",
      name: text("现场核查", "inspection"),
      ways: [{ way: "authority-comes" }, { way: "window", when: { fact: "people", atLeast: 2 } }],
      when: local,
    }
    const questions = [question("near", [true, false]), question("people", [1, 3])]
    const near = examine({ legs: [leg], questions, materials: proving("near") })
    expect(near[0]).toMatchObject({ changes: "route", decides: { by: "leg", leg: "check", way: null } })
    expect(near[0]?.text.zh).toContain("near？ 答true的，须办“现场核查”")
    const people = examine({ legs: [leg], questions, materials: proving("people") })
    expect(people[0]).toMatchObject({
      changes: "route",
      decides: { by: "leg", leg: "check", way: "window" },
      cases: [{ values: { people: 1, near: 0 } }, { values: { people: 3, near: 0 } }],
    })
    expect(people[0]?.text.zh).toContain("“现场核查”可以到窗口办理")
    expect(people[0]?.text.en).toContain('"inspection" can be done this way: at the window')
  })

  it("decides no route by how it comes in itself, nor through answers that there are not", () => {
    const questions = [question("people", [1, 3])]
    const leg = (id: string, when: Condition): Leg => ({
      id,
      kind: "show-original",
      name: text("核验原件", "show the original"),
      ways: [{ way: "window" }],
      when,
    })
    const materials = proving("people")
    const own = leg("material-proof", { fact: "people", atLeast: 2 })
    expect(examine({ legs: [own], questions, materials })[0]?.outcome).toBe("dead")
    const between = leg("original", { fact: "people", is: 2 })
    expect(examine({ legs: [between], questions, materials })[0]?.outcome).toBe("dead")
    const never = leg("original", { all: [between.when ?? { all: [] }, { fact: "people", is: 3 }] })
    const ways = [{ way: "window", when: { fact: "people", is: 1 } }] as const
    expect(examine({ legs: [{ ...never, ways }], questions, materials })[0]?.outcome).toBe("dead")
  })

  it("may prove what decides a term, as any rule handed in does", () => {
    const term = ruleOn({ big: flag("big") }, { fact: "big", is: true })
    expect(examine({ materials: proving("big") }, [rule])[0]?.outcome).toBe("dead")
    expect(examine({ materials: proving("big") }, [rule, term])[0]?.outcome).toBe("tells-apart")
  })
})

describe("a paper of which it cannot be told", () => {
  it("does not say what it proves", () => {
    const [examined] = examine({ materials: [paper("note")] })
    expect(examined).toMatchObject({ outcome: "cannot-tell", because: "no-evidence" })
    expect(examined?.text.zh).toContain("未写明证明什么")
  })

  it("has no rule to be held against, unless it decides the route", () => {
    expect(examine({ materials: proving("years") }, [])[0]).toMatchObject({ because: "no-rule" })
    const legs: readonly Leg[] = [
      {
        id: "a",
        kind: "ask",
        name: text("问", "ask"),
        ways: [{ way: "online" }],
        when: { fact: "near", is: true },
      },
    ]
    const questions = [question("near", [true, false])]
    expect(examine({ legs, questions, materials: proving("near") }, [])[0]?.outcome).toBe("tells-apart")
  })

  it("proves a fact in a part of the rule that proofs cannot read; the part is named and nothing is guessed", () => {
    const wide = (name: string): FactDeclaration => ({
      type: { kind: "integer", min: 0, max: 100_000 },
      label: text(name, name),
      from: [],
    })
    const compared = ruleOn(
      { income: wide("income"), limit: wide("limit"), local: flag("local") },
      {
        all: [
          { value: { fact: "income" }, atMost: { fact: "limit" } },
          { fact: "local", is: true },
        ],
      },
    )
    const [examined] = examine({ materials: proving("income") }, [compared])
    expect(examined).toMatchObject({ outcome: "cannot-tell", because: "not-proved" })
    expect(examined?.text.zh).toBe(
      "材料“材料proof”是否必要未能证明：《样例办法》中的income：两个取值很多的事实互相比较，无法逐类证明。",
    )
    // Beside such a part, a fact that surely changes nothing is dead all the same.
    expect(examine({ materials: proving("shoeSize") }, [compared])[0]?.outcome).toBe("dead")
    expect(examine({ materials: proving("income", "local") }, [compared])[0]?.outcome).not.toBe("dead")
  })

  it("proves a fact of a rule with too many branches to be proved", () => {
    const [examined] = examine({ materials: proving("a") }, [vastRule()])
    expect(examined).toMatchObject({ outcome: "cannot-tell", because: "not-proved" })
    expect(examined?.text.zh).toContain("《样例办法》分支过多")
  })
})

describe("a date that may never come", () => {
  it("is told apart in words like any other", () => {
    const died: FactDeclaration = {
      type: { kind: "date", min: plainDate("1900-01-01"), max: plainDate("2100-12-31"), never: true },
      label: text("死亡日期", "date of death"),
      from: [],
    }
    const definition = {
      v: 1,
      id: "alive",
      title: text("样例办法", "Sample Measures"),
      eligible: { not: { fact: "died", atMost: "2018-07-31", never: false } },
    } as const
    const checked = Result.getOrThrow(checkRule(definition, { sheet: { id: "s", facts: { died } } }))
    const alive = Result.getOrThrow(bindRule(checked, { month: month("2018-08") }))
    const [examined] = examine({ materials: proving("died") }, [alive])
    expect(examined?.text.zh).toContain("死亡日期 2018-07-31的，不符合条件")
  })
})
