import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { SubjectKind } from "../../identity/index.ts"
import type { MaterialRequirement } from "../../materials/index.ts"
import type { ServiceItem } from "../service-item.ts"
import { boundVisits } from "../visits/index.ts"
import { type AskOncePlace, auditCatalogue } from "./audit-catalogue.ts"
import { item, paper, question, words } from "./readiness.fixture.ts"
import type { RegistryAtHand } from "./registry-at-hand.ts"

// The audit, held against a catalogue that follows it.

const facts = ["a", "b", "c"] as const
const documents = ["book", "card", "deed"] as const
const kinds: readonly SubjectKind[] = ["natural-person", "enterprise"]

const material = (id: string): fc.Arbitrary<MaterialRequirement> =>
  fc
    .record({
      evidences: fc.subarray([...facts], { maxLength: 2 }),
      document: fc.option(fc.constantFrom(...documents), { nil: undefined }),
      isShared: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
      medium: fc.constantFrom("paper" as const, "electronic" as const),
      number: fc.integer({ min: 1, max: 3 }),
    })
    .map(({ document, evidences, isShared, medium, number }) =>
      paper(id, {
        evidences,
        accepts: [{ copyKind: "original", medium, number }],
        ...(document ? { document } : {}),
        ...(isShared ? { obtainedBy: "shared", lookUp: { registry: "platform", record: id } } : {}),
      }),
    )

const service = (id: string): fc.Arbitrary<ServiceItem> =>
  fc
    .record({
      asked: fc.subarray([...facts], { maxLength: 2 }),
      materials: fc.tuple(material("p0"), material("p1"), material("p2")),
      count: fc.nat(3),
      serves: fc.subarray([...kinds], { minLength: 1 }),
      issues: fc.option(fc.constantFrom(...documents), { nil: undefined, freq: 2 }),
    })
    .map(({ asked, count, issues, materials, serves }) =>
      item({
        id,
        serves,
        questions: asked.map((fact) => question(fact, [true, false])),
        materials: materials.slice(0, count),
        result: { name: words, ...(issues ? { document: issues } : {}) },
      }),
    )

const catalogues = fc.tuple(service("s0"), service("s1"), service("s2"), service("s3"))
const holdings = fc.subarray([...documents], { maxLength: 1 })
const volumes = fc.tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 0, max: 50 })))

const visits = (each: ServiceItem): number => {
  const bound = boundVisits(each)
  if (bound.kind !== "bounded") throw new Error("Items without conditions have a bound.")
  return bound.visits
}

/** The catalogue once it no longer asks there. */
function without(items: readonly ServiceItem[], places: readonly AskOncePlace[]): readonly ServiceItem[] {
  const asks = (id: string, name: string | null) =>
    !places.some((place) => place.item === id && place.material === name)
  return items.map((each) => ({ ...each, materials: each.materials.filter(({ id }) => asks(each.id, id)) }))
}

/** Whom each fact is asked of anywhere, questions of these places left out. */
function askedOf(
  items: readonly ServiceItem[],
  silent: ReadonlySet<string> = new Set(),
): ReadonlySet<string> {
  return new Set(
    items.flatMap(({ id, materials, questions, serves }) => {
      const asked = questions.map(({ fact }) => fact).filter((fact) => !silent.has(`${id} ${fact}`))
      const proved = materials
        .filter(({ obtainedBy }) => obtainedBy === "applicant")
        .flatMap(({ evidences }) => evidences)
      return [...asked, ...proved].flatMap((fact) => serves.map((kind) => `${fact} of ${kind}`))
    }),
  )
}

function sheetsOf(items: readonly ServiceItem[], yearly: Readonly<Record<string, number>>): number {
  let sheets = 0
  for (const { id, materials } of items)
    for (const { accepts, obtainedBy } of materials)
      for (const { medium, number } of accepts)
        if (obtainedBy === "applicant" && medium === "paper") sheets += number * (yearly[id] ?? 0)
  return sheets
}

function visitsOf(items: readonly ServiceItem[], yearly: Readonly<Record<string, number>>): number {
  return items.reduce((sum, each) => sum + visits(each) * (yearly[each.id] ?? 0), 0)
}

describe("an audit", () => {
  it("saves in all what a catalogue saves that follows it, and no less than any finding alone", () => {
    const seen = { visits: 0, together: 0, codes: new Map<string, number>() }
    fc.assert(
      fc.property(catalogues, holdings, volumes, (items, held, cases) => {
        const yearly = Object.fromEntries(items.map(({ id }, at) => [id, cases[at] ?? 0]))
        const market: RegistryAtHand = {
          id: "market",
          title: words,
          facts: [],
          records: held.map((id) => ({ id, title: words })),
        }
        const { findings, total } = Result.getOrThrow(auditCatalogue(items, [market], { yearly, visits }))
        const saved = (places: readonly AskOncePlace[]) => ({
          visits: visitsOf(items, yearly) - visitsOf(without(items, places), yearly),
          sheets: sheetsOf(items, yearly) - sheetsOf(without(items, places), yearly),
        })
        expect(total).toEqual(saved(findings.flatMap(({ places }) => places)))
        for (const { code, places, saves } of findings) {
          expect(saves).toEqual(saved(places))
          expect(total.visits).toBeGreaterThanOrEqual(saves.visits)
          expect(total.sheets).toBeGreaterThanOrEqual(saves.sheets)
          expect(places.length).toBeGreaterThan(0)
          seen.codes.set(code, (seen.codes.get(code) ?? 0) + 1)
        }
        const ranks = findings.map(({ saves }) => saves.visits * 1_000_000 + saves.sheets)
        expect(ranks).toEqual(ranks.toSorted((a, b) => b - a))
        if (total.visits > 0) seen.visits += 1
        if (findings.length > 1) seen.together += 1
      }),
      { numRuns: 400 },
    )
    expect(seen.visits).toBeGreaterThan(30)
    expect(seen.together).toBeGreaterThan(100)
    for (const count of seen.codes.values()) expect(count).toBeGreaterThan(30)
    expect(seen.codes.size).toBe(3)
  })

  it("leaves every fact asked of everyone it was asked of before, and then finds no fact asked again", () => {
    let again = 0
    fc.assert(
      fc.property(catalogues, volumes, (items, cases) => {
        const yearly = Object.fromEntries(items.map(({ id }, at) => [id, cases[at] ?? 0]))
        const terms = { yearly, visits: () => null }
        const found = (of: readonly ServiceItem[]) =>
          Result.getOrThrow(auditCatalogue(of, [], terms)).findings.filter(
            ({ code }) => code === "fact-asked-again",
          )
        const findings = found(items)
        const places = findings.flatMap((each) => each.places)
        const silent = new Set(
          findings.flatMap(({ places: all, subject }) =>
            all.flatMap(({ item: id, material: name }) => (name === null ? `${id} ${subject}` : [])),
          ),
        )
        const follows = without(items, places).map((each) => ({
          ...each,
          questions: each.questions.filter(({ fact }) => !silent.has(`${each.id} ${fact}`)),
        }))
        expect(askedOf(follows)).toEqual(askedOf(items))
        expect(found(follows)).toEqual([])
        if (findings.length > 0) again += 1
      }),
      { numRuns: 400 },
    )
    expect(again).toBeGreaterThan(100)
  })
})
