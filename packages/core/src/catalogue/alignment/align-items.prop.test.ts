import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { text } from "../../reasons/index.ts"
import { workingDays } from "../../time/index.ts"
import type { ServiceItem } from "../service-item.ts"
import { fitOf, SIMILAR } from "./agreement.ts"
import { itemOf, rule, sampleOf, samples, scope } from "./alignment.fixture.ts"
import type { ItemAlignment } from "./alignment.ts"
import { assign } from "./assign.ts"
import { indexEntries } from "./candidate-index.ts"
import type { DirectorySample } from "./directory.ts"
import { alignItems, composeToDo } from "./index.ts"
import { likeness } from "./name-form.ts"
import { type Pair, pairsOf } from "./pairs.ts"
import { profileEntries, profileItems } from "./profile.ts"

const align = (items: readonly ServiceItem[], entries: readonly DirectorySample[]) =>
  alignItems(items, samples(...entries), scope)

const entriesOf = (aligned: ItemAlignment): readonly string[] => {
  if ("links" in aligned) return aligned.links.map(({ entry }) => entry)
  if ("candidates" in aligned) return aligned.candidates.map(({ entry }) => entry)
  return "link" in aligned ? [aligned.link.entry] : []
}

/** Names that share no character, so that what was done to them can be told. */
const LENGTH = 6
const character = (at: number) => String.fromCodePoint(0x7000 + at)
const nameOf = (number: number) =>
  Array.from({ length: LENGTH }, (_, at) => character(number * LENGTH + at)).join("")
const entryOf = (number: number) =>
  sampleOf(`s${number}`, nameOf(number), { codes: { basic: `99${number}` }, basis: [rule(number % 3)] })

/** What may be done to one entry, or to it and the next, and what must come of it. */
const edits = [
  "keep",
  "uncode",
  "rename",
  "recode",
  "similar",
  "split",
  "cases",
  "merge",
  "drop",
  "foreign",
] as const
type Edit = (typeof edits)[number]

interface Edited {
  readonly items: readonly ServiceItem[]
  readonly expected: Readonly<Record<string, string>>
  readonly uncarried: readonly string[]
}

const edited = (edit: Edit, number: number): Edited => {
  const { basis, codes, id, name } = entryOf(number)
  const { basis: nextBasis, id: nextId, name: next } = entryOf(number + 1)
  const [item, other] = [`i${number}`, `j${number}`]
  const with_ = (zh: string, over: Partial<ServiceItem> = {}) => itemOf(item, zh, { basis, codes, ...over })
  const becomes = (said: string, ...items: readonly ServiceItem[]) => ({
    items,
    expected: Object.fromEntries(items.map((each) => [each.id, said])),
    uncarried: [nextId],
  })
  switch (edit) {
    case "keep":
      return becomes(`same ${id}`, with_(name.zh))
    case "uncode":
      return becomes(`same ${id}`, itemOf(item, `样例区${name.zh}`, { basis }))
    case "rename":
      return becomes(`renamed ${id}`, with_(`${name.zh}办理`))
    case "recode":
      return becomes(`moved-code ${id}`, with_(name.zh, { codes: { basic: `98${number}` } }))
    case "similar":
      return {
        ...becomes(`ambiguous ${id}`, itemOf(item, `${name.zh}办理`, { basis })),
        uncarried: [id, nextId],
      }
    case "split":
      return becomes(
        `split ${id}`,
        with_(`${name.zh}城区`),
        itemOf(other, `${name.zh}乡镇`, { basis, codes }),
      )
    case "cases":
      return becomes(
        `split ${id}`,
        itemOf(item, `${name.zh}（城区）`, { basis }),
        itemOf(other, `${name.zh}（乡镇）`, { basis }),
      )
    case "merge":
      return {
        ...becomes(
          `merged ${id} ${nextId}`,
          with_(`${name.zh}、${next.zh}`, { basis: [...basis, ...nextBasis] }),
        ),
        uncarried: [],
      }
    case "drop":
      return { items: [], expected: {}, uncarried: [id, nextId] }
    case "foreign":
      return {
        ...becomes("none", itemOf(item, nameOf(number + 1000), { basis, codes: { basic: `97${number}` } })),
        uncarried: [id, nextId],
      }
    default:
      return edit satisfies never
  }
}

