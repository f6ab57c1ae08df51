// Small random items with legs of every kind, and their visits counted by trying everything out.
import * as fc from "fast-check"
import { decideScenario, type MaterialRequirement, type ScenarioQuestion } from "../../materials/index.ts"
import { text } from "../../reasons/index.ts"
import type { ChoiceValue, Condition } from "../../rules/index.ts"
import type { Leg, LegWay, Phase } from "../leg.ts"
import { legOfMaterial, legsOf, type TravelledItem, usualPhases } from "./legs-of.ts"

const words = text("样例", "sample")
const questions: readonly ScenarioQuestion[] = [
  ["agent", [true, false]],
  ["joint", [true, false]],
  ["kind", ["a", "b", "c"]],
  ["count", [1, 2, 5]],
].map(([fact, values]) => ({
  fact: fact as string,
  question: words,
  answers: (values as ChoiceValue[]).map((value) => ({ value, label: words })),
}))

const comparison: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ fact: fc.constantFrom("agent", "joint"), is: fc.boolean() }),
  fc.record({ fact: fc.constant("kind"), is: fc.constantFrom("a", "b", "c") }),
  fc.record({ fact: fc.constant("kind"), oneOf: fc.constantFrom(["a", "b"], ["c"], ["a", "c"]) }),
  fc.record({ fact: fc.constant("count"), atLeast: fc.constantFrom(1, 2, 3, 5) }),
)

export const condition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2, depthSize: "small" },
    { arbitrary: comparison, weight: 4 },
    fc.record({ all: fc.array(tie("condition"), { minLength: 1, maxLength: 2 }) }),
    fc.record({ any: fc.array(tie("condition"), { minLength: 1, maxLength: 2 }) }),
    fc.record({ not: tie("condition") }),
    fc.record({ if: tie("condition"), then: tie("condition"), else: tie("condition") }),
    fc
      .tuple(comparison, fc.record({ when: comparison, then: fc.boolean() }))
      .map(([one, exception]): Condition => ({ ...one, except: [exception] })),
  ),
})).condition

const outlets = ["centre", "street", "village"] as const
const when = fc.option(condition, { nil: undefined, freq: 3 })

const way: fc.Arbitrary<LegWay> = fc
  .tuple(
    fc.oneof(
      { arbitrary: fc.constant("window" as const), weight: 3 },
      fc.constantFrom("online" as const, "courier" as const, "agent" as const),
    ),
    fc.option(fc.subarray([...outlets], { minLength: 1 }), { nil: undefined }),
    when,
  )
  .map(([kind, at, on]) => ({
    way: kind,
    ...(kind === "window" && at ? { outlets: at } : {}),
    ...(on ? { when: on } : {}),
  }))

const leg = (id: string): fc.Arbitrary<Leg> =>
  fc
    .record({
      kind: fc.constantFrom(
        "ask" as const,
        "submit" as const,
        "prove-identity" as const,
        "show-original" as const,
        "site-check" as const,
        "collect" as const,
      ),
      on: when,
      atDiscretion: fc.boolean(),
      chosenBy: fc.constantFrom("applicant" as const, "applicant" as const, "authority" as const),
      phases: fc.option(
        fc.subarray<Phase>(["enquiry", "intake", "examination", "delivery"], { minLength: 1 }),
        { nil: undefined },
      ),
      ways: fc.array(way, { minLength: 1, maxLength: 3 }),
    })
    .map(({ atDiscretion, chosenBy, kind, on, phases, ways }) => ({
      id,
      kind,
      name: words,
      ...(on ? { when: on } : {}),
      ...(atDiscretion ? { atDiscretion } : {}),
      chosenBy,
      ...(phases ? { phases } : {}),
      ways,
    }))

const material = (id: string): fc.Arbitrary<MaterialRequirement> =>
  fc
    .record({
      necessity: fc.constantFrom("key" as const, "secondary" as const, "optional" as const),
      isDeferrable: fc.boolean(),
      medium: fc.constantFrom("paper" as const, "electronic" as const),
      obtainedBy: fc.constantFrom("applicant" as const, "applicant" as const, "shared" as const),
      on: when,
    })
    .map(({ isDeferrable, medium, necessity, obtainedBy, on }) => ({
      id,
      name: words,
      necessity,
      deferrable: isDeferrable ? ["missing-seal"] : [],
      accepts: [{ copyKind: "original", medium, number: 1 }],
      obtainedBy,
      evidences: [],
      ...(on ? { when: on } : {}),
    }))

