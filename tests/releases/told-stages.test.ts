import { readdirSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import {
  type CaseEvent,
  type CaseEventType,
  type CaseState,
  evolve,
  noCase,
  stageChangesOf,
  type ToldStage,
} from "@onevisit/core/intake"
import { caseEventReader } from "@onevisit/core/intake/schema"
import type { StoredEvent } from "@onevisit/core/ports"
import { expect, it } from "vitest"
import { readOrThrow } from "./kind-of-stream.ts"
import { byStream } from "./stream-outcomes.ts"

/** An event by which a case stays in its stage, whatever else it changes: other systems are not told. */
const notTold: readonly ToldStage[] = []
/** What comes of it depends on the case: the stages that stand otherwise afterwards. */
const otherwise = "otherwise"

/** Of every type of event: as what it is told to other systems. A new type stands here, or this does not compile. */
const told: Readonly<Record<CaseEventType, readonly ToldStage[] | typeof otherwise>> = {
  MaterialsReceived: ["received"],
  CorrectionNotified: ["correction-notified"],
  SupplementReceived: ["supplemented"],
  Accepted: ["accepted"],
  DeemedAccepted: ["accepted"],
  TolerantlyAccepted: ["accepted"],
  NotAccepted: ["not-accepted"],
  AcceptanceRevoked: ["acceptance-revoked"],
  ApplicationWithdrawn: ["withdrawn"],
  ApplicationDeemedWithdrawn: ["withdrawn"],
  ApplicationReinstated: ["reinstated"],
  CorrectionReopened: otherwise,
  ClockSuspended: ["special-procedure-started"],
  ClockResumed: ["special-procedure-ended"],
  ClockExtended: ["extended"],
  DecisionMade: ["decided"],
  DeemedRenewed: ["decided"],
  DecisionRevoked: ["decision-revoked"],
  ResultDelivered: ["delivered"],
  CaseTerminated: ["terminated"],
  CaseImported: otherwise,
  OutsideFactAdopted: otherwise,
  ConflictSettled: otherwise,
  EntryCorrected: otherwise,

  CaseOpened: notTold,
  PartiesChanged: notTold,
  ChoicesMade: notTold,
  CorrectedOnSpot: notTold,
  DefectsFound: notTold,
  SupplementExtended: notTold,
  DelayExcused: notTold,
  OwedNotified: notTold,
  LookUpRequested: notTold,
  LookUpFailed: notTold,
  LookUpAnswered: notTold,
  CalendarRevised: notTold,
  DeadlineMoved: notTold,
  ResultDispatched: notTold,
  ExternalIdAdded: notTold,
  TaskOpened: notTold,
  PartOpened: notTold,
  HandedToReviewer: notTold,
  PartFinished: notTold,
  HandedToAuthority: notTold,
  EnteredLate: notTold,
  CaseAssigned: notTold,
  DocumentsHeld: notTold,
  MaterialWaived: notTold,
  IdentityShown: notTold,
  PlatformDataDisputed: notTold,
  SourceChecked: notTold,
  OverdueExplained: notTold,
  SiteChecked: notTold,
  CorrectionProposed: notTold,
  CommitmentGiven: notTold,
  VerificationDue: notTold,
  CommitmentVerified: notTold,
  RectificationOrdered: notTold,
  AdverseActAnnounced: notTold,
  DefenceStated: notTold,
  DocumentSealed: notTold,
  ServiceAddressConfirmed: notTold,
  DocumentServed: notTold,
}

/** What no release that was recorded could write yet; the next one is recorded with it, and leaves this empty. */
const sinceThen: readonly CaseEventType[] = []

/** The newest recorded feed, which comes by every event of a case; see `plays.test.ts`. */
function recorded(): readonly StoredEvent[] {
  const streams = resolve(import.meta.dirname, "..", "fixtures", "streams")
  const newest = readdirSync(streams).toSorted().at(-1) ?? ""
  const lines = readFileSync(join(streams, newest, "feed.jsonl"), "utf8")
    .trimEnd()
    .split("\n")
  return lines.map((line) => JSON.parse(line) as StoredEvent)
}

it("each type of event is told to other systems, or is not, as is said of it", () => {
  const seen = new Set<string>()
  for (const [stream, events] of byStream(recorded())) {
    if (!stream.startsWith("case:")) continue
    let before: CaseState = noCase
    for (const stored of events) {
      const event = readOrThrow(caseEventReader, stored) as CaseEvent
      const after = evolve(before, event)
      const stages = stageChangesOf(event, { before, after }).map(({ stage }) => stage)
      const expected = told[event.type]
      if (expected !== otherwise) expect([stored.type, stages]).toEqual([stored.type, expected])
      seen.add(event.type)
      before = after
    }
  }
  expect(Object.keys(told).filter((type) => !seen.has(type))).toEqual(sinceThen)
})
