/**
 * The ground of the plays: a district on a folder's database with settings for everything that can be recorded, and
 * people who do it. All is made up: 样例区.
 */
import { join } from "node:path"
import { chinaCalendar } from "@onevisit/china"
import { actorOfApplicant, type OfficerActor, type SubjectId, system } from "@onevisit/core/identity"
import type { SubmittedMaterial } from "@onevisit/core/materials"
import type { Storage } from "@onevisit/core/ports"
import { text } from "@onevisit/core/reasons"
import { type Calendar, instant, plainDate, revise } from "@onevisit/core/time"
import {
  createDistrict,
  type District,
  type DistrictOptions,
  fileKeys,
  type ServiceClaim,
  type SimulatedClock,
  simulatedClock,
} from "@onevisit/district"
import { sqliteStorage } from "@onevisit/storage-sqlite"
import { playedLaw } from "./law.ts"
import { award, confirmation, label, licence, service, voucherClaim } from "./offered.ts"
import { placesOf } from "./places.ts"
import { benefitsOver, residentNumber, Residents } from "./residents.ts"
import { feedbackPolicy, guidanceRules, projectRules, recommendationRules } from "./rules.ts"
import { vouchers } from "./voucher-scheme.ts"

const off = (day: string) => ({
  key: day,
  holiday: label,
  off: [{ first: plainDate(day), last: plainDate(day) }],
  work: [],
})
/** A calendar that comes later, with two more days off. */
export const laterCalendar: Calendar = revise(chinaCalendar(), {
  version: "recorded",
  papers: [],
  arrangements: [off("2022-01-18"), off("2023-06-30")],
})

export const officer = (externalId: string, unit = "sample-bureau", ...roles: string[]): OfficerActor => ({
  kind: "officer",
  externalId,
  unit,
  roles,
  validAt: plainDate("2018-01-01"),
  validTo: plainDate("2031-01-01"),
})
export const clerk = officer("clerk")
export const second = officer("second")
export const decider = officer("decider", "sample-bureau", "decision-maker", "deciding-officer")
export const keeper = officer("keeper", "sample-bureau", "records-correction", "back-entry", "assigns-cases")
export const governor = officer("governor", "sample-bureau", "government-head")
export const neighbour = officer("neighbour", "other-bureau")
export const platform = system("sample-platform")
export const registry = system("registry")

const concerned = { unit: "sample-bureau", officers: ["rated"] }
/** Without them a district has no projects, no guidance, no money to pay and nothing to be said about its services. */
export const settingsOver = (residents: Residents) =>
  ({
    schemes: [residentNumber],
    benefits: benefitsOver(residents),
    vouchers,
    outside: [{ scheme: "recorded-case-number", system: platform.name }],
    recommendations: [recommendationRules],
    guidance: guidanceRules,
    projects: { rules: [projectRules], remind: () => Promise.resolve() },
    feedback: {
      policy: feedbackPolicy,
      numberedBy: "样例区",
      proveService: (claim: ServiceClaim) =>
        Promise.resolve(
          claim.kind === "visit"
            ? { service: claim, rater: null, item: licence.id, outlet: claim.outlet, concerned }
            : null,
        ),
      concernedBy: () => Promise.resolve({ concerned }),
    },
  }) satisfies Partial<DistrictOptions>

export interface Ground {
  readonly district: District
  readonly clock: SimulatedClock
  readonly residents: Residents
  /** Sets the clock to a morning; the day. */
  morning(on: string): ReturnType<typeof plainDate>
  /** A new enterprise. */
  enterprise(): Promise<{ readonly id: SubjectId; readonly actor: ReturnType<typeof actorOfApplicant> }>
  person(name: string, kind?: "natural-person" | "public-institution"): Promise<SubjectId>
}

/** Where a district of the plays lives: its keys in a folder, and its storage there or elsewhere. */
export interface Place {
  readonly folder: string
  /** Opens the storage; in the folder unless said. */
  readonly openStorage?: () => Promise<Storage>
}

/** Opens the district of a place, with the plays' items published. */
export async function openGround(
  { folder, openStorage }: Place,
  calendar: Calendar = chinaCalendar(),
  more: Partial<DistrictOptions> = {},
): Promise<Ground> {
  const clock = simulatedClock(instant("2020-06-01T01:30:00.000Z"))
  const residents = new Residents()
  const district = await createDistrict({
    storage: openStorage ? await openStorage() : sqliteStorage(join(folder, "district.db")),
    keys: fileKeys(join(folder, "district.keys")),
    calendar,
    law: playedLaw,
    clock,
    authority: text("样例区政务服务中心", "Sample District Service Centre"),
    channels: placesOf(),
    ...settingsOver(residents),
    ...more,
  })
  await district.catalogue.publish([licence, confirmation, award, service, voucherClaim], {
    batch: "recorded-2020-06",
    as: clerk,
  })
  let number = 900
  const register = async (kind: "enterprise" | "natural-person" | "public-institution", name: string) => {
    const registered = await district.subjects.register({ kind, name, identifiers: [] }, { as: clerk })
    if (registered.outcome === "refused") throw new Error("A subject was refused")
    return registered.subject
  }
  return {
    district,
    clock,
    residents,
    morning: (on) => {
      clock.set(instant(`${on}T01:30:00.000Z`))
      return plainDate(on)
    },
    enterprise: async () => {
      const id = await register("enterprise", `样例智造${++number}有限公司`)
      return { id, actor: actorOfApplicant(id) }
    },
    person: (name, kind = "natural-person") => register(kind, name),
  }
}

export const given = (requirement: string, more: Partial<SubmittedMaterial> = {}): SubmittedMaterial => ({
  requirement,
  copyKind: "original",
  medium: "paper",
  number: 1,
  sealed: true,
  ...more,
})

/** What was asked, done; a refusal ends the recording with its tag. */
export function done<Answer extends { readonly outcome: string }>(
  answer: Answer,
): Exclude<Answer, { readonly outcome: "refused" }> {
  if (answer.outcome === "refused")
    throw new Error(`Refused: ${(answer as unknown as { refusal: { _tag: string } }).refusal._tag}`)
  return answer as Exclude<Answer, { readonly outcome: "refused" }>
}
