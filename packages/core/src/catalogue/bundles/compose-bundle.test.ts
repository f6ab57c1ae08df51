import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { composeChecklist } from "../../materials/index.ts"
import { material } from "../items.fixture.ts"
import { calendar, on as day } from "../outlets/outlets.fixture.ts"
import type { BundleItem } from "./bundle.ts"
import {
  bundleOf,
  business,
  catalogueOf,
  codesOf,
  compose,
  composed,
  entry,
  form,
  identity,
  keysOf,
  licence,
  licenceCopy,
  on,
  words,
  yesOrNo,
} from "./bundles.fixture.ts"

const offices = catalogueOf(entry("licence"), entry("tax"), entry("account"))

describe("a bundle", () => {
  it("asks for one set of what several items ask for, with the most that any wants", () => {
    const [card, ...others] = composed(business).materials
    expect(others).toEqual([])
    expect(card).toMatchObject({
      key: "identity-card",
      needed: "yes",
      necessity: "key",
      ways: [[form("original"), form("copy", 2)]],
    })
    expect(card?.needs.map(({ item }) => item)).toEqual(["licence", "seal"])
  })

  it("has nobody bring what one of its items issues, and lets those that need it wait", () => {
    const all = composed(business)
    expect(all.feeds).toEqual([
      { document: "business-licence", from: "licence", to: "seal", requirement: "licence", certainty: "yes" },
      {
        document: "business-licence",
        from: "licence",
        to: "account",
        requirement: "licence",
        certainty: "yes",
      },
    ])
    expect(all.groups).toEqual([
      ["licence", "tax"],
      ["seal", "account"],
    ])
  })

  it("takes as long as the longest chain of items that wait for each other", () => {
    expect(composed(business).criticalPath).toEqual({
      items: ["licence", "account"],
      workingDays: 8,
      precision: "exact",
      withoutTerm: [],
    })
    const start = { on: day("2018-09-28"), calendar }
    expect(composed(business, undefined, { start }).criticalPath).toMatchObject({
      items: ["licence", "account"],
      workingDays: 8,
      dueOn: { date: "2018-10-15", certainty: "official" },
    })
  })

  it("lets a declared order hold beside what follows from documents", () => {
    const after: readonly BundleItem[] = [{ item: "tax", after: ["account"] }]
    const all = composed(business, ["licence", "seal", "account", ...after])
    expect(all.groups).toEqual([["licence"], ["seal", "account"], ["tax"]])
    expect(all.criticalPath.workingDays).toBe(10)
  })

  it("takes fewer visits as one than item by item, and says why", () => {
    const { visits } = composed(business)
    expect(visits).toMatchObject({
      separately: 4,
      together: 1,
      appearances: [{ phase: "intake", outlet: "centre" }],
    })
    expect(visits.why.zh).toBe(
      "分别办理最多跑 4 次，合并办理最多跑 1 次：一次申请、同一网点的环节一次办、结果一并领取，少跑 3 次。",
    )
    const apart = catalogueOf(licence, entry("tax", { servedAt: [{ outlet: "tax-hall" }] }))
    expect(composed(apart).visits).toMatchObject({ separately: 2, together: 2 })
    expect(composed(apart).visits.why.zh).toContain("没有可以合并的到场")
  })

  it("saves the visit for a document that nobody brings any more", () => {
    const online = { channels: ["online", "window"], servedAt: [{ outlet: "elsewhere" }] }
    const paper = licenceCopy({ accepts: [form("original")] })
    const onPaper = catalogueOf(licence, entry("seal", { ...online, materials: [paper] }))
    expect(composed(onPaper).visits).toMatchObject({ separately: 2, together: 1 })
    const nothing = catalogueOf(entry("a", { channels: ["online"] }), entry("b", { channels: ["online"] }))
    expect(composed(nothing).visits).toMatchObject({
      separately: 0,
      together: 0,
      why: { zh: "全部事项不用跑。" },
    })
  })

  it("cannot total visits where an item leads nowhere", () => {
    const stuck = catalogueOf(entry("a", { channels: ["online"], materials: [identity(form("original"))] }))
    expect(composed(stuck).visits).toMatchObject({ separately: null, together: null })
    expect(composed(stuck).visits.why.zh).toContain("不能合计")
  })

  it("of one item is that item with its own checklist", () => {
    const single = catalogueOf(
      entry("seal", {
        materials: [licenceCopy(), identity(form("original"), form("copy"), form("copy", 2))],
      }),
    )
    const [seals] = single.items
    if (seals === undefined) throw new Error("no item")
    expect(composed(single).materials.map(({ needs, ways }) => [needs[0]?.line, ways.flat()])).toEqual(
      composeChecklist(seals, {}).lines.map((line) => [line, line.requirement.accepts]),
    )
  })

  it("without any item that belongs to it asks for nothing and takes no time", () => {
    const never = { item: "licence", when: { fact: "company", is: true } }
    const all = composed(business, [], {
      bundle: bundleOf([never], { questions: [yesOrNo("company")] }),
      answers: { company: false },
    })
    expect(all).toMatchObject({
      items: [],
      materials: [],
      groups: [],
      criticalPath: { items: [], workingDays: 0 },
    })
  })
})