describe("alignment recovers what was done to the entries", () => {
  it("for every mixture of edits, in any order", () => {
    const world = fc.array(fc.constantFrom(...edits), { maxLength: 20 }).chain((chosen) => {
      const all = chosen.map((edit, at) => edited(edit, at * 2))
      const entries = chosen.flatMap((_, at) => [entryOf(at * 2), entryOf(at * 2 + 1)])
      const items = all.flatMap((each) => each.items)
      return fc.record({
        expected: fc.constant(
          Object.assign({}, ...all.map((each) => each.expected)) as Record<string, string>,
        ),
        uncarried: fc.constant(all.flatMap((each) => each.uncarried)),
        items: fc.shuffledSubarray([...items], { minLength: items.length }),
        entries: fc.shuffledSubarray(entries, { minLength: entries.length }),
      })
    })
    fc.assert(
      fc.property(world, ({ entries, expected, items, uncarried }) => {
        const found = align(items, entries)
        expect(
          Object.fromEntries(
            found.items.map((each) => [each.item, [each.kind, ...entriesOf(each)].join(" ")]),
          ),
        ).toEqual(expected)
        expect(found.uncarried.map(({ entry }) => entry)).toEqual(uncarried.toSorted())
      }),
    )
  })
})

const fitOfPair = ({ agreement, confidence }: Pair) => fitOf(agreement, confidence)

/** Names and codes so close to each other that much is ambiguous. */
const subjects = ["个体工商户", "企业", "农民合作社"]
const acts = ["设立登记", "变更登记", "注销登记", "备案", "设立、变更登记", "登记（变更）"]
const name = fc.tuple(fc.constantFrom(...subjects), fc.constantFrom(...acts)).map((parts) => parts.join(""))
const code = fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined })
const codesOf = (number: number | undefined) => (number === undefined ? {} : { basic: `99${number}` })
const basis = fc.subarray([rule(1), rule(1, "2"), rule(2)])
const entries = fc
  .array(
    fc.record({
      name,
      code,
      basis,
      level: fc.constantFrom("county" as const, "county" as const, "city" as const),
      replaces: fc.subarray(["s0", "s1", "s2"], { maxLength: 2 }),
      ended: fc.boolean(),
    }),
    { maxLength: 10 },
  )
  .map((list) =>
    list.map(({ basis, code, ended, level, name, replaces }, at) =>
      sampleOf(`s${at}`, name, {
        codes: codesOf(code),
        basis,
        levels: [level],
        replaces,
        ...(ended && at < 3 ? { validTo: scope.on } : {}),
      }),
    ),
  )
const items = fc
  .array(fc.record({ name, code, basis }), { maxLength: 10 })
  .map((list) =>
    list.map(({ basis, code, name }, at) => itemOf(`i${at}`, name, { codes: codesOf(code), basis })),
  )

