/**
 * How often one has to appear for a whole bundle: filed item by item, and filed as one. Filed as one, what is done in
 * the same part of the case at the same outlet is done in one visit, the results are collected together, and nobody
 * brings what one authority hands to another. 浙江省保障“最多跑一次”改革规定 art. 2, 5.
 */
import { type ScenarioAnswers, type ScenarioQuestion } from "../../materials/index.ts"
import { text, type Text } from "../../reasons/index.ts"
import type { Leg, LegWay } from "../leg.ts"
import { itemInScenario } from "../outlets/scenario-legs.ts"
import type { ServiceItem } from "../service-item.ts"
import { usualPhases } from "../visits/legs-of.ts"
import { boundVisits, classesOf, type Appearance, type TravelledItem } from "../visits/index.ts"
import type { Feed } from "./feed-documents.ts"

export interface BundleVisits {
  /** Each item filed by itself, at most; `null` where some item cannot be bounded. */
  readonly separately: number | null
  /** All filed as one, at most; `null` where that cannot be bounded. */
  readonly together: number | null
  /** Where and in which part of the case one appears, in the worst case of filing as one. */
  readonly appearances: readonly Appearance[]
  readonly why: Text
}

/** The visits of the items of a bundle, those that may fall away included. The questions are the merged ones. */
export function totalVisits(
  items: readonly ServiceItem[],
  feeds: readonly Feed[],
  questions: readonly ScenarioQuestion[],
  answers: ScenarioAnswers,
): BundleVisits {
  const single = items.map((item) => boundVisits(itemInScenario(item, answers)))
  const separately = single.reduce<number | null>(
    (sum, bound) => (sum === null || bound.kind !== "bounded" ? null : sum + bound.visits),
    0,
  )
  const isAskedOnce = items.every((item) => item.questions.every((question) => asks(questions, question)))
  const joint = isAskedOnce ? boundVisits(jointItem(items, feeds, questions, answers)) : null
  const together = joint?.kind === "bounded" ? joint.visits : null
  const classes = joint?.kind === "bounded" ? classesOf(joint.certificate.classes) : []
  const [worst] = classes.map(({ journey }) => journey.appearances).toSorted((a, b) => b.length - a.length)
  return { separately, together, appearances: worst ?? [], why: composeWhy(separately, together) }
}

function asks(questions: readonly ScenarioQuestion[], { answers, fact }: ScenarioQuestion): boolean {
  const merged = questions.find((question) => question.fact === fact)
  return merged?.answers.length === answers.length && answers.every(({ value }) => isAnswer(merged, value))
}

function isAnswer({ answers }: ScenarioQuestion, value: unknown): boolean {
  return answers.some((answer) => answer.value === value)
}

/** The bundle as one item whose legs are those of its items; filing and collecting add nothing of their own. */
function jointItem(
  items: readonly ServiceItem[],
  feeds: readonly Feed[],
  questions: readonly ScenarioQuestion[],
  answers: ScenarioAnswers,
): TravelledItem {
  const fed = feeds.filter(({ certainty }) => certainty === "yes")
  const legs = items.flatMap((item) => {
    const brought = item.materials.filter(
      ({ id }) => !fed.some(({ requirement, to }) => to === item.id && requirement === id),
    )
    const { legs: own = [] } = itemInScenario({ ...item, materials: brought }, answers)
    return own.map((leg) => placedLeg(leg, item))
  })
  return {
    id: "bundle",
    edition: "joint",
    authority: { id: "bundle", name: text("一件事", "bundle") },
    initiation: "on-application",
    channels: ["online"],
    collection: ["electronic"],
    materials: [],
    questions,
    legs,
  }
}

/** A leg with its outlets and the parts of the case in which it is done, which otherwise its item says. */
function placedLeg(leg: Leg, { authority, handling, id, servedAt = [] }: ServiceItem): Leg {
  const outlets = servedAt.length > 0 ? servedAt.map(({ outlet }) => outlet) : [authority.id]
  return {
    ...leg,
    id: `${id}-${leg.id}`,
    phases: leg.phases ?? usualPhases(leg.kind, handling),
    ways: leg.ways.map((way): LegWay => (way.way === "window" ? { outlets, ...way } : way)),
  }
}

function composeWhy(separately: number | null, together: number | null): Text {
  if (separately === null || together === null) {
    return text(
      "有的事项无法确定最多跑几次，或同一问题的选项不同，因此不能合计。",
      "Some item cannot be bounded, or items ask for one fact with different answers, so that there is no total.",
    )
  }
  if (together === 0) return text("全部事项不用跑。", "No item needs a visit.")
  const saved = separately - together
  const [zh, en] =
    saved > 0
      ? [
          `一次申请、同一网点的环节一次办、结果一并领取，少跑 ${saved} 次`,
          `filed as one, what is done at the same outlet is done in one visit, which saves ${saved}`,
        ]
      : ["各事项的环节没有可以合并的到场", "no two appearances can be made one"]
  return text(
    `分别办理最多跑 ${separately} 次，合并办理最多跑 ${together} 次：${zh}。`,
    `Filed item by item at most ${separately}, filed as one at most ${together}: ${en}.`,
  )
}
