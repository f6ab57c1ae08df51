/**
 * The record of what outside systems reported: a set, kept in one order whatever order it came in, so that a
 * message that comes late, twice or before an earlier one leaves the same record. Messages of one id that
 * say different things are all kept, and none of them is followed until an officer says which is right.
 */
import { canonicalJson } from "../../events/index.ts"
import type { FactOf, OutsideFact, OutsideStage } from "./outside-message.ts"
import { outsideStages } from "./outside-message.ts"

/** Facts by day, then by stage, then by message; each content once. */
export type OutsideRecord = readonly OutsideFact[]

/** The record with one more fact; the same record where it holds that fact already. */
export function withFact(record: OutsideRecord, fact: OutsideFact): OutsideRecord {
  return holdsFact(record, fact) ? record : [...record, fact].toSorted(compareFacts)
}

/** Whether this very content of this message is on record. */
export function holdsFact(record: OutsideRecord, fact: OutsideFact): boolean {
  return record.some((each) => compareFacts(each, fact) === 0)
}

/** Facts whose message says one thing only. */
export function undisputed(record: OutsideRecord): OutsideRecord {
  return record.filter((fact) => record.every((each) => each === fact || !isSameMessage(each, fact)))
}

/** Messages that were sent with more than one content, each with all of them. */
export function disputes(record: OutsideRecord): readonly OutsideRecord[] {
  const firsts = record.filter(
    (fact, index) => record.findIndex((each) => isSameMessage(each, fact)) === index,
  )
  return firsts
    .map((first) => record.filter((each) => isSameMessage(each, first)))
    .filter((contents) => contents.length > 1)
}

/** The facts of a stage, earliest first. */
export function factsOf<Stage extends OutsideStage>(
  record: OutsideRecord,
  stage: Stage,
): readonly FactOf<Stage>[] {
  const isOfStage = (fact: OutsideFact): fact is FactOf<Stage> => fact.stage === stage
  return record.filter(isOfStage)
}

export const messageKey = ({ messageId, system }: OutsideFact): string => `${system}/${messageId}`

function isSameMessage(one: OutsideFact, other: OutsideFact): boolean {
  return one.system === other.system && one.messageId === other.messageId
}

/** By content alone: 0 for equal facts and for no others. */
function compareFacts(one: OutsideFact, other: OutsideFact): number {
  return (
    compareText(one.on, other.on) ||
    outsideStages.indexOf(one.stage) - outsideStages.indexOf(other.stage) ||
    compareText(one.system, other.system) ||
    compareText(one.messageId, other.messageId) ||
    compareText(canonicalJson(one), canonicalJson(other))
  )
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
