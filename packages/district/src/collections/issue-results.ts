/**
 * Handing results over together: by hand to the collector, or in one parcel to it. A parcel that left is
 * no delivery; its signature is. What broke off is taken up where it stood.
 */
import type { Sealable } from "@onevisit/core/events"
import type { SubjectId } from "@onevisit/core/identity"
import { collectionEventReader } from "@onevisit/core/intake/collections/schema"
import {
  collectionRefusals,
  memberOf,
  openLists,
  openMembers,
  planIssue,
  type CollectionState,
} from "@onevisit/core/intake/collections"
import type { PlainDate } from "@onevisit/core/time"
import type { CaseCall, PlainCommand } from "../intake/index.ts"
import { ownOpening, sealing } from "../sealing/index.ts"
import type { CollectionDone, CollectionRefused, OpenedCase } from "./collection-desk.ts"
import { collectionStream } from "./collection-model.ts"
import type { HandOverInput, IssueInput } from "./collection-inputs.ts"
import type { HandingIn } from "./hand-in-members.ts"

/** What became of one member's result. */
export type IssuePart =
  | { readonly outcome: "dispatched" | "handed-over"; readonly member: SubjectId; readonly case: string }
  | {
      readonly outcome: "refused"
      readonly member: SubjectId
      readonly refusal: CollectionRefused["refusal"]
    }

export type IssueAnswer = (CollectionDone & { readonly parts: readonly IssuePart[] }) | CollectionRefused

export async function issueResults(
  parts: HandingIn,
  id: string,
  input: IssueInput,
  call: CaseCall,
): Promise<IssueAnswer> {
  const { collections, options } = parts
  const done = await collections.run(id, { type: "issue", number: "", handOver: input }, call)
  if (done.outcome === "refused") return done
  const { state } = done

  const issued: IssuePart[] = []
  let after: CollectionDone = done
  for (const list of openLists(state)) {
    const handOver = state.lists[list - 1]?.handOver
    if (handOver?.method === "courier") {
      issued.push(...(await dispatch(parts, id, { list, state, waybill: handOver.waybill }, call)))
      continue
    }
    const on = state.lists[list - 1]?.on ?? options.clock.now().on
    const handed = await handOverAll(parts, id, { list, state, on, method: "by-hand" }, call)
    if (handed.outcome === "refused") return handed
    issued.push(...handed.parts)
    after = handed
  }
  const { calendar, clock } = options
  const cases = Object.fromEntries(
    (
      await Promise.all(
        state.members.map(async (each) => [each.member, await collections.caseOf(id, each)] as const),
      )
    )
      .filter((pair): pair is readonly [SubjectId, OpenedCase] => pair[1] !== null)
      .map(([member, { state: found }]) => [member, found]),
  )
  const { refused } = planIssue(state, cases, { calendar, on: clock.now().on })
  return {
    ...after,
    outcome: done.outcome,
    replayed: done.replayed,
    parts: [...issued, ...refused.map((each): IssuePart => ({ outcome: "refused", ...each }))],
  }
}

/** The parcel with the results of a list was signed for at the collector's. */
export async function signForList(
  parts: HandingIn,
  id: string,
  { list, signedOn }: HandOverInput,
  call: CaseCall,
): Promise<IssueAnswer> {
  const { collections } = parts
  const state = await collections.load(id)
  const may = await collections.check(id, { type: "note-hand-over", list, on: signedOn, members: [] }, call)
  if (may !== null) return { outcome: "refused", collection: id, refusal: may }
  if (openMembers(state, list).length === 0)
    return { outcome: "refused", collection: id, refusal: collectionRefusals.unknownList }
  const method = state.lists[list - 1]?.handOver.method ?? "courier"
  return handOverAll(parts, id, { list, state, on: signedOn, method }, call)
}

interface ListToHandOver {
  readonly list: number
  readonly state: CollectionState
}

async function handOverAll(
  parts: HandingIn,
  id: string,
  {
    list,
    method,
    on,
    state,
  }: ListToHandOver & { readonly on: PlainDate; readonly method: "by-hand" | "courier" },
  call: CaseCall,
): Promise<IssueAnswer> {
  const command = { type: "deliver-result", method, on, by: "agent" } as const
  const handed = await eachOpen(
    parts,
    id,
    { list, state },
    {
      call,
      step: "hand-over",
      command,
      outcome: "handed-over",
      recordedOn: on,
      isDone: (found) => found.state.phase === "delivered",
    },
  )
  const members = handed.flatMap((part) => (part.outcome === "handed-over" ? [part.member] : []))
  const noted = await parts.collections.run(
    id,
    { type: "note-hand-over", list, on, members },
    { as: call.as },
  )
  return noted.outcome === "refused" ? noted : { ...noted, parts: handed }
}

async function dispatch(
  parts: HandingIn,
  id: string,
  { list, state, waybill }: ListToHandOver & { readonly waybill: Sealable<string> },
  call: CaseCall,
): Promise<readonly IssuePart[]> {
  const { keys, onOpened } = parts.options
  const seals = sealing({ keys, reader: collectionEventReader, ...(onOpened ? { onOpened } : {}) })
  // The parcel of this list, also where a later call takes up what broke off.
  const open = await seals.openValue({
    stream: collectionStream(id),
    value: waybill,
    purpose: ownOpening("own:collection", call.as),
  })
  const known = typeof open === "string" ? open : "（信息已删除）"
  return eachOpen(
    parts,
    id,
    { list, state },
    {
      call,
      step: "dispatch",
      command: { type: "dispatch-result", waybill: known },
      outcome: "dispatched",
      isDone: (found) => found.state.dispatchedOn !== null,
    },
  )
}

async function eachOpen(
  { collections, intake }: HandingIn,
  id: string,
  { list, state }: ListToHandOver,
  step: {
    readonly call: CaseCall
    readonly step: "dispatch" | "hand-over"
    readonly command: PlainCommand
    readonly outcome: "dispatched" | "handed-over"
    readonly isDone: (found: OpenedCase) => boolean
    /** The day that the list shows, where a later call takes up what broke off. */
    readonly recordedOn?: PlainDate
  },
): Promise<readonly IssuePart[]> {
  const { call, command, isDone, outcome, recordedOn } = step
  const done: IssuePart[] = []
  for (const member of openMembers(state, list)) {
    const known = memberOf(state, member)
    const found = known === undefined ? null : await collections.caseOf(id, known)
    if (found === null) continue
    if (isDone(found)) {
      done.push({ outcome, member, case: found.id })
      continue
    }
    const commandId = `collection:${id}/list:${list}/${step.step}/${member}`
    const answer = await intake.command(found.id, command, { as: call.as, commandId }, recordedOn)
    done.push(
      answer.outcome === "refused"
        ? { outcome: "refused", member, refusal: answer.refusal }
        : { outcome, member, case: found.id },
    )
  }
  return done
}
