export type {
  CollectionCommand,
  CollectionContext,
  CollectionRoles,
  HandOverAsked,
  MemberCases,
  OfficerAct,
} from "./collection-commands.ts"
export type {
  CollectionEvent,
  CollectionEventData,
  CollectionEventType,
  CollectionTask,
  GivenCommitment,
  HandOver,
  IssuingRule,
  ListedShortfalls,
  MemberOutcome,
  ToldShortfall,
} from "./collection-events.ts"
export {
  collectionRefusals,
  type CollectionRefusal,
  type MandateWanting,
  type RefusedMember,
} from "./collection-refusals.ts"
export {
  countCollectorVisits,
  gatheredMembers,
  memberOf,
  noCollection,
  unansweredMembers,
  type CollectionState,
  type IssueList,
  type Lot,
  type MemberState,
  type Parcel,
  type ShortfallList,
} from "./collection-state.ts"
export { decideCollection, wakesOn } from "./decide-collection.ts"
export { sortHandIn, sortParcel } from "./decide-hand-in.ts"
export { openLists, openMembers } from "./decide-issue.ts"
export { evolveCollection, foldCollection } from "./evolve-collection.ts"
export {
  caseShortfalls,
  gatheredShortfalls,
  intakeOutcomeOf,
  toldOf,
  toleranceFor,
  type MemberShortfalls,
} from "./judge-members.ts"
export { mandateGap, type Mandate, type MandateAct, type MandateGap } from "./mandate.ts"
export { planIssue, type IssuePlan } from "./plan-issue.ts"
