import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  composeChecklist,
  judgeSubmission,
  type ScenarioAnswers,
  type SubmittedMaterial,
} from "../../materials/index.ts"
import type { Catalogue } from "../catalogue.ts"
import { type Loose, material } from "../items.fixture.ts"
import { bundleOf, catalogueOf, compose, entry, words, yesOrNo } from "./bundles.fixture.ts"
import type { Bundle, BundleItem } from "./bundle.ts"
import type { ComposedBundle } from "./compose-bundle.ts"
import { serves } from "./merge-alternatives.ts"

const ids = ["a", "b", "c", "d"]
const documents = ["x", "y", "z"]
const when = fc.option(fc.record({ fact: fc.constantFrom("agent", "company"), is: fc.boolean() }), {
  nil: undefined,
  freq: 2,
})
const form = fc.record({
  copyKind: fc.constantFrom("original", "copy"),
  medium: fc.constantFrom("paper", "electronic"),
  number: fc.integer({ min: 1, max: 2 }),
  sealed: fc.boolean(),
})
const asked = fc.constantFrom(...documents, "form").chain((id) =>
  fc
    .record({
      accepts: fc.array(form, { minLength: 1, maxLength: 2 }),
      necessity: fc.constantFrom("key", "secondary", "optional"),
      isShared: fc.boolean(),
      needed: when,
    })
    .map(({ isShared, needed, ...rest }): Loose =>
      material({
        id,
        ...(id === "form" ? {} : { document: id }),
        ...rest,
        ...(isShared ? { obtainedBy: "shared", lookUp: { registry: "sample", record: id } } : {}),
        ...(needed ? { when: needed } : {}),
      }),
    ),
)
const itemOf = (id: string): fc.Arbitrary<Loose> =>
  fc
    .record({
      materials: fc.uniqueArray(asked, { selector: (each) => each["id"], maxLength: 3 }),
      issues: fc.option(fc.constantFrom(...documents), { nil: undefined }),
      days: fc.integer({ min: 1, max: 9 }),
      channels: fc.subarray(["window", "online", "courier"], { minLength: 1 }),
      collection: fc.subarray(["by-hand", "courier"], { minLength: 1 }),
      outlet: fc.constantFrom("centre", "street"),
    })
    .map(({ days, issues, outlet, ...rest }) =>
      entry(id, {
        ...rest,
        questions: [yesOrNo("agent"), yesOrNo("company")],
        promisedTerm: { length: days, unit: "working-day" },
        servedAt: [{ outlet }],
        result: { name: words, ...(issues ? { document: issues } : {}) },
      }),
    )
const catalogues = fc.tuple(...ids.map(itemOf)).map((items): Catalogue => catalogueOf(...items))
const bundles = fc
  .tuple(
    ...ids.map((id, at) =>
      fc.record({ after: fc.subarray(ids.slice(0, at)), belongs: when, id: fc.constant(id) }),
    ),
  )
  .map((items): Bundle =>
    bundleOf(
      items.map(({ after, belongs, id }): BundleItem => ({
        item: id,
        after,
        ...(belongs ? { when: belongs } : {}),
      })),
      { questions: [yesOrNo("company"), yesOrNo("agent")] },
    ),
  )
const answers: fc.Arbitrary<ScenarioAnswers> = fc.record({ agent: fc.boolean(), company: fc.boolean() })

const result = (bundle: Bundle, catalogue: Catalogue, given: ScenarioAnswers): ComposedBundle | null => {
  const made = compose({ bundle, catalogue, answers: given })
  return Result.isSuccess(made) ? made.success : null
}

/** What the person hands in for one item out of the one set, by one of its ways. */
function handedIn(made: ComposedBundle, item: string, choice: number): readonly SubmittedMaterial[] {
  return made.materials.flatMap(({ needs, ways }) =>
    needs
      .filter((need) => need.item === item)
      .flatMap(({ line: { requirement } }) => {
        const way = ways[choice % ways.length] ?? []
        const fit = way.find((brought) => requirement.accepts.some((wanted) => serves(brought, wanted)))
        return fit ? [{ requirement: requirement.id, sealed: false, ...fit }] : []
      }),
  )
}

