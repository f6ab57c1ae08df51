/**
 * 今年以来: the half-year that the bulletin counts, played case by case through intake. How many came follows the
 * bulletin; which item, which way and on which day each came is a sample.
 */
import { chinaCalendarAsOf } from "@onevisit/china"
import type { ServiceItem } from "@onevisit/core/catalogue"
import type { SubjectId } from "@onevisit/core/identity"
import { addDays, dayOf, plainDate, type PlainDate, workingDays } from "@onevisit/core/time"
import type { PlainCommand } from "@onevisit/district"
import { asked, firstAnswers, mayBeOwed, paper } from "../papers.ts"
import { clerk, decider, enterprise, office, resident } from "../people.ts"
import type { Stage } from "../stage.ts"
import { commitmentOn, morningOf, recorded, taken } from "./shared.ts"

/** From the first working day of the year to the day of the bulletin. */
const FIRST = plainDate("2018-01-02")
const LAST = plainDate("2018-07-20")

/** Applications at the science bureau's window; of every sixteenth a paper comes later, which is one handling more. */
const APPLICATIONS = 1134
const ONE_LACKS_OF = 16
const AT_THE_STREET = 6512
const CENTRES = 23
/** What comes to the science bureau, of every fifteen. */
const MIX: Readonly<Record<string, number>> = {
  "patent-grant": 5,
  "technology-enterprise-assessment": 4,
  "high-tech-enterprise": 3,
  "innovation-voucher-claim": 2,
  "project-acceptance": 1,
}
/** Several applications come from each. */
const ENTERPRISES = 400
const RESIDENTS = 1500

/** An item as it was before its guide of July: the bulletin counts from the beginning of the year. */
export function sinceJanuary(item: ServiceItem): ServiceItem {
  return { ...item, edition: "2018-01", validFrom: plainDate("2018-01-01") }
}

/** Plays every working day: what comes in, what is looked up, what was still owed, and what is decided. */
export async function playHalfYear(stage: Stage): Promise<void> {
  const { district, items, street } = stage
  const days = workingDaysOf(FIRST, LAST)
  const science = items.flatMap((item) => Array.from({ length: MIX[item.id] ?? 0 }, () => item))
  const centre = items.filter(({ id }) => id === "technology-centre")
  const applicants = await each(range(0, ENTERPRISES), async (n) => (await enterprise(district, n + 1)).id)
  const residents = await each(range(0, RESIDENTS), async (n) => (await resident(district, n + 1)).id)
  let owing: readonly Opened[] = []
  for (const [at, day] of days.entries()) {
    const on = morningOf(stage, day)
    const today = (total: number) => partOf(total, at, days.length)
    const supplied = await each(owing, (opened) => supply(stage, opened, on))
    const firms = await each(today(APPLICATIONS), (n) => {
      const isLacking = n % ONE_LACKS_OF === ONE_LACKS_OF - 1
      return apply(stage, { item: cyclic(science, n), applicant: cyclic(applicants, n), on, isLacking })
    })
    const centres = await each(today(CENTRES), (n) =>
      apply(stage, {
        item: cyclic(centre, n),
        applicant: cyclic(applicants, n),
        on,
        outlet: "district-centre",
      }),
    )
    const streets = await each(today(AT_THE_STREET), (n) => {
      const item = cyclic(street.items, n)
      const where = item.visits.declared > 0 ? { outlet: "street-centre" } : {}
      return apply(stage, { item, applicant: cyclic(residents, n), on, ...where })
    })
    await district.runDue()
    owing = firms.filter(({ missing }) => missing.length > 0)
    const complete = [...supplied, ...firms.filter(({ missing }) => missing.length === 0), ...centres]
    for (const opened of [...complete, ...streets]) await decide(stage, opened)
    for (const opened of streets) await handOver(stage, opened, on)
  }
}

interface Opened {
  readonly id: string
  readonly item: ServiceItem
  readonly missing: ReturnType<typeof asked>
}

interface Coming {
  readonly item: ServiceItem
  readonly applicant: SubjectId
  readonly on: PlainDate
  /** Where somebody appears; online where not said. */
  readonly outlet?: string
  readonly isLacking?: boolean
}

