// What goes wrong between two programs that serve the same people: whoever is known already, was corrected meanwhile, is looked
// for in vain, or may not do what is asked. All that the districts answer or fail with is handed to `heard`.
import { citizenNumber } from "@onevisit/china"
import type { SubjectId } from "@onevisit/core/identity"
import { plainDate } from "@onevisit/core/time"
import type { District } from "@onevisit/district"
import { type Person, personOf } from "./many-people.ts"
import { clerk, type Heard, item, paper } from "./secret-life.ts"

/** How many are looked for, in each way. */
const SEARCHED = 40
const archivist = { ...clerk, externalId: "archivist-1", roles: ["archive"] }
const as = { as: clerk }

/** Looks for people by whatever they may be found by. */
export async function lookFor([one, other]: readonly [District, District], heard: Heard): Promise<void> {
  const call = { as: archivist, purpose: "remedy" }
  for (let n = 0; n < SEARCHED; n += 1) {
    const { identity } = personOf(n)
    const { name, phone = "" } = identity
    const [identifier, number] = [...identity.identifiers, ...(identity.representative?.identifiers ?? [])]
    if (identifier === undefined || number === undefined) throw new Error("Each has two.")
    heard("found", await other.subjects.findByIdentifier(identifier))
    heard("found in vain", await one.subjects.findByIdentifier(number))
    heard("searched", await one.subjects.search({ identifier }, call))
    heard("searched by phone", await other.subjects.search({ phone }, call))
    const lastFour = identifier.value.slice(-4)
    heard("searched by name", await one.subjects.search({ name, lastFour }, call))
    heard("not authorised", await one.subjects.search({ identifier }, { ...call, as: clerk }))
  }
}

/** The districts get in each other's way, and are asked for what may not be; people from `first` on are new. */
export async function goWrong(
  [one, other]: readonly [District, District],
  first: number,
  heard: Heard,
): Promise<void> {
  const say = async (where: string, call: Promise<unknown>): Promise<void> =>
    heard(where, await call.catch((error: unknown) => error))
  const { intake, subjects } = one
  const [known, newcomer, another] = [personOf(1), personOf(first), personOf(first + 1)]
  const [subject, neighbour] = [await holderOf(one, personOf(0)), await holderOf(one, known)]
  const { identity } = newcomer
  await say("known", subjects.register(known.identity, as))
  await Promise.all([
    say("new at once", subjects.register(identity, { ...as, commandId: "new-here" })),
    say("new at once", other.subjects.register(identity, { ...as, commandId: "new-there" })),
  ])
  await say("another's command", subjects.register(another.identity, { ...as, commandId: "register-5" }))
  await say("another's code", subjects.correct(subject, known.identity, as))
  const identifiers = [...identity.identifiers, ...known.identity.identifiers]
  await say("two in one", subjects.register({ ...identity, identifiers }, as))
  const late = { ...as, expectedVersion: 7 }
  await say("corrected meanwhile", subjects.correct(subject, personOf(0).identity, late))
  const moved = { ...known.identity, address: another.identity.address ?? "" }
  await Promise.all(
    [subjects, other.subjects].map((each) =>
      say("corrected at once", each.correct(neighbour, moved, { ...as, expectedVersion: 1 })),
    ),
  )
  const wrong = { scheme: citizenNumber.id, value: `${another.known[0]?.[1]}0` }
  await say("a wrong number", subjects.register({ ...another.identity, identifiers: [wrong] }, as))

  const told = toldOf(another)
  const submission = {
    item: item.id,
    applicant: subject,
    arrival: { channel: "window", on: plainDate("2018-07-20") },
    outlet: "hall",
    enteredLate: `补录 ${told}`,
    materials: [paper("form", told)],
  } as const
  const submitted = await intake.submit(submission, { ...as, commandId: "submit-1" })
  heard("submitted", submitted)
  const changed = { ...submission, enteredLate: `再录 ${told}` }
  await say("another submission", intake.submit(changed, { ...as, commandId: "submit-1" }))
  await say("not on offer", intake.submit({ ...submission, item: "sample-none" }, as))
  await say("not whole", intake.submit({ ...submission, arrival: { channel: told } as never }, as))
  const decision = { type: "decide", favourable: false, reasons: [told] } as const
  await say("not received yet", intake.command(submitted.case ?? "", decision, as))
}

/** Says of somebody new what the server will not take, once in a registration and once in a correction. */
export async function beRefused(district: District, newcomer: Person, heard: Heard): Promise<void> {
  const { identity } = personOf(2)
  const address = toldOf(newcomer)
  const subject = await holderOf(district, personOf(2)).catch(() => null)
  const calls = [
    district.subjects.register({ ...newcomer.identity, address }, as),
    ...(subject === null ? [] : [district.subjects.correct(subject, { ...identity, address }, as)]),
  ]
  for (const settled of await Promise.allSettled(calls))
    heard("refused by the server", settled.status === "rejected" ? settled.reason : settled.value)
}

function toldOf({ known }: Person): string {
  return known.map(([, value]) => value).join("，")
}

async function holderOf({ subjects }: District, { identity }: Person): Promise<SubjectId> {
  const [identifier] = identity.identifiers
  const holder = identifier === undefined ? null : await subjects.findByIdentifier(identifier)
  if (holder === null) throw new Error("Nobody has this code.")
  return holder
}
