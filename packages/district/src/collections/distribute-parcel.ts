/**
 * One courier parcel with supplements of several: each goes to its own case, once however often the parcel is
 * written down, and what is wrong with one is told of that one alone.
 */
import { system, type SubjectId } from "@onevisit/core/identity"
import { collectionRefusals, memberOf, sortParcel } from "@onevisit/core/intake/collections"
import type { SubmittedMaterial } from "@onevisit/core/materials"
import { CommandIdReused } from "../acts/index.ts"
import { receiptOf, type CaseAnswer, type CaseCall } from "../intake/index.ts"
import type { CollectionDone, CollectionRefused } from "./collection-desk.ts"
import type { ParcelInput } from "./collection-inputs.ts"
import type { HandingIn } from "./hand-in-members.ts"

/** What became of one member's part of a parcel. */
export type ParcelPart =
  | {
      readonly outcome: "supplied"
      readonly member: SubjectId
      readonly case: string
      /** How much is still wanting. */
      readonly open: number
      readonly replayed: boolean
    }
  | {
      readonly outcome: "refused"
      readonly member: SubjectId
      readonly refusal: CollectionRefused["refusal"]
    }

export type ParcelAnswer = (CollectionDone & { readonly parts: readonly ParcelPart[] }) | CollectionRefused

export async function distributeParcel(
  { collections, intake, options }: HandingIn,
  id: string,
  input: ParcelInput,
  call: CaseCall,
): Promise<ParcelAnswer> {
  const { arrival, enteredLate, examination, postedOn, waybill } = input
  const contents = byMember(input.contents)
  const members = [...contents.keys()]
  const parcel = await options.keys.blindIndex("onevisit:parcel", waybill.trim().toUpperCase())
  const receipt = receiptOf({
    arrival,
    ...(postedOn === undefined ? {} : { postedOn }),
    ...(enteredLate === undefined ? {} : { enteredLate }),
  })
  const command = { type: "receive-parcel", parcel, waybill, receipt, members } as const
  const done = await collections.run(id, command, call)
  if (done.outcome === "refused") return done
  const { refused, taken } = sortParcel(done.state, command)

  const parts: ParcelPart[] = []
  for (const member of taken) parts.push(await supply(member, contents.get(member) ?? []))
  const distributed = parts.flatMap((part) => {
    if (part.outcome === "refused") return []
    const requirements = [...new Set((contents.get(part.member) ?? []).map((each) => each.requirement))]
    return [{ member: part.member, requirements, open: part.open }]
  })
  const noted =
    distributed.length === 0
      ? done
      : await collections.run(id, { type: "note-parcel", parcel, distributed }, { as: system("collections") })
  if (noted.outcome === "refused") return noted
  return {
    ...noted,
    outcome: "parcel-received",
    replayed: done.replayed,
    parts: [...parts, ...refused.map((each): ParcelPart => ({ outcome: "refused", ...each }))],
  }

  async function supply(member: SubjectId, materials: readonly SubmittedMaterial[]): Promise<ParcelPart> {
    const known = done.outcome === "refused" ? undefined : memberOf(done.state, member)
    const there = known === undefined ? null : await collections.caseOf(id, known)
    if (there === null) return { outcome: "refused", member, refusal: collectionRefusals.notHandedIn }
    const supplement = {
      arrival,
      ...(postedOn === undefined ? {} : { postedOn }),
      ...(enteredLate === undefined ? {} : { enteredLate }),
      materials,
      ...(examination === undefined ? {} : { examination }),
    }
    const commandId = `collection:${id}/parcel:${parcel}/${member}`
    let answer: CaseAnswer
    try {
      answer = await intake.supplement(there.id, supplement, { as: call.as, commandId }, receipt.receivedOn)
    } catch (error) {
      if (!(error instanceof CommandIdReused)) throw error
      return { outcome: "refused", member, refusal: collectionRefusals.parcelDiffers }
    }
    if (answer.outcome === "refused") return { outcome: "refused", member, refusal: answer.refusal }
    const { replayed, summary } = answer
    return { outcome: "supplied", member, case: there.id, open: summary.owed, replayed }
  }
}

function byMember(contents: ParcelInput["contents"]): ReadonlyMap<SubjectId, readonly SubmittedMaterial[]> {
  const all = new Map<SubjectId, readonly SubmittedMaterial[]>()
  for (const { materials, member } of contents) all.set(member, [...(all.get(member) ?? []), ...materials])
  return all
}
