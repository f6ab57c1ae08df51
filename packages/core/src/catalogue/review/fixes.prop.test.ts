import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { DocumentClass } from "../../materials/index.ts"
import { text } from "../../reasons/index.ts"
import { calendarDays, plainDate, workingDays } from "../../time/index.ts"
import { parseCatalogue } from "../schema.ts"
import type { ServiceItem } from "../service-item.ts"
import { applyFix, reviewItem, type ReviewFinding, type ReviewOptions } from "./index.ts"
import { same, sampleItem, sampleMaterial, sampleRules } from "./sample-item.fixture.ts"

const options: ReviewOptions = {
  registries: [
    {
      id: "sample-register",
      title: text("样例登记平台", "Sample Register"),
      records: [{ id: "business-licence", title: same("营业执照") }],
    },
  ],
}

/** One of these, or the sample's. */
const or = <T>(sample: T, ...others: readonly T[]) => fc.constantFrom(sample, ...others)
const term = fc.constantFrom(workingDays(5), workingDays(10), calendarDays(20))

const MATERIALS = [
  "其他材料",
  "有关证明文件",
  "任教经历证明",
  "营业执照",
  "身份证复印件",
  "RDC申请表",
  "申请表",
  "《样例条例》规定的表",
  "“四上”企业说明等",
  "研究机构（RDC）名册",
]
const material = fc
  .record({
    name: fc.constantFrom(...MATERIALS),
    accepts: fc.uniqueArray(
      fc.record({
        copyKind: fc.constantFrom("original", "copy"),
        medium: fc.constantFrom("paper", "electronic"),
        number: fc.constant(1),
      }),
      { minLength: 1, maxLength: 2 },
    ),
    documentClass: or<DocumentClass>("other", "certificate"),
    remark: or(same("“四上”是指四类规模以上企业"), same("RDC（研究机构）"), same("按《样例条例》填写")),
    isOwn: fc.boolean(),
    hasBasis: fc.boolean(),
  })
  .map(({ name, isOwn, hasBasis, ...over }) =>
    sampleMaterial(name, {
      ...over,
      ...(isOwn ? { issuedBy: sampleItem.authority.name } : {}),
      ...(hasBasis ? { basis: { statute: "other-rules", title: same("样例条例") } } : {}),
    }),
  )

const fields = fc.record(
  {
    type: or<ServiceItem["type"]>("confirmation", "licence"),
    validFrom: or(plainDate("2018-07-01"), plainDate("2021-01-01")),
    handling: or<"on-the-spot" | "promised">("promised", "on-the-spot"),
    review: or<"at-once" | "after-acceptance">("after-acceptance", "at-once"),
    promisedTerm: term,
    statutoryTerm: term.map((each) => ({ ...each, clause: sampleRules })),
    serves: fc.subarray<ServiceItem["serves"][number]>(["enterprise", "natural-person"], { minLength: 1 }),
    topics: fc.subarray(
      [
        { id: "research", title: same("科研创新"), of: "organisations" } as const,
        { id: "health", title: same("医疗卫生"), of: "persons" } as const,
      ],
      { minLength: 0 },
    ),
    conditions: fc.array(
      fc.constantFrom(
        same("其他条件"),
        same("符合国家有关规定"),
        same("属于“四上”企业"),
        same("有RDC等设施"),
      ),
      { minLength: 1, maxLength: 3 },
    ),
    procedure: fc.array(
      fc.constantFrom(
        { ...same("审核"), takes: workingDays(6) },
        { ...same("公示，不计入承诺办结时限"), takes: calendarDays(7) },
        { ...same("专家评审，不计入办结时限"), takes: workingDays(7), counted: false },
        same("送达"),
      ),
      { minLength: 1, maxLength: 4 },
    ),
    visits: or<ServiceItem["visits"]>(
      { declared: 0 },
      { declared: 0, reason: same("无") },
      { declared: 1, reason: same("核验") },
    ),
    channels: fc.subarray<ServiceItem["channels"][number]>(["window", "online", "courier"], { minLength: 1 }),
    onlineDepth: fc.constantFrom<1 | 4>(1, 4),
    fee: or<ServiceItem["fee"]>(
      null,
      { amount: same("不收费"), basis: { statute: "fee-rules", title: same("样例条例") } },
      { amount: same("每份10元"), basis: sampleRules, payOnline: true },
    ),
    result: fc.record(
      {
        name: fc.constantFrom(...["样例证书", "样例批复", "样例公文", "样例结果"].map(same)),
        kind: fc.constantFrom<NonNullable<ServiceItem["result"]["kind"]>>("certificate", "payment", "none"),
        sample: fc.boolean(),
      },
      { requiredKeys: ["name"] },
    ),
    materials: fc
      .array(material, { maxLength: 4 })
      .map((all) => all.map((each, index) => ({ ...each, id: `material-${index}` }))),
  },
  { requiredKeys: [] },
)

const isReadable = (item: ServiceItem) => Result.isSuccess(parseCatalogue({ items: [item] }))
const item: fc.Arbitrary<ServiceItem> = fields.map((over) => ({ ...sampleItem, ...over })).filter(isReadable)

function countsOf(findings: readonly ReviewFinding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1)
  return counts
}

describe("a fix of a finding", () => {
  it("takes that finding away, brings no other, and leaves an item that can be read", () => {
    const fixed = new Set<string>()
    fc.assert(
      fc.property(item, (before) => {
        const findings = reviewItem(before, options)
        const counts = countsOf(findings)
        const untouched = structuredClone(before)
        for (const { code, fix } of findings) {
          if (fix === undefined) continue
          fixed.add(code)
          const after = applyFix(before, fix)
          const left = countsOf(reviewItem(after, options))
          expect(left.get(code) ?? 0, code).toBeLessThan(counts.get(code) ?? 0)
          for (const [other, count] of left)
            expect(count, `${other} by a fix of ${code}`).toBeLessThanOrEqual(counts.get(other) ?? 0)
          expect(isReadable(after), code).toBe(true)
        }
        expect(before).toEqual(untouched)
      }),
      { numRuns: 400 },
    )
    // Every kind of fix was tried, which four hundred items do not miss.
    expect([...fixed].sort()).toEqual([
      "catch-all-condition",
      "catch-all-material",
      "excluded-step-counted",
      "fee-of-nothing",
      "look-up-available",
      "no-visit-no-mail",
      "on-the-spot-reviewed-later",
      "online-on-paper-alone",
      "promised-reviewed-at-once",
      "result-kind-mismatch",
      "result-kind-missing",
      "topic-of-nobody",
      "visit-reason-needless",
    ])
  })

  it("comes to an end: mended one by one, an item is left with what people have to say", () => {
    fc.assert(
      fc.property(item, (before) => {
        let mended = before
        let fixes = 0
        for (let fix = nextFix(mended); fix !== undefined; fix = nextFix(mended)) {
          mended = applyFix(mended, fix)
          fixes += 1
        }
        expect(fixes).toBeLessThanOrEqual(reviewItem(before, options).length)
      }),
    )
  })
})

function nextFix(of: ServiceItem) {
  return reviewItem(of, options).find(({ fix }) => fix !== undefined)?.fix
}
