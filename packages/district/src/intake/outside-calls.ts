/** Calls of intake that concern other systems: taking a case over, finding one by its number there, what was reported of it. */
import { editionKey } from "@onevisit/core/catalogue"
import type { CodeScheme, RegionTable } from "@onevisit/core/identity"
import {
  openConflicts,
  outsideFindings,
  type CaseCommand,
  type Conflict,
  type ExternalId,
  type OutsideRecord,
} from "@onevisit/core/intake"
import type { RuleSet } from "@onevisit/core/law"
import type { Finding } from "@onevisit/core/reasons"
import type { Calendar } from "@onevisit/core/time"
import * as Result from "effect/Result"
import { callSchema, parseInputOrThrow } from "../input/index.ts"
import type { Subjects } from "../subjects/index.ts"
import type { CaseCall, CaseDesk, DeskOptions } from "./case-desk.ts"
import { EXTERNAL_ID_VIEW, externalIdKey, refuseIdentifiers } from "./case-outside.ts"
import type { ImportInput } from "./import-case.ts"
import { importSchema } from "./import.schema.ts"
import { UnknownItem, UnknownSubject } from "./intake.errors.ts"
import { externalIdSchema } from "./intake.schema.ts"
import type { SubmitAnswer } from "./intake.ts"
import { known, receiptOf } from "./receipt-of.ts"
import { rulesInForce } from "./rules-in-force.ts"

export interface OutsideCalls {
  /** Takes over an open case of another system as it stands there. Rejects with `UnknownItem` or `UnknownSubject`. */
  import(open: ImportInput, call: CaseCall): Promise<SubmitAnswer>
  /** The case that another system knows by this number, or `null`. */
  findByExternalId(externalId: ExternalId): Promise<string | null>
  /** What outside systems reported of a case, what contradicts ours, and what is to be told of it. */
  outside(id: string): Promise<{
    readonly record: OutsideRecord
    readonly conflicts: readonly Conflict[]
    readonly findings: readonly Finding[]
  }>
}

export interface OutsideCallsOptions extends DeskOptions {
  readonly law: readonly RuleSet[]
  readonly calendar: Calendar
  readonly regions: RegionTable | null
  readonly subjects: Subjects
  readonly schemes?: readonly CodeScheme[]
  readonly desk: CaseDesk
  readonly newCaseIdFor: (call: CaseCall) => Promise<string>
}

export function outsideCalls(options: OutsideCallsOptions): OutsideCalls {
  const {
    calendar,
    catalogue,
    clock,
    desk,
    law,
    newCaseIdFor,
    pins,
    regions,
    schemes = [],
    storage,
    subjects,
  } = options
  const rulesOn = rulesInForce(law)
  return {
    import: async (given, givenCall) => {
      const call = parseInputOrThrow(callSchema, givenCall)
      const open = parseInputOrThrow(importSchema, given)
      const { applicant, arrival, item, materials = [], outlet, scenario = {}, ...stated } = open
      refuseIdentifiers(open.externalIds, schemes, ["externalIds"])
      const receipt = receiptOf({ arrival, ...(outlet === undefined ? {} : { outlet }) })
      const edition = await catalogue.itemOn(item, receipt.receivedOn)
      if (edition === null) throw new UnknownItem()
      if ((await subjects.kindOf(applicant)) === null) throw new UnknownSubject()
      const ruleSet = rulesOn(edition.item.type, receipt.receivedOn)
      if (Result.isFailure(ruleSet)) return { outcome: "refused", case: null, refusal: ruleSet.failure }
      const command: CaseCommand = {
        type: "import",
        item: { id: editionKey(edition.item), hash: edition.hash },
        ruleSet: pins.pin(ruleSet.success),
        calendar: pins.pin(calendar),
        regions: regions === null ? null : pins.pin(regions),
        applicant,
        scenario,
        receipt,
        materials,
        ...stated,
      }
      const pinned = { item: edition.item, ruleSet: ruleSet.success, calendar }
      return desk.run(await newCaseIdFor(call), command, call, pinned)
    },
    findByExternalId: async (given) => {
      const externalId = parseInputOrThrow(externalIdSchema, given)
      const row = await storage.getView({ ...EXTERNAL_ID_VIEW, key: externalIdKey(externalId) })
      return (row?.doc as { readonly case: string } | undefined)?.case ?? null
    },
    outside: async (id) => {
      const { pinned, state } = await desk.load(known(id))
      const on = clock.now().on
      return {
        record: state.outside?.record ?? [],
        conflicts: openConflicts(state),
        findings: outsideFindings(state, { ...pinned, on }),
      }
    },
  }
}
