/**
 * Collections for the embedder (集体代办): an organisation gathers the papers of many, hands them in at one
 * visit, sends what was missing by courier and receives the results together. Each member has a case of
 * their own, which intake decides and nobody else's papers touch.
 */
import type { SubjectId } from "@onevisit/core/identity"
import {
  caseShortfalls,
  gatheredShortfalls,
  memberOf,
  type CollectionState,
  type MemberShortfalls,
} from "@onevisit/core/intake/collections"
import type { CaseDocument } from "@onevisit/core/notices"
import { randomUUID } from "node:crypto"
import { callSchema, parseInputOrThrow, subjectIdSchema } from "../input/index.ts"
import { type CaseCall, type RecordedIntake, UnknownItem, UnknownSubject } from "../intake/index.ts"
import { uuidFrom } from "../ids/index.ts"
import type { CollectionAnswer, CollectionDesk, CollectionDeskOptions } from "./collection-desk.ts"
import type {
  GatherInput,
  HandInInput,
  HandOverInput,
  IssueInput,
  LeaveInput,
  MemberInput,
  OpenInput,
  ParcelInput,
} from "./collection-inputs.ts"
import { COLLECTION_VIEW, summaryOf, type CollectionSummary } from "./collection-model.ts"
import { UnknownCollection } from "./collections.errors.ts"
import {
  collectionIdSchema,
  gatherSchema,
  handInSchema,
  handOverSchema,
  issueSchema,
  leaveSchema,
  memberSchema,
  openSchema,
  parcelSchema,
} from "./collections.schema.ts"
import { distributeParcel, type ParcelAnswer } from "./distribute-parcel.ts"
import { handInMembers, type HandInAnswer } from "./hand-in-members.ts"
import { issueResults, signForList, type IssueAnswer } from "./issue-results.ts"
import type { OpenedFor } from "../sealing/index.ts"

/**
 * Every call rejects with `InvalidInput` when what it is given has not the form it should, and with
 * `UnknownCollection` when there is none with the id.
 */
export interface CollectionsService {
  /** Opens a collection. Rejects with `UnknownSubject`. */
  open(input: OpenInput, call: CaseCall): Promise<CollectionAnswer>
  /** A member joins, into the next lot when one was handed in. Rejects with `UnknownSubject`. */
  addMember(id: string, input: MemberInput, call: CaseCall): Promise<CollectionAnswer>
  /** A mandate in place of the one before. */
  giveMandate(id: string, input: MemberInput, call: CaseCall): Promise<CollectionAnswer>
  /** The member, or an officer who saw the letter, vouches for a mandate the collector handed in. */
  confirmMandate(id: string, member: SubjectId, call: CaseCall): Promise<CollectionAnswer>
  gather(id: string, input: GatherInput, call: CaseCall): Promise<CollectionAnswer>
  /** One receipt for all, and an answer for each. Repeat it when it broke off: no case is opened twice. */
  handIn(id: string, input: HandInInput, call: CaseCall): Promise<HandInAnswer>
  /** Supplements of several in one parcel, each to its own case; the same parcel again changes nothing. */
  supplementParcel(id: string, input: ParcelInput, call: CaseCall): Promise<ParcelAnswer>
  leave(id: string, input: LeaveInput, call: CaseCall): Promise<CollectionAnswer>
  /** Hands over together what can be, or says who waits for whom and until when. */
  issue(id: string, input: IssueInput, call: CaseCall): Promise<IssueAnswer>
  /** The parcel of a list was signed for. */
  handOver(id: string, input: HandOverInput, call: CaseCall): Promise<IssueAnswer>
  /** What each member lacks, before and after the hand-in; nobody is named. */
  shortfalls(id: string): Promise<readonly MemberShortfalls[]>
  get(id: string): Promise<{ readonly summary: CollectionSummary; readonly state: CollectionState }>
  list(query: {
    readonly item?: string
    readonly collector?: SubjectId
    readonly hasTask?: boolean
    readonly limit?: number
  }): Promise<readonly CollectionSummary[]>
  /** Puts what members were told and still lack on a list for the collector, which can then be printed. */
  listShortfalls(id: string, call: CaseCall): Promise<CollectionAnswer>
  /**
   * Receipts, the lists of what was wanting and the lists to sign, with names, opened for a stated purpose; the print
   * that is handed over is `documents.print`'s, by the id of each.
   */
  documents(id: string, purpose: OpenedFor): Promise<readonly CaseDocument[]>
}

export interface CollectionsOptions extends CollectionDeskOptions {
  readonly collections: CollectionDesk
  readonly intake: RecordedIntake
}

