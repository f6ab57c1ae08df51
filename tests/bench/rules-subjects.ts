// The subjects of the benches of rules, drawn from a seed. A draw holds whole numbers, so that rows and columns can
// be made of the same subjects; a row holds the texts that a registry would send.
import { type FactValues, never, type Never } from "@onevisit/core/rules"
import { fromEpochDay, plainDate, toEpochDay } from "@onevisit/core/time"
import { DISTRICT, regions, SERVICES, SIZES } from "./rules-workloads.ts"

/** Who is missing a fact, and which: 2 % of the subjects, one fact each. */
const UNKNOWN_SHARE = 0.02

/** A resident as whole numbers; `null` is unknown. Days count from 1970-01-01. */
export interface ResidentDraw {
  /** The first and the last day that the birth may have been: the same but where only the year is known. */
  readonly bornFrom: number | null
  readonly bornTo: number | null
  /** The place of the code among the entries of the table of regions. */
  readonly region: number | null
  readonly died: number | "never" | null
  readonly paidElsewhere: boolean | null
}

/** A resident's facts as they stand in data. */
export interface ResidentRow extends FactValues {
  readonly born: string | undefined
  readonly registeredIn: string | undefined
  readonly died: string | Never | undefined
  readonly paidElsewhere: boolean | undefined
}

/** An enterprise as whole numbers; `null` is unknown. */
export interface EnterpriseDraw {
  readonly region: number | null
  /** The place in `SIZES`. */
  readonly size: number | null
  /** Ten-thousandths. */
  readonly researchRatio: number | null
  readonly fundedElsewhere: boolean | null
  /** The place in `SERVICES`. */
  readonly service: number | null
  /** Fen. */
  readonly invoiced: number | null
  /** Fen. */
  readonly paidThisYear: number | null
}

/** Whole numbers from 0 up to a bound (excluded), the same ones for the same seed. */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

const day = (date: string) => toEpochDay(plainDate(date))
const BIRTHS = { first: day("1913-01-01"), last: day("1958-12-31") }
const DAYS_OF_BIRTH = BIRTHS.last - BIRTHS.first + 1
const DEATHS = { first: day("2010-01-01"), after: day("2018-09-01") }
const communities = regions.entries.flatMap(({ code }, place) => (code.length === 12 ? [place] : []))
const ours = communities.filter((place) => codeAt(place).startsWith(DISTRICT))

/**
 * Draws residents of 60 to 105 years: two thirds registered in the district, a tenth dead, a thirtieth paid elsewhere.
 * Of the unknown births half are known by their year.
 */
export function residentDraws(seed: number): () => ResidentDraw {
  const random = randomNumbers(seed)
  return () => {
    // The younger of two: there are fewer with every year of age.
    const born = BIRTHS.first + Math.max(random(DAYS_OF_BIRTH), random(DAYS_OF_BIRTH))
    const region = regionBy(random)
    const died = random(10) === 0 ? DEATHS.first + random(DEATHS.after - DEATHS.first) : "never"
    const paidElsewhere = random(30) === 0
    const missing = random(1 / UNKNOWN_SHARE) === 0 ? random(4) : null
    const byYear = missing === 0 && random(2) === 0
    const year = byYear ? fromEpochDay(born).slice(0, 4) : ""
    return {
      bornFrom: byYear ? day(`${year}-01-01`) : missing === 0 ? null : born,
      bornTo: byYear ? day(`${year}-12-31`) : missing === 0 ? null : born,
      region: missing === 1 ? null : region,
      died: missing === 2 ? null : died,
      paidElsewhere: missing === 3 ? null : paidElsewhere,
    }
  }
}

/** Draws enterprises: two thirds located in the district, half micro, half doing enough research. */
export function enterpriseDraws(seed: number): () => EnterpriseDraw {
  const random = randomNumbers(seed)
  return () => {
    const missing = random(1 / UNKNOWN_SHARE) === 0 ? random(7) : null
    const drawn = (place: number, value: number) => (missing === place ? null : value)
    const region = regionBy(random)
    const size = random(2) === 0 ? 0 : random(SIZES.length)
    const funded = random(20) === 0
    return {
      region: drawn(0, region),
      size: drawn(1, size),
      researchRatio: drawn(2, random(600)),
      fundedElsewhere: missing === 3 ? null : funded,
      service: drawn(4, random(SERVICES.length)),
      invoiced: drawn(5, random(3) === 0 ? random(1_000_000) : random(20_000_000)),
      paidThisYear: drawn(6, random(2) === 0 ? 0 : random(10_000_000)),
    }
  }
}

/** The row of a draw. All rows have the same keys, as those of a table do. */
export function residentRow({ bornFrom, bornTo, died, paidElsewhere, region }: ResidentDraw): ResidentRow {
  const born = bornFrom === null ? undefined : fromEpochDay(bornFrom)
  return {
    born: bornFrom === bornTo ? born : born?.slice(0, 4),
    registeredIn: region === null ? undefined : codeAt(region),
    died: died === null ? undefined : died === "never" ? never : fromEpochDay(died),
    paidElsewhere: paidElsewhere ?? undefined,
  }
}

/** Rows of residents from a seed; `complete` leaves out those with a gap. */
export function residents(
  count: number,
  seed: number,
  { complete = false }: { readonly complete?: boolean } = {},
): readonly { readonly draw: ResidentDraw; readonly row: ResidentRow }[] {
  const next = residentDraws(seed)
  const all: { readonly draw: ResidentDraw; readonly row: ResidentRow }[] = []
  while (all.length < count) {
    const draw = next()
    const gap = draw.bornFrom !== draw.bornTo || Object.values(draw).includes(null)
    if (!complete || !gap) all.push({ draw, row: residentRow(draw) })
  }
  return all
}

export function codeAt(place: number): string {
  return regions.entries[place]?.code ?? ""
}

function regionBy(random: (below: number) => number): number {
  const among = random(3) > 0 ? ours : communities
  return among[random(among.length)] as number
}
