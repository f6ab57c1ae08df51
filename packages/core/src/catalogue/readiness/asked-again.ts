/**
 * Where a catalogue asks for what need not be asked for: facts that several items ask for, papers that another item
 * issues, and originals that a registry holds. 浙江省保障“最多跑一次”改革规定 art. 7, 8.
 */
import type { SubjectKind } from "../../identity/index.ts"
import type { MaterialRequirement } from "../../materials/index.ts"
import type { ServiceItem } from "../service-item.ts"
import type { RegistryAtHand } from "./registry-at-hand.ts"

/** A place where it is asked for: a paper of an item, or a question, where `material` is `null`. */
export interface AskingPlace {
  readonly item: ServiceItem
  readonly material: MaterialRequirement | null
}

export interface AskedAgain {
  readonly code: "fact-asked-again" | "paper-issued-here" | "paper-held-by-registry"
  /** The fact, or the kind of document. */
  readonly subject: string
  /** The items that go on asking, or that issue it; or the registries that hold it. By id. */
  readonly from: readonly string[]
  /** Where it need not be asked for. Never empty. */
  readonly places: readonly AskingPlace[]
}

/** How many cases an item has in a year. */
export type YearlyCases = (item: ServiceItem) => number

/** Everything that is asked for again, facts first, in the order of the items. */
export function askedAgain(
  items: readonly ServiceItem[],
  registries: readonly RegistryAtHand[],
  yearly: YearlyCases,
): readonly AskedAgain[] {
  const found = [...factsAskedAgain(items, yearly), ...papersHadAnyway(items, registries)]
  return found.filter(({ places }) => places.length > 0)
}

/**
 * A fact is asked once where most people come: for each kind of subject in the item with the most cases, the first of
 * as many. In an item all of whose subjects are asked elsewhere it need not be asked again, and a paper falls away
 * with the last of the facts that it proves.
 */
function factsAskedAgain(items: readonly ServiceItem[], yearly: YearlyCases): readonly AskedAgain[] {
  const asking = grouped(items.flatMap((item) => factsAskedBy(item).map((fact) => [fact, item] as const)))
  const first = new Map([...asking].map(([fact, each]) => [fact, askingFirst([...each], yearly)]))
  const isKnown = (item: ServiceItem, fact: string): boolean =>
    item.serves.every((kind) => first.get(fact)?.get(kind) !== item)
  return [...asking].map(([fact, each]): AskedAgain => {
    const again = [...each].filter((item) => isKnown(item, fact))
    const places = again.flatMap((item): readonly AskingPlace[] => [
      ...(item.questions.some((question) => question.fact === fact) ? [{ item, material: null }] : []),
      ...item.materials
        .filter(isBrought)
        .filter(({ evidences }) => evidences.includes(fact) && evidences.every((one) => isKnown(item, one)))
        .map((material) => ({ item, material })),
    ])
    const from = [...new Set(first.get(fact)?.values())].map(({ id }) => id)
    return { code: "fact-asked-again", subject: fact, from, places }
  })
}

/** The item that asks each kind of subject for a fact once and for all. */
function askingFirst(
  asking: readonly ServiceItem[],
  yearly: YearlyCases,
): ReadonlyMap<SubjectKind, ServiceItem> {
  const first = new Map<SubjectKind, ServiceItem>()
  for (const item of asking)
    for (const kind of item.serves) {
      const before = first.get(kind)
      if (before === undefined || yearly(item) > yearly(before)) first.set(kind, item)
    }
  return first
}

function factsAskedBy({ materials, questions }: ServiceItem): readonly string[] {
  const proved = materials.filter(isBrought).flatMap(({ evidences }) => evidences)
  return [...questions.map(({ fact }) => fact), ...proved]
}

/** Papers that the applicant brings though another item issues them or a registry holds them. */
function papersHadAnyway(
  items: readonly ServiceItem[],
  registries: readonly RegistryAtHand[],
): readonly AskedAgain[] {
  const named = items.flatMap((item) =>
    item.materials.flatMap((material) =>
      material.document === undefined ? [] : [{ document: material.document, place: { item, material } }],
    ),
  )
  const brought = grouped(
    named.flatMap(({ document, place }) => (isBrought(place.material) ? [[document, place] as const] : [])),
  )
  const issuing = grouped(
    items.flatMap((item) => (item.result.document ? [[item.result.document, item.id] as const] : [])),
  )
  // A registry that keeps such a record, or in which some item looks it up already.
  const holding = grouped([
    ...registries.flatMap(({ id, records = [] }) => records.map((record) => [record.id, id] as const)),
    ...named.flatMap(({ document, place: { material } }) =>
      material.lookUp ? [[document, material.lookUp.registry] as const] : [],
    ),
  ])
  return [...brought].flatMap(([document, all]): readonly AskedAgain[] => {
    const [issuers, holders] = [[...(issuing.get(document) ?? [])], [...(holding.get(document) ?? [])]]
    const places = [...all]
    return [
      {
        code: "paper-issued-here",
        subject: document,
        from: issuers,
        places: places.filter(({ item }) => issuers.some((id) => id !== item.id)),
      },
      {
        code: "paper-held-by-registry",
        subject: document,
        from: holders,
        places: holders.length > 0 ? places : [],
      },
    ]
  })
}

function isBrought({ obtainedBy }: MaterialRequirement): boolean {
  return obtainedBy === "applicant"
}

/** Values by key, each once, in the order met. */
function grouped<Value>(
  pairs: readonly (readonly [key: string, value: Value])[],
): ReadonlyMap<string, ReadonlySet<Value>> {
  const groups = new Map<string, Set<Value>>()
  for (const [key, value] of pairs) {
    const group = groups.get(key)
    if (group === undefined) groups.set(key, new Set([value]))
    else group.add(value)
  }
  return groups
}