export function collectionsService(options: CollectionsOptions): CollectionsService {
  const { catalogue, clock, collections: desk, intake, keys, storage, subjects } = options
  const parts = { options, collections: desk, intake }

  const { papers, run } = desk

  const shortfallsOf = async (id: string): Promise<readonly MemberShortfalls[]> => {
    const state = await desk.load(id)
    const edition = await catalogue.itemOn(state.item ?? "", clock.now().on)
    const all: MemberShortfalls[] = []
    for (const member of state.members.filter(({ left }) => left === null)) {
      const found = await desk.caseOf(id, member)
      if (found !== null) all.push(caseShortfalls(member.member, found.id, found.state))
      else if (edition === null) throw new UnknownItem()
      else all.push(gatheredShortfalls(member, edition.item))
    }
    return all
  }

  return {
    open: async (given, givenCall) => {
      const call = parseInputOrThrow(callSchema, givenCall)
      const { collector, issuing, item } = parseInputOrThrow(openSchema, given)
      if ((await subjects.kindOf(collector)) === null) throw new UnknownSubject()
      // A command id of the caller's names the collection too, so that one opened twice is one.
      const id =
        call.commandId === undefined
          ? randomUUID()
          : uuidFrom(await keys.blindIndex("onevisit:collection", call.commandId))
      const rule = issuing ?? { together: "whole", leadWorkingDays: 0 }
      return run(id, { type: "open", item, collector, issuing: rule }, call)
    },
    addMember: async (id, given, givenCall) => {
      const call = parseInputOrThrow(callSchema, givenCall)
      const { mandate, member } = parseInputOrThrow(memberSchema, given)
      await desk.load(known(id))
      if ((await subjects.kindOf(member)) === null) throw new UnknownSubject()
      return run(id, { type: "add-member", member, mandate }, call)
    },
    giveMandate: async (id, given, givenCall) => {
      const call = parseInputOrThrow(callSchema, givenCall)
      const input = parseInputOrThrow(memberSchema, given)
      await desk.load(known(id))
      return run(id, { type: "give-mandate", ...input }, call)
    },
    confirmMandate: async (id, given, givenCall) => {
      const call = parseInputOrThrow(callSchema, givenCall)
      const member = parseInputOrThrow(subjectIdSchema, given)
      await desk.load(known(id))
      return run(id, { type: "confirm-mandate", member }, call)
    },
    gather: async (id, given, givenCall) => {
      const call = parseInputOrThrow(callSchema, givenCall)
      const { commitment = null, materials, member, scenario = {} } = parseInputOrThrow(gatherSchema, given)
      await desk.load(known(id))
      return run(id, { type: "gather", member, scenario, materials, commitment }, call)
    },
    handIn: async (id, given, givenCall) => {
      const call = parseInputOrThrow(callSchema, givenCall)
      const input = parseInputOrThrow(handInSchema, given)
      await desk.load(known(id))
      return handInMembers(parts, id, input, call)
    },
    supplementParcel: async (id, given, givenCall) => {
      const call = parseInputOrThrow(callSchema, givenCall)
      const input = parseInputOrThrow(parcelSchema, given)
      await desk.load(known(id))
      return distributeParcel(parts, id, input, call)
    },
    listShortfalls: async (id, givenCall) => {
      const call = parseInputOrThrow(callSchema, givenCall)
      await desk.load(known(id))
      return run(id, { type: "list-shortfalls", number: "" }, call)
    },
    leave: async (id, given, givenCall) => {
      const call = parseInputOrThrow(callSchema, givenCall)
      const input = parseInputOrThrow(leaveSchema, given)
      const state = await desk.load(known(id))
      const command = { type: "leave", ...input } as const
      const refusal = await desk.check(id, command, call)
      const member = memberOf(state, input.member)
      // What the member may not ask of the collection is not asked of the case either.
      if (refusal === null && member !== undefined && input.application === "withdrawn") {
        const found = await desk.caseOf(id, member)
        const commandId = `collection:${id}/leave/${input.member}`
        const withdrawn =
          found === null || found.state.phase === "withdrawn"
            ? null
            : await intake.command(found.id, { type: "withdraw" }, { as: call.as, commandId })
        if (withdrawn?.outcome === "refused")
          return { outcome: "refused", collection: id, refusal: withdrawn.refusal }
      }
      return run(id, command, call)
    },
    issue: async (id, given, givenCall) => {
      const call = parseInputOrThrow(callSchema, givenCall)
      const input = parseInputOrThrow(issueSchema, given)
      await desk.load(known(id))
      return issueResults(parts, id, input, call)
    },
    handOver: async (id, given, givenCall) => {
      const call = parseInputOrThrow(callSchema, givenCall)
      return signForList(parts, known(id), parseInputOrThrow(handOverSchema, given), call)
    },
    shortfalls: async (id) => shortfallsOf(known(id)),
    get: async (id) => {
      const state = await desk.load(known(id))
      return { summary: summaryOf(id, state), state }
    },
    list: async ({ collector, hasTask, item, limit = 100 }) => {
      const where = {
        ...(item !== undefined && { item }),
        ...(collector !== undefined && { collector }),
        ...(hasTask !== undefined && { hasTask }),
      }
      const { rows } = await storage.findViews({ ...COLLECTION_VIEW, where, limit })
      return rows.map(({ doc }) => doc as CollectionSummary)
    },
    documents: async (id, purpose) => {
      const composed = await papers.compose(known(id), purpose)
      return papers.compose(id, purpose, await papers.namesIn(id, composed, purpose))
    },
  }
}

/** An id of another form names no collection, and goes no further. */
function known(id: string): string {
  if (!collectionIdSchema.safeParse(id).success) throw new UnknownCollection()
  return id
}
