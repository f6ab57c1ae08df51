/**
 * Handing in for many: each member's case is opened on its own under a command id of the collection's and the
 * member's, so that a hand-in that broke off is repeated without opening any case twice, and nobody's
 * refusal touches another's case.
 */
import { isErased } from "@onevisit/core/events"
import { actorOfAgent, system, type Actor, type SubjectId } from "@onevisit/core/identity"
import type { Party, PartyAct, Receipt } from "@onevisit/core/intake"
import {
  collectionRefusals,
  intakeOutcomeOf,
  sortHandIn,
  toldOf,
  toleranceFor,
  unansweredMembers,
  type CollectionState,
  type Mandate,
  type MandateAct,
  type MemberOutcome,
  type MemberState,
  type ToldShortfall,
} from "@onevisit/core/intake/collections"
import { collectionEventReader } from "@onevisit/core/intake/collections/schema"
import { applicableRuleSet } from "@onevisit/core/law"
import type { Arrival } from "@onevisit/core/time"
import * as Result from "effect/Result"
import { receiptOf, type CaseCall, type RecordedIntake } from "../intake/index.ts"
import { ownOpening, sealing } from "../sealing/index.ts"
import {
  submissionOf,
  type CollectionDesk,
  type CollectionDeskOptions,
  type CollectionDone,
  type CollectionRefused,
  type OpenedCase,
} from "./collection-desk.ts"
import { collectionStream } from "./collection-model.ts"
import type { HandInInput } from "./collection-inputs.ts"

/** How one member was answered. */
export type MemberAnswer =
  | {
      readonly outcome: MemberOutcome
      readonly member: SubjectId
      readonly case: string
      readonly shortfalls: readonly ToldShortfall[]
    }
  | {
      readonly outcome: "refused"
      readonly member: SubjectId
      readonly refusal: CollectionRefused["refusal"]
    }

export type HandInAnswer =
  | (CollectionDone & { readonly members: readonly MemberAnswer[] })
  | CollectionRefused

export interface HandingIn {
  readonly options: CollectionDeskOptions
  readonly collections: CollectionDesk
  readonly intake: RecordedIntake
}

export async function handInMembers(
  { collections, intake, options }: HandingIn,
  id: string,
  input: HandInInput,
  call: CaseCall,
): Promise<HandInAnswer> {
  const { arrival, enteredLate, examination, members, outlet } = input
  const receipt = receiptOf({
    arrival,
    ...(outlet === undefined ? {} : { outlet }),
    ...(enteredLate === undefined ? {} : { enteredLate }),
  })
  const command = {
    type: "hand-in",
    receipt,
    number: "",
    examined: examination !== undefined,
    ...(members === undefined ? {} : { members }),
  } as const
  const done = await collections.run(id, command, call)
  if (done.outcome === "refused") return done
  const { lot, state } = done

  const opened: MemberAnswer[] = []
  for (const member of unansweredMembers(state)) {
    const answer = await answerOf(member)
    opened.push(answer)
  }
  const answers = opened.flatMap((answer) => {
    if (answer.outcome === "refused") return []
    const { case: caseId, member, outcome, shortfalls } = answer
    return [{ member, case: caseId, outcome, shortfalls }]
  })
  const noted =
    answers.length === 0
      ? done
      : await collections.run(id, { type: "note-answers", answers }, { as: system("collections") })
  if (noted.outcome === "refused") return noted

  // Who was handed in by this very call before, when it is repeated, and who was left out of it.
  const earlier = noted.state.members.flatMap((each) => (each.lot === lot ? onRecord(each, opened) : []))
  const item = state.item === null ? null : await options.catalogue.itemOn(state.item, receipt.receivedOn)
  const { refused } = sortHandIn(noted.state, leftOver(noted.state, command), { item: item?.item ?? null })
  return {
    ...noted,
    outcome: "handed-in",
    lot,
    replayed: done.replayed,
    members: [
      ...earlier,
      ...opened,
      ...refused.map((each): MemberAnswer => ({ outcome: "refused", ...each })),
    ],
  }

  async function answerOf(member: MemberState): Promise<MemberAnswer> {
    const there = await collections.caseOf(id, member)
    if (there !== null) return answered(member.member, there)
    const lotReceipt = state.lots[member.lot - 1]?.receipt ?? receipt
    const ready = await submissionFor(member, lotReceipt)
    if (ready === null)
      return { outcome: "refused", member: member.member, refusal: collectionRefusals.memberErased }
    const submitted = await intake.submit(
      ready,
      { as: actorFor(call.as, state, member), commandId: submissionOf(id, member.member) },
      lotReceipt.receivedOn,
    )
    if (submitted.outcome === "refused")
      return { outcome: "refused", member: member.member, refusal: submitted.refusal }
    return answered(member.member, { id: submitted.case, state: submitted.state })
  }

  async function submissionFor(member: MemberState, { channel, receivedOn }: Receipt) {
    const { keys, onOpened } = options
    const seals = sealing({ keys, reader: collectionEventReader, ...(onOpened ? { onOpened } : {}) })
    const { commitment, mandate, papers } = member
    const value = { commitment, papers, signature: mandate?.letter.signature ?? null }
    const open = (await seals.openValue({
      stream: collectionStream(id),
      value,
      purpose: ownOpening("own:collection"),
    })) as typeof value
    if (isErased(open.signature)) return null
    const item = state.item ?? ""
    const edition = await options.catalogue.itemOn(item, receivedOn)
    const ruleSet = edition === null ? null : applicableRuleSet(options.law, edition.item.type, receivedOn)
    const defects = (examination?.defects ?? [])
      .filter((defect) => defect.member === member.member)
      .map(({ note, requirement }) => ({ requirement, note }))
    const tolerance =
      edition === null || ruleSet === null || Result.isFailure(ruleSet)
        ? null
        : toleranceFor(
            state,
            { ...member, ...open },
            {
              item: edition.item,
              ruleSet: ruleSet.success,
              on: receivedOn,
              hasDefects: defects.length > 0,
            },
          )
    const { mode, supplementWithin } = examination ?? {}
    const examined = {
      ...(supplementWithin === undefined ? {} : { supplementWithin }),
      ...(mode === undefined ? {} : { mode }),
      ...(defects.length === 0 ? {} : { defects }),
      ...(tolerance === null ? {} : { tolerance }),
    }
    return {
      item,
      applicant: member.member,
      arrival: arrivalOf(channel, receivedOn),
      // Taken up again on a later day: the lot itself was received in time, and says so.
      ...(receivedOn < options.clock.now().on ? { enteredLate: "统一收件已登记，续录个人办件" } : {}),
      ...(mandate === null ? {} : { parties: [partyOf(mandate)] }),
      scenario: member.scenario,
      materials: open.papers,
      ...(examination === undefined ? {} : { examination: examined }),
    }
  }
}

