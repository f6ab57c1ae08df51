import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { SubjectKind } from "../../identity/index.ts"
import { type BoundRule, type Condition, decide } from "../../rules/index.ts"
import type { ServiceItem } from "../service-item.ts"
import { decideReadiness } from "./decide-readiness.ts"
import { flag, item, paper, ruleOn, words } from "./readiness.fixture.ts"
import type { DataAgreement, RegistrySupply } from "./registry-at-hand.ts"

// Readiness and the sets of agreements, held against trying every set of agreements, where a plain reckoning over all
// people says whether an item is ready.

const names = ["a", "b", "c", "d"] as const
const sources = ["r1", "r2", "r3"] as const
const kinds: readonly SubjectKind[] = ["natural-person", "enterprise"]
const documents = ["book", "card"] as const

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    { weight: 3, arbitrary: fc.record({ fact: fc.constantFrom(...names), is: fc.boolean() }) },
    fc.record({ all: fc.array(tie("condition"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie("condition"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie("condition") }),
  ),
}))

const supply: fc.Arbitrary<RegistrySupply> = fc
  .record({
    facts: fc.subarray([...names]),
    documents: fc.subarray([...documents]),
    enumerates: fc.subarray([...kinds]),
  })
  .map(({ documents: kept, enumerates, facts }) => ({
    facts,
    enumerates,
    records: kept.map((id) => ({ id, title: words })),
  }))

const cases = fc.record({
  eligible: condition,
  from: fc.tuple(...names.map(() => fc.subarray([...sources], { minLength: 1 }))),
  serves: fc.subarray([...kinds], { minLength: 1 }),
  papers: fc.subarray([...documents]),
  registries: fc.array(fc.record({ id: fc.constantFrom(...sources), supply }), { maxLength: 2 }),
  offers: fc.array(fc.record({ registry: fc.constantFrom(...sources), supply }), { maxLength: 5 }),
})

interface Given {
  readonly id: string
  readonly supply: RegistrySupply
}

/** Everybody there could be. */
const people = Array.from({ length: 2 ** names.length }, (_, bits) =>
  Object.fromEntries(names.map((name, at) => [name, ((bits >> at) & 1) === 1] as const)),
)

function matters(rule: BoundRule, fact: string): boolean {
  return people.some(
    (person) => decide(rule, person).verdict !== decide(rule, { ...person, [fact]: !person[fact] }).verdict,
  )
}

function isReady(rule: BoundRule, { materials, serves }: ServiceItem, given: readonly Given[]): boolean {
  return (
    rule.facts.every(
      ({ declaration: { from }, name }) =>
        !matters(rule, name) ||
        given.some(({ id, supply: has }) => from.includes(id) && has.facts.includes(name)),
    ) &&
    serves.every((kind) => given.some(({ supply: has }) => has.enumerates?.includes(kind))) &&
    materials.every(({ document }) =>
      given.some(({ supply: has }) => has.records?.some(({ id }) => id === document)),
    )
  )
}

describe("readiness", () => {
  it("and the smallest sets of agreements are what trying every set of agreements finds", () => {
    const seen = { ready: 0, "ready-after-agreements": 0, "not-ready": 0, several: 0 }
    fc.assert(
      fc.property(cases, ({ eligible, from, offers, papers, registries, serves }) => {
        const sheet = Object.fromEntries(names.map((name, at) => [name, flag(name, ...(from[at] ?? []))]))
        const rule = ruleOn(sheet, eligible)
        const service = item({ serves, materials: papers.map((id) => paper(id, { document: id })) })
        const agreements = offers.map(({ registry, supply: has }, at): DataAgreement => ({
          ...has,
          id: `n${at}`,
          title: words,
          registry,
        }))
        const readyWith = (made: readonly number[]): boolean =>
          isReady(rule, service, [
            ...registries,
            ...offers.flatMap(({ registry, supply: has }, at) =>
              made.includes(at) ? [{ id: registry, supply: has }] : [],
            ),
          ])
        const all = Array.from({ length: 2 ** offers.length }, (_, bits) =>
          [...offers.keys()].filter((at) => (bits >> at) & 1),
        )
        const smallest = all.filter(
          (made) => readyWith(made) && made.every((one) => !readyWith(made.filter((other) => other !== one))),
        )

        const readiness = decideReadiness(service, [rule], {
          registries: registries.map(({ id, supply: has }) => ({ ...has, id, title: words })),
          agreements,
        })
        seen[readiness.outcome] += 1
        const shown = smallest.map((made) => made.map((at) => `n${at}`).join())
        if (readiness.outcome === "ready") expect(shown).toEqual([""])
        if (readiness.outcome === "not-ready") expect(shown).toEqual([])
        if (readiness.outcome !== "ready-after-agreements") return
        expect(readiness.complete).toBe(true)
        expect(readiness.sets.map((set) => set.join()).toSorted()).toEqual(shown.toSorted())
        expect(shown).not.toContain("")
        const sizes = readiness.sets.map(({ length }) => length)
        expect(sizes).toEqual(sizes.toSorted((a, b) => a - b))
        if (sizes.length > 1) seen.several += 1
      }),
      { numRuns: 1000 },
    )
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20)
  })
})