describe("what may still turn out", () => {
  const bundle = bundleOf(
    [
      { item: "licence", when: { fact: "company", is: true } },
      { item: "seal", after: ["licence"] },
    ],
    { questions: [yesOrNo("company")] },
  )
  const asked = (answers = {}) => composed(business, [], { bundle, answers })

  it("is asked for as undetermined, with the question that settles it", () => {
    const open = asked()
    expect(open.toAsk).toEqual(["company"])
    expect(open.items.map(({ included, item }) => [item.id, included])).toEqual([
      ["licence", "undetermined"],
      ["seal", "yes"],
    ])
    expect(keysOf(open)).toEqual([
      ["identity-card", "undetermined", "1"],
      ["business-licence", "undetermined", "1"],
      ["identity-card", "yes", "1"],
    ])
    expect(open.feeds.map(({ certainty }) => certainty)).toEqual(["undetermined"])
    expect(open.criticalPath).toMatchObject({ workingDays: 4, precision: "at-most" })
  })

  it("is settled by the answer", () => {
    expect(keysOf(asked({ company: true }))).toEqual([["identity-card", "yes", "2"]])
    expect(asked({ company: true }).criticalPath).toMatchObject({ workingDays: 4, precision: "exact" })
    expect(keysOf(asked({ company: false }))).toEqual([
      ["business-licence", "yes", "1"],
      ["identity-card", "yes", "1"],
    ])
    expect(asked({ company: false }).criticalPath).toMatchObject({ items: ["seal"], workingDays: 1 })
  })

  it("may be a material of an item, whose question is then asked once for all", () => {
    const when = { fact: "agent", is: true }
    const proxy = (id: string) =>
      entry(id, { questions: [yesOrNo("agent")], materials: [material({ id: "proxy", when })] })
    const all = composed(catalogueOf(proxy("a"), proxy("b")))
    expect(all.questions.map(({ fact }) => fact)).toEqual(["agent"])
    expect(all.toAsk).toEqual(["agent"])
    expect(keysOf(all)).toEqual([["proxy 样例 sample", "undetermined", "1"]])
    expect(codesOf(all)).toEqual([])
  })
})

describe("a bundle is refused", () => {
  const refusal = (bundle: ReturnType<typeof bundleOf>, catalogue = business) => {
    const result = compose({ bundle, catalogue })
    return Result.isFailure(result) ? result.failure : null
  }

  it("where an item that belongs to it has no edition on the day, and only then", () => {
    expect(refusal(bundleOf(["licence", "gone"]))).toMatchObject({
      _tag: "ItemsNotInForce",
      items: ["gone"],
      on,
    })
    const ended = catalogueOf({ ...licence, validTo: "2018-07-20" })
    expect(refusal(bundleOf(["licence"]), ended)).toMatchObject({ _tag: "ItemsNotInForce" })
    const company = bundleOf(["licence", { item: "gone", when: { fact: "company", is: true } }], {
      questions: [yesOrNo("company")],
    })
    const without = compose({ bundle: company, catalogue: business, answers: { company: false } })
    expect(Result.isSuccess(without)).toBe(true)
  })

  it("where an item waits for one that is not in it", () => {
    expect(refusal(bundleOf([{ item: "seal", after: ["licence"] }]))).toMatchObject({
      _tag: "AfterUnknownItems",
      items: ["licence"],
    })
  })

  it("where items wait for each other, by order or by what they issue, and names the circle", () => {
    const declared = bundleOf([
      "account",
      { item: "licence", after: ["tax"] },
      { item: "tax", after: ["seal"] },
      { item: "seal", after: ["licence"] },
    ])
    const circle = refusal(declared)
    expect(circle?._tag).toBe("OrderCircular")
    expect(circle?._tag === "OrderCircular" && [...circle.items].toSorted()).toEqual([
      "licence",
      "seal",
      "tax",
    ])
    const mutual = (id: string, issues: string, asks: string) =>
      entry(id, { materials: [material({ document: asks })], result: { name: words, document: issues } })
    const each = catalogueOf(mutual("a", "x", "y"), mutual("b", "y", "x"))
    expect(refusal(bundleOf(["a", "b"]), each)).toMatchObject({ _tag: "OrderCircular" })
    const settled = composed(each, ["a", { item: "b", after: ["a"] }])
    expect(settled.feeds.map(({ document }) => document)).toEqual(["x"])
    expect(keysOf(settled).map(([key]) => key)).toEqual(["y"])
  })
})

describe("an item that falls away", () => {
  it("leaves those after it to wait for what it waited for", () => {
    const when = { fact: "company", is: true }
    const bundle = bundleOf(
      [{ item: "licence", after: ["tax"] }, { item: "tax", after: ["account"], when }, "account"],
      { questions: [yesOrNo("company")] },
    )
    const groups = (company: boolean) => composed(offices, [], { bundle, answers: { company } }).groups
    expect(groups(true)).toEqual([["account"], ["tax"], ["licence"]])
    expect(groups(false)).toEqual([["account"], ["licence"]])
  })
})
