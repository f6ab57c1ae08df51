/**
 * The documents of a collection: its state composed, with names or, for printing, with each member's id where their name
 * goes, so that every name can be sealed for its own subject and is erased with them.
 */
import type { ServiceItem } from "@onevisit/core/catalogue"
import type { SubjectId } from "@onevisit/core/identity"
import type { CollectionState } from "@onevisit/core/intake/collections"
import { applicableRuleSet, type RuleSet } from "@onevisit/core/law"
import { type CaseDocument, composeCollectionDocuments } from "@onevisit/core/notices"
import type { PlainDate } from "@onevisit/core/time"
import * as Result from "effect/Result"
import { ERASED_NAME, UnknownItem } from "../intake/index.ts"
import type { CollectionDesk, CollectionDeskOptions } from "./collection-desk.ts"
import type { OpenedFor } from "../sealing/index.ts"

export interface CollectionPapers {
  /** Who receives them. Rejects with `UnknownCollection`. */
  collectorOf(id: string): Promise<SubjectId>
  /** As they are composed now, a member without a name in `names` by their id. */
  compose(
    id: string,
    purpose: OpenedFor,
    names?: Readonly<Record<SubjectId, string>>,
  ): Promise<readonly CaseDocument[]>
  /** The name of each member who is named in what was composed. */
  namesIn(
    id: string,
    composed: readonly CaseDocument[],
    purpose: OpenedFor,
  ): Promise<Readonly<Record<SubjectId, string>>>
}

export function collectionPapers(
  options: Pick<
    CollectionDeskOptions,
    "catalogue" | "clock" | "desk" | "documentSetting" | "law" | "subjects"
  >,
  collections: Pick<CollectionDesk, "caseOf" | "load">,
): CollectionPapers {
  const { catalogue, clock, desk, documentSetting = () => ({}), law, subjects } = options

  const nameOf = async (subject: SubjectId, purpose: OpenedFor): Promise<string> => {
    const identity = await subjects.reveal(subject, purpose)
    return identity === null || identity === "erased" ? ERASED_NAME : identity.name
  }

  /** What the members' cases are under; before there is any, what one of that day would be. */
  const basisOf = async (id: string, state: CollectionState): Promise<Basis> => {
    for (const member of state.members) {
      const found = await collections.caseOf(id, member)
      if (found !== null) return (await desk.load(found.id)).pinned
    }
    return basisOn(state.item ?? "", state.lots[0]?.receipt.receivedOn ?? clock.now().on)
  }
  const basisOn = async (item: string, on: PlainDate): Promise<Basis> => {
    const edition = await catalogue.itemOn(item, on)
    const ruleSet = edition && applicableRuleSet(law, edition.item.type, on)
    if (edition === null || ruleSet === null || Result.isFailure(ruleSet)) throw new UnknownItem()
    return { item: edition.item, ruleSet: ruleSet.success }
  }

  return {
    collectorOf: async (id) => openedBy(await collections.load(id)),
    compose: async (id, purpose, names = {}) => {
      const state = await collections.load(id)
      const { item, ruleSet } = await basisOf(id, state)
      const addressee = await nameOf(openedBy(state), purpose)
      return composeCollectionDocuments(state, { item, ruleSet, addressee, names, ...documentSetting(item) })
    },
    namesIn: async (id, composed, purpose) => {
      const { members } = await collections.load(id)
      const said = JSON.stringify(composed)
      const named = members.filter(({ member }) => said.includes(member))
      const pairs = named.map(async ({ member }) => [member, await nameOf(member, purpose)] as const)
      return Object.fromEntries(await Promise.all(pairs))
    },
  }
}

interface Basis {
  readonly item: ServiceItem
  readonly ruleSet: RuleSet
}

function openedBy({ collector }: CollectionState): SubjectId {
  if (collector === null) throw new TypeError("A collection is opened for its collector.")
  return collector
}