async function apply(
  stage: Stage,
  { applicant, isLacking = false, item, on, outlet }: Coming,
): Promise<Opened> {
  const scenario = firstAnswers(item)
  const wanted = asked(item, scenario)
  const [deferrable] = mayBeOwed(item, scenario)
  const missing = isLacking ? [deferrable ?? wanted.at(-1)].flatMap((each) => each ?? []) : []
  const answer = taken(
    await stage.district.intake.submit(
      {
        item: item.id,
        applicant,
        scenario,
        materials: wanted.filter((each) => !missing.includes(each)).map(paper),
        examination: {
          supplementWithin: workingDays(5),
          ...(isLacking ? { tolerance: { commitment: commitmentOn(on) } } : {}),
        },
        ...(outlet === undefined
          ? { arrival: { channel: "online", enteredOn: on } }
          : { arrival: { channel: "window", on, time: "10:00" }, outlet }),
      },
      { as: clerk },
    ),
  )
  return { id: answer.case, item, missing }
}

async function supply({ district }: Stage, opened: Opened, signedOn: PlainDate): Promise<Opened> {
  const arrival = { channel: "courier", signedOn } as const
  const supplement = { arrival, postedOn: addDays(signedOn, -1), materials: opened.missing.map(paper) }
  taken(
    await district.intake.supplement(
      opened.id,
      { ...supplement, examination: { supplementWithin: workingDays(5) } },
      { as: clerk },
    ),
  )
  return opened
}

async function decide({ district }: Stage, { id }: Opened): Promise<void> {
  taken(await district.intake.command(id, { type: "decide", favourable: true }, { as: decider }))
}

/** At the street the result is handed over on the day, and nobody comes a second time for it. */
async function handOver({ district }: Stage, { id, item }: Opened, on: PlainDate): Promise<void> {
  const act = async (command: PlainCommand) =>
    taken(await district.intake.command(id, command, { as: clerk }))
  if (item.collection.includes("electronic")) {
    await act({ type: "deliver-result", method: "electronic", on })
  } else if (item.collection.includes("courier")) {
    await act({ type: "dispatch-result", waybill: "SF0000000000000" })
    await act({ type: "deliver-result", method: "courier", on })
  } else {
    const visit = { on, outlet: "street-centre" }
    await act({ type: "deliver-result", method: "by-hand", by: "self", visit, on })
  }
}

/** Eight sessions for high-tech enterprises in the areas, and one with the tax offices on what research expenses save. */
export async function giveBriefings(stage: Stage): Promise<void> {
  const { briefings } = stage.district.guidance
  const areas = ["一", "二", "三", "四", "五", "六", "七", "八"].map((name) => `样例${name}片`)
  const highTech = { title: "国家高新技术企业申报辅导", items: ["high-tech-enterprise"], heads: 145 }
  const expenses = { title: "研发费用加计扣除培训", items: ["technology-enterprise-assessment"], heads: 76 }
  const sessions = [...areas.map((area) => ({ area, ...highTech })), { area: "样例区", ...expenses }]
  const on = morningOf(stage, "2018-06-12")
  for (const { area, heads, items, title } of sessions) {
    const plan = {
      title: { zh: title, en: title },
      host: "science-and-technology-bureau",
      coOrganisers: ["state-tax-office", "local-tax-office"],
      area,
      items,
      on,
    }
    const { id } = recorded(await briefings.plan(plan, { as: office }))
    recorded(await briefings.hold(id, { heads, persons: [], organisations: [] }, { as: office }))
  }
}

function workingDaysOf(first: PlainDate, last: PlainDate): readonly PlainDate[] {
  const calendar = chinaCalendarAsOf(last)
  const days: PlainDate[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) if (dayOf(calendar, day).working) days.push(day)
  return days
}

/** Which of so many, spread evenly over the days, fall on one of them. */
function partOf(total: number, at: number, days: number): readonly number[] {
  return range(Math.floor((total * at) / days), Math.floor((total * (at + 1)) / days))
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, n) => from + n)
}

function cyclic<Of>(list: readonly Of[], n: number): Of {
  const found = list[n % list.length]
  if (found === undefined) throw new Error("There is nothing to take in turn.")
  return found
}

/** One after the other, as at a window. */
async function each<Of, Came>(list: readonly Of[], act: (of: Of) => Promise<Came>): Promise<readonly Came[]> {
  const came: Came[] = []
  for (const of of list) came.push(await act(of))
  return came
}