export const travelledItem: fc.Arbitrary<TravelledItem> = fc
  .record({
    channels: fc.subarray(["window", "online", "courier"] as const, { minLength: 1 }),
    collection: fc.subarray(["by-hand", "courier", "electronic"] as const, { minLength: 1 }),
    handling: fc.constantFrom("on-the-spot" as const, "promised" as const),
    replaced: fc.option(leg("material-paper-0"), { nil: undefined, freq: 3 }),
    legs: fc.nat(2).chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => leg(`leg-${at}`)))),
    materials: fc
      .nat(2)
      .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => material(`paper-${at}`)))),
    served: fc.subarray([...outlets]),
  })
  .map(({ legs, replaced, served, ...fields }) => ({
    id: "sample-item",
    edition: "2018-07",
    initiation: "on-application",
    authority: { id: "sample-bureau", name: words },
    questions,
    legs: replaced ? [replaced, ...legs] : legs,
    ...fields,
    ...(served.length === 0 ? {} : { servedAt: served.map((outlet) => ({ outlet })) }),
  }))

/** What happens in one case beside the answers: what is late, what the authority asks for and how. */
interface Happening {
  readonly late: ReadonlySet<string>
  readonly needed: ReadonlySet<string>
  readonly chosen: Readonly<Record<string, LegWay>>
}

/** The greatest number of visits over all cases, counted by trying every way of every leg; `null`: some case has none. */
export function visitsByTrying(item: TravelledItem, materials: "complete" | "tolerant"): number | null {
  let most = 0
  for (const answers of combinations(
    item.questions.map(({ answers, fact }) => answers.map(({ value }) => [fact, value] as const)),
  )) {
    const scenario = Object.fromEntries(answers)
    const holds = (one: Condition | undefined): boolean =>
      one === undefined || decideScenario(one, item.questions, scenario).verdict === "yes"
    for (const happening of happenings(item, materials, holds)) {
      const fewest = fewestVisits(item, happening, holds)
      if (fewest === null) return null
      most = Math.max(most, fewest)
    }
  }
  return most
}

function happenings(
  item: TravelledItem,
  materials: "complete" | "tolerant",
  holds: (one: Condition | undefined) => boolean,
): readonly Happening[] {
  const legs = legsOf(item)
  const asked = legs.filter(({ atDiscretion }) => atDiscretion)
  const deciding = legs.filter(
    ({ chosenBy, ways }) => chosenBy === "authority" && ways.some((one) => holds(one.when)),
  )
  const deferrable = materials === "tolerant" ? item.materials.filter((one) => one.deferrable.length > 0) : []
  const late = subsets(deferrable.map(({ id }) => legOfMaterial(id)))
  const needed = subsets(asked.map(({ id }) => id))
  const chosen = combinations(
    deciding.map(({ id, ways }) => ways.filter((one) => holds(one.when)).map((one) => [id, one] as const)),
  )
  return late.flatMap((some) =>
    needed.flatMap((others) =>
      chosen.map((ways) => ({
        late: new Set(some),
        needed: new Set(others),
        chosen: Object.fromEntries(ways),
      })),
    ),
  )
}

function fewestVisits(
  item: TravelledItem,
  { chosen, late, needed }: Happening,
  holds: (one: Condition | undefined) => boolean,
): number | null {
  const served = item.servedAt?.map(({ outlet }) => outlet) ?? [item.authority.id]
  let plans: readonly ReadonlySet<string>[] = [new Set()]
  for (const one of legsOf(item)) {
    if (!holds(one.when) || (one.atDiscretion && !needed.has(one.id))) continue
    const phases = late.has(one.id) ? ["supplement"] : (one.phases ?? usualPhases(one.kind, item.handling))
    const ways = chosen[one.id] ? [chosen[one.id] as LegWay] : one.ways.filter((each) => holds(each.when))
    const options = ways.flatMap((each) =>
      each.way === "window"
        ? phases.flatMap((phase) => (each.outlets ?? served).map((outlet) => `${phase} ${outlet}`))
        : [null],
    )
    plans = plans.flatMap((plan) =>
      options.map((option) => (option === null ? plan : new Set([...plan, option]))),
    )
    if (plans.length > 400) plans = distinct(plans)
  }
  return plans.length === 0 ? null : Math.min(...plans.map(({ size }) => size))
}

function distinct(plans: readonly ReadonlySet<string>[]): readonly ReadonlySet<string>[] {
  return [...new Map(plans.map((plan) => [[...plan].sort().join("|"), plan])).values()]
}

function combinations<T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] {
  return lists.reduce<readonly (readonly T[])[]>(
    (all, list) => all.flatMap((one) => list.map((value) => [...one, value])),
    [[]],
  )
}

function subsets<T>(all: readonly T[]): readonly (readonly T[])[] {
  return all.reduce<readonly (readonly T[])[]>(
    (some, one) => some.flatMap((set) => [set, [...set, one]]),
    [[]],
  )
}