describe("alignment of whatever comes", () => {
  it("gives no entry to two items unless they split it, and accounts for every item and owed entry", () => {
    fc.assert(
      fc.property(items, entries, (items, entries) => {
        const { items: aligned, uncarried } = align(items, entries)
        expect(aligned.map(({ item }) => item)).toEqual(items.map(({ id }) => id).toSorted())
        const carriers = new Map<string, ItemAlignment[]>()
        for (const each of aligned) {
          if (each.kind === "ambiguous") continue
          for (const entry of entriesOf(each)) carriers.set(entry, [...(carriers.get(entry) ?? []), each])
        }
        for (const list of carriers.values()) {
          const ids = list.map(({ item }) => item)
          for (const each of list) {
            expect(each.kind === "split").toBe(list.length > 1)
            if (each.kind === "split") expect([...each.besides, each.item].toSorted()).toEqual(ids)
          }
        }
        const owed = entries.filter(({ levels, validTo }) => validTo === null && levels.includes("county"))
        expect(uncarried.map(({ entry }) => entry)).toEqual(
          owed.map(({ id }) => id).filter((id) => !carriers.has(id)),
        )
      }),
      { numRuns: 500 },
    )
  })

  it("comes out the same in whatever order items and entries come", () => {
    const shuffled = fc.tuple(items, entries).chain(([items, entries]) =>
      fc.record({
        items: fc.constant(items),
        entries: fc.constant(entries),
        otherItems: fc.shuffledSubarray(items, { minLength: items.length }),
        otherEntries: fc.shuffledSubarray(entries, { minLength: entries.length }),
      }),
    )
    fc.assert(
      fc.property(shuffled, ({ entries, items, otherEntries, otherItems }) => {
        const [one, other] = [align(items, entries), align(otherItems, otherEntries)]
        expect(other).toEqual(one)
        expect(composeToDo(other)).toEqual(composeToDo(one))
      }),
      { numRuns: 300 },
    )
  })

  it("finds nothing to do where each item is as an entry of its own", () => {
    const distinct = fc.uniqueArray(fc.record({ name, basis, days: fc.integer({ min: 1, max: 20 }) }), {
      selector: (each) => each.name.replaceAll(/[、（）]/gu, ""),
      maxLength: 10,
    })
    fc.assert(
      fc.property(distinct, (list) => {
        const own = list.map(({ basis, days, name }, at) => ({
          basis,
          name,
          codes: { basic: `99${at}` },
          term: workingDays(days),
        }))
        const { items, uncarried } = align(
          own.map(({ name, term, ...rest }, at) => itemOf(`i${at}`, name, { ...rest, promisedTerm: term })),
          own.map(({ name, ...rest }, at) =>
            sampleOf(`s${at}`, name, {
              ...rest,
              materials: [{ name: text("表", "form"), necessity: "optional" }],
            }),
          ),
        )
        expect(uncarried).toEqual([])
        expect(items.flatMap((each) => ("differences" in each ? each.differences : []))).toEqual([])
        expect(items.every(({ kind }) => kind === "same")).toBe(true)
      }),
    )
  })

  it("leaves no item and entry apart that fit each other better than what either got", () => {
    fc.assert(
      fc.property(items, entries, (items, entries) => {
        const index = indexEntries(profileEntries(entries, scope.on, scope.places))
        const pairs = profileItems(items, scope.on, scope.places).flatMap((item) =>
          pairsOf(item, index.identifiedBy(item), index, scope.level),
        )
        const { contested, ofEntry, ofItem } = assign(pairs)
        const best = (got: readonly Pair[] = []) => Math.max(-1, ...got.map(fitOfPair))
        for (const pair of pairs) {
          if (pair.confidence === "possible" || contested.has(pair.entry)) continue
          // What a person has to settle first counts as got.
          const toSettle = pairs.filter(({ entry, item }) => item === pair.item && contested.has(entry))
          const got = [...(ofItem.get(pair.item) ?? toSettle), ...(ofEntry.get(pair.entry) ?? [])]
          expect(best(got)).toBeGreaterThanOrEqual(fitOfPair(pair))
        }
      }),
      { numRuns: 500 },
    )
  })

  it("finds by its index every entry whose name is alike, as looking at all does", () => {
    fc.assert(
      fc.property(items, entries, (items, entries) => {
        const profiles = profileEntries(entries, scope.on, scope.places)
        const index = indexEntries(profiles)
        for (const item of profileItems(items, scope.on, scope.places)) {
          const alike = profiles.filter(({ former, name }) =>
            [name, ...former.flatMap((each) => each.name ?? [])].some(
              (each) => likeness(item.name, each) >= SIMILAR,
            ),
          )
          expect(new Set(index.alikeTo(item))).toEqual(new Set(alike))
        }
      }),
    )
  })
})