/** The collector in the member's case: a handler, as far as the mandate goes. */
function partyOf({ agent, letter, scope, validFrom, validTo }: Mandate): Party {
  const entrusted = scope.map((act) => PARTY_ACTS[act])
  return { role: "handler", subject: agent, scope: entrusted, validFrom, validTo, evidence: letter.hash }
}

const PARTY_ACTS: Readonly<Record<MandateAct, PartyAct>> = {
  "hand-in": "submit",
  supplement: "supplement",
  commit: "commit",
  collect: "receive",
}

function answered(member: SubjectId, { id, state }: OpenedCase): MemberAnswer {
  const told = state.owing?.owed ?? state.correction?.shortfalls ?? []
  const shortfalls = told.map(toldOf)
  return { outcome: intakeOutcomeOf(state), member, case: id, shortfalls }
}

function onRecord(each: MemberState, opened: readonly MemberAnswer[]): readonly MemberAnswer[] {
  const { member, outcome, shortfalls } = each
  if (outcome === null || each.case === null || opened.some((answer) => answer.member === member)) return []
  return [{ outcome, member, case: each.case, shortfalls }]
}

/** Of those meant, who is still waiting to be handed in. */
function leftOver(
  state: CollectionState,
  command: Parameters<typeof sortHandIn>[1],
): Parameters<typeof sortHandIn>[1] {
  const isHandedIn = (id: SubjectId) => state.members.some((each) => each.member === id && each.handedIn)
  const { examined, members, receipt } = command
  if (members === undefined) return { examined, receipt }
  return { examined, receipt, members: members.filter((member) => !isHandedIn(member)) }
}

/** An officer acts as themselves; the collector acts for the member, as the mandate says. */
function actorFor(as: Actor, { collector }: CollectionState, { mandate, member }: MemberState): Actor {
  if (as.kind === "officer" || collector === null || mandate === null) return as
  return actorOfAgent({ subject: collector, principal: member, capacity: mandate.capacity })
}

/** The way everything came in, for one case of it: the appearance was the collector's and is not repeated. */
function arrivalOf(channel: Receipt["channel"], on: Receipt["receivedOn"]): Arrival {
  switch (channel) {
    case "window":
      return { channel, on }
    case "registered-mail":
    case "courier":
      return { channel, signedOn: on }
    case "mail":
    case "fax":
      return { channel, confirmedOn: on }
    case "online":
    case "email":
      return { channel, enteredOn: on }
    default:
      return channel satisfies never
  }
}