describe("a composed bundle", () => {
  it("has one set of materials with which every item is satisfied, but for what it is fed", () => {
    fc.assert(
      fc.property(bundles, catalogues, answers, fc.nat(3), (bundle, catalogue, given, choice) => {
        const made = result(bundle, catalogue, given)
        for (const { item } of made?.items ?? []) {
          const fed = made?.feeds.filter(({ to }) => to === item.id).map(({ requirement }) => requirement)
          const submitted = made ? handedIn(made, item.id, choice) : []
          const wanting = judgeSubmission(composeChecklist(item, given), submitted)
          expect(wanting.filter(({ requirement }) => fed?.includes(requirement) !== true)).toEqual([])
        }
      }),
      { numRuns: 40 },
    )
  })

  it("asks for a material of an item exactly where the item asks for it and no item issues it", () => {
    fc.assert(
      fc.property(bundles, catalogues, answers, (bundle, catalogue, given) => {
        const made = result(bundle, catalogue, given)
        if (made === null) return
        const brought = made.materials.flatMap(({ needs }) => needs)
        const all = [...brought, ...made.obtained].map(({ item, line }) => `${item} ${line.requirement.id}`)
        const fed = new Set(made.feeds.map(({ requirement, to }) => `${to} ${requirement}`))
        const lines = made.items.flatMap(({ item }) =>
          composeChecklist(item, given).lines.map(({ requirement }) => `${item.id} ${requirement.id}`),
        )
        expect([...all, ...fed].toSorted()).toEqual(lines.toSorted())
        for (const { document, from } of made.feeds)
          expect(made.items.find(({ item }) => item.id === from)?.item.result.document).toBe(document)
      }),
      { numRuns: 30 },
    )
  })

  it("is finished in groups in which nothing waits for its own or a later one", () => {
    fc.assert(
      fc.property(bundles, catalogues, answers, (bundle, catalogue, given) => {
        const made = result(bundle, catalogue, given)
        if (made === null) return
        const groupOf = (id: string): number => made.groups.findIndex((group) => group.includes(id))
        expect(made.groups.flat().toSorted()).toEqual(made.items.map(({ item }) => item.id).toSorted())
        for (const { from, to } of made.feeds) expect(groupOf(from)).toBeLessThan(groupOf(to))
        for (const { after, item } of made.items)
          for (const before of after) expect(groupOf(before)).toBeLessThan(groupOf(item.id))
      }),
      { numRuns: 30 },
    )
  })

  it("does not hang on the order in which its items are listed", () => {
    const shuffled = bundles.chain((bundle) =>
      fc
        .shuffledSubarray([...bundle.items], { minLength: ids.length, maxLength: ids.length })
        .map((items) => [bundle, { ...bundle, items }] as const),
    )
    const ofAll = (made: ComposedBundle | null) =>
      made && {
        materials: made.materials
          .map(({ key, necessity, needed, needs, ways }) =>
            JSON.stringify([key, necessity, needed, needs.map(({ item }) => item).toSorted(), ways]),
          )
          .toSorted(),
        feeds: made.feeds.map((feed) => JSON.stringify(feed)).toSorted(),
        groups: made.groups.map((group) => group.toSorted()),
        days: made.criticalPath.workingDays,
        visits: [made.visits.separately, made.visits.together],
      }
    fc.assert(
      fc.property(shuffled, catalogues, answers, ([one, other], catalogue, given) => {
        expect(ofAll(result(other, catalogue, given))).toEqual(ofAll(result(one, catalogue, given)))
      }),
      { numRuns: 30 },
    )
  })

  it("filed as one never takes more visits than item by item", () => {
    fc.assert(
      fc.property(bundles, catalogues, answers, (bundle, catalogue, given) => {
        const visits = result(bundle, catalogue, given)?.visits
        if (visits === undefined || visits.separately === null) return
        expect(visits.together).not.toBe(null)
        expect(visits.together ?? 0).toBeLessThanOrEqual(visits.separately)
      }),
      { numRuns: 40 },
    )
  })

  it("is never worse than was said before all was answered", () => {
    const partly = fc.constantFrom<readonly string[]>([], ["agent"], ["company"])
    fc.assert(
      fc.property(bundles, catalogues, answers, partly, (bundle, catalogue, given, known) => {
        const before = result(bundle, catalogue, Object.fromEntries(known.map((fact) => [fact, given[fact]])))
        const after = result(bundle, catalogue, given)
        if (before === null) return
        expect(after).not.toBe(null)
        if (after === null) return
        expect(after.criticalPath.workingDays).toBeLessThanOrEqual(before.criticalPath.workingDays)
        if (before.criticalPath.precision === "exact")
          expect(after.criticalPath.workingDays).toBe(before.criticalPath.workingDays)
        if (before.visits.together !== null)
          expect(after.visits.together ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(
            before.visits.together,
          )
        const needsOf = (made: ComposedBundle, needed: readonly string[]): readonly string[] =>
          made.materials
            .filter((each) => needed.includes(each.needed))
            .flatMap(({ needs }) => needs.map(({ item, line }) => `${item} ${line.requirement.id}`))
        expect(needsOf(after, ["yes"])).toEqual(expect.arrayContaining([...needsOf(before, ["yes"])]))
        expect(needsOf(before, ["yes", "undetermined"])).toEqual(
          expect.arrayContaining([...needsOf(after, ["yes"])]),
        )
      }),
      { numRuns: 50 },
    )
  })
})
