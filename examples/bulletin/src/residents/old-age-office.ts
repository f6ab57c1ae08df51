/**
 * The office that pays the old-age allowance: a district of its own in one SQLite file, over the population register, from
 * January 2026 on. The stories about the allowance play on it one after the other.
 */
import { join } from "node:path"
import { chinaCalendarAsOf, citizenNumber, sampleRegions } from "@onevisit/china"
import { createHmac } from "node:crypto"
import type { OfficerActor, SubjectIdentity } from "@onevisit/core/identity"
import type { PublicKey } from "@onevisit/core/ports"
import { instant, plainDate } from "@onevisit/core/time"
import {
  type BenefitsService,
  columnPopulation,
  createDistrict,
  type District,
  type EntitlementKey,
  fileKeys,
  runFilesIn,
  type SimulatedClock,
  simulatedClock,
} from "@onevisit/district"
import { sqliteStorage } from "@onevisit/storage-sqlite"
import { sources } from "../rules/old-age-allowance.ts"
import { OFFICE_ROLE, oldAgeProgramme } from "./old-age-programme.ts"
import { pseudonymOf, Residents, rowOf } from "./residents.ts"

export interface OldAgeOffice {
  readonly district: District
  readonly benefits: BenefitsService
  readonly clock: SimulatedClock
  readonly residents: Residents
  readonly officer: OfficerActor
  /** What others check the office's signatures with. */
  readonly publicKey: () => Promise<PublicKey>
}

/** Residents of whom the stories tell. */
export const people = {
  leapDay: 29,
  lateDeath: 30,
  wrongDeath: 31,
  /** Turned eighty in December, after the roll was closed. */
  turnedEighty: 32,
  /** Whether they live no register says. */
  unheardOf: 33,
} as const

const OLD = plainDate("1950-01-01")

export async function openOldAgeOffice(folder: string, rows?: number): Promise<OldAgeOffice> {
  const residents = new Residents(rows)
  settle(residents)
  const clock = simulatedClock(instant("2025-12-29T01:00:00.000Z"))
  // The register's own search, by number; kept for the old, who alone can stand in the roll.
  const rowOfNumber = new Map(
    residents.bornBefore(OLD).map((row) => [residents.identityOf(row).identifiers[0]?.value, row]),
  )
  const population = columnPopulation({
    id: "population-register",
    open: () => residents.feed(),
    identify: async (ids) => ids.map((id) => identityOf(residents, id)),
    runs: runFilesIn(join(folder, "old-age-runs")),
  })
  const keys = fileKeys(join(folder, "old-age.keys"))
  const district = await createDistrict({
    storage: sqliteStorage(join(folder, "old-age.db")),
    keys,
    calendar: chinaCalendarAsOf(plainDate("2026-01-01")),
    regions: sampleRegions,
    schemes: [citizenNumber],
    clock,
    benefits: {
      programmes: [oldAgeProgramme],
      population,
      sources,
      ask: {},
      rolls: {
        scheme: citizenNumber.id,
        pseudonymsOf: async (numbers) =>
          numbers.map((number) => {
            const row = rowOfNumber.get(number)
            return row === undefined ? null : pseudonymOf(row)
          }),
      },
      lists: { personOf: cityKeyOf, accountOf: hashOf, residenceGround: "registered" },
    },
  })
  const officer: OfficerActor = {
    kind: "officer",
    externalId: "civil-affairs-03",
    unit: oldAgeProgramme.authority.id,
    roles: [OFFICE_ROLE],
    validAt: plainDate("2025-12-01"),
    validTo: plainDate("2031-01-01"),
    jurisdiction: [oldAgeProgramme.authority.id],
  }
  return {
    district,
    benefits: district.benefits,
    clock,
    residents,
    officer,
    publicKey: () => keys.publicKey(),
  }
}

/** Opens the office when it is first asked for, and closes it if it was. */
export function lazyOldAgeOffice(folder: string) {
  let opened: Promise<OldAgeOffice> | null = null
  return {
    open: () => (opened ??= openOldAgeOffice(folder)),
    close: async () => {
      if (opened !== null) await (await opened).district.close()
    },
  }
}

/** The entitlement of somebody of whom the register knows the row. */
export async function keyOf({ benefits }: OldAgeOffice, row: number): Promise<EntitlementKey> {
  const subject = await benefits.subjectOf(oldAgeProgramme.id, pseudonymOf(row))
  if (subject === null) throw new Error("Nobody was found under that pseudonym; the story needs them.")
  return { programme: oldAgeProgramme.id, subject }
}

/** How the city and the district call a person between them: both can make it from the number, nobody can read it back. */
export function cityKeyOf({ identifiers }: SubjectIdentity): string | null {
  const number = identifiers[0]?.value
  return number === undefined ? null : hashOf(number)
}

/** With a key that the two agreed upon. */
function hashOf(value: string): string {
  return createHmac("sha256", "sample key of the city").update(value).digest("hex").slice(0, 32)
}

function identityOf(residents: Residents, pseudonym: string): SubjectIdentity | null {
  const row = rowOf(pseudonym)
  return row === null || row >= residents.rows ? null : residents.identityOf(row)
}

/** Puts the people of the stories into the register. */
function settle(residents: Residents): void {
  const here = { died: "never", paidElsewhere: false, movedAway: false } as const
  residents.write(people.leapDay, { ...here, born: plainDate("1936-02-29") })
  residents.write(people.lateDeath, { ...here, born: plainDate("1940-05-05") })
  residents.write(people.wrongDeath, { ...here, born: plainDate("1939-08-17") })
  residents.write(people.turnedEighty, { ...here, born: plainDate("1945-12-11") })
  residents.write(people.unheardOf, { ...here, born: plainDate("1941-03-09"), died: "unknown" })
}
