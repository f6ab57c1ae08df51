/**
 * The legs of an item as a case may ask for them: with what the authority decides in it, and with what tolerant intake
 * lets come later, as circumstances beside the answers to the item's questions.
 */
import { text, type Text } from "../../reasons/index.ts"
import type { ChoiceValue, Condition } from "../../rules/index.ts"
import type { Leg, LegWay, Phase } from "../leg.ts"
import { legWayNames } from "../names.ts"
import { legOfMaterial, legsOf, type TravelledItem, usualPhases } from "./legs-of.ts"

/** Something that is not for the applicant to choose in a case: what is true of it, or what the authority decides. */
export interface Circumstance {
  /** A question's fact; or `needed:<leg>`, `way:<leg>` and `late:<material>` for what is decided or happens. */
  readonly name: string
  readonly label: Text
  readonly values: readonly { readonly value: ChoiceValue; readonly label: Text }[]
}

/** That a circumstance has a value. */
export interface Decided {
  readonly name: string
  readonly is: ChoiceValue
}

/** A leg that is needed where its own condition holds and all of `decides` as well. */
export interface TravelLeg {
  readonly leg: Leg
  readonly decides: readonly Decided[]
  readonly phases: readonly Phase[]
}

/** With what a bound is asked for: complete materials, or what tolerant intake lets come later (容缺受理). */
export type Materials = "complete" | "tolerant"

export interface Travel {
  readonly circumstances: readonly Circumstance[]
  readonly legs: readonly TravelLeg[]
  /** The outlets of every window for which a leg names none. */
  readonly served: readonly string[]
}

/** The legs of an item and all that they hang on. */
export function travelOf(item: TravelledItem, materials: Materials): Travel {
  const places = item.servedAt?.map(({ outlet }) => outlet) ?? []
  const drafts = legsOf(item).map((leg) => draftsOf(item, leg, materials))
  return {
    circumstances: [
      ...item.questions.map(({ answers, fact, question }) => ({
        name: fact,
        label: question,
        values: answers,
      })),
      ...drafts.flatMap(({ adds }) => adds),
    ],
    legs: drafts.flatMap(({ legs }) => legs),
    served: places.length > 0 ? places : [item.authority.id],
  }
}

interface Drafts {
  readonly legs: readonly TravelLeg[]
  readonly adds: readonly Circumstance[]
}

function draftsOf(item: TravelledItem, leg: Leg, materials: Materials): Drafts {
  const phases = leg.phases ?? usualPhases(leg.kind, item.handling)
  const needed = leg.atDiscretion ? [yesNo(`needed:${leg.id}`, neededLabel(leg))] : []
  const decides = needed.map(({ name }): Decided => ({ name, is: true }))
  const late = materials === "tolerant" ? lateMaterial(item, leg) : null
  const choice = leg.chosenBy === "authority" ? choiceOf(leg) : null
  const legs = choice === null ? [{ leg, decides: [] }] : byAuthority(leg, choice.name)
  const adds = [...needed, ...(choice ? [choice] : []), ...(late ? [late] : [])]
  const when = (more: readonly Decided[], in_: readonly Phase[]): readonly TravelLeg[] =>
    legs.map((one) => ({ leg: one.leg, decides: [...decides, ...one.decides, ...more], phases: in_ }))
  if (late === null) return { adds, legs: when([], phases) }
  const isLate = (is: boolean): readonly Decided[] => [{ name: late.name, is }]
  return { adds, legs: [...when(isLate(false), phases), ...when(isLate(true), ["supplement"])] }
}

/**
 * Where the authority chooses the way, each that it may choose has to be gone: one leg for each; and one that nobody
 * can do where it may choose none.
 */
function byAuthority(leg: Leg, choice: string): readonly Pick<TravelLeg, "leg" | "decides">[] {
  const chosen = leg.ways.map((way, index) => {
    const { when: condition, ...open } = way
    return {
      leg: needing(leg, condition ? [condition] : [], [open]),
      decides: [{ name: choice, is: index }],
    }
  })
  const conditions = leg.ways.flatMap(({ when }) => when ?? [])
  if (conditions.length < leg.ways.length) return chosen
  return [...chosen, { leg: needing(leg, [{ not: { any: conditions } }], []), decides: [] }]
}

function needing(leg: Leg, more: readonly Condition[], ways: readonly LegWay[]): Leg {
  const conditions = [...(leg.when ? [leg.when] : []), ...more]
  const [only] = conditions
  const when = conditions.length > 1 ? { all: conditions } : only
  const { when: _, ...open } = leg
  return { ...open, ...(when ? { when } : {}), ways }
}

function choiceOf(leg: Leg): Circumstance {
  return {
    name: `way:${leg.id}`,
    label: text(
      `${leg.name.zh}的方式（由办理机关决定）`,
      `the way to ${leg.name.en}, as the authority decides`,
    ),
    values: leg.ways.map(({ way }, index) => ({ value: index, label: legWayNames[way] })),
  }
}

function lateMaterial(item: TravelledItem, leg: Leg): Circumstance | null {
  const material = item.materials.find(({ id }) => legOfMaterial(id) === leg.id)
  if (material === undefined || material.deferrable.length === 0) return null
  return yesNo(
    `late:${material.id}`,
    text(`“${material.name.zh}”容缺后补`, `"${material.name.en}" follows later`),
  )
}

function yesNo(name: string, label: Text): Circumstance {
  const values = [
    { value: true, label: text("是", "yes") },
    { value: false, label: text("否", "no") },
  ]
  return { name, label, values }
}

function neededLabel({ name }: Leg): Text {
  return text(`办理机关要求${name.zh}`, `the authority requires the applicant to ${name.en}`)
}
