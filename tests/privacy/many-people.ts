// A district with thousands of people whose identifiers are known, and everything they leave: registration, cases, files.
import {
  citizenNumber,
  creditCode,
  sampleCitizenNumber,
  sampleCreditCode,
  samplePhone,
} from "@onevisit/china"
import type { SubjectIdentity } from "@onevisit/core/identity"
import { addDays, plainDate } from "@onevisit/core/time"
import type { District } from "@onevisit/district"
import type { Known } from "./identifier-hunt.ts"
import { clerk, item, paper } from "./secret-life.ts"

/** How many handed something in; the others are registered alone. */
const APPLICANTS = 60

export interface Person {
  readonly identity: SubjectIdentity
  readonly known: readonly (readonly [string, string])[]
}

/** Person `n`, all of whose values are known and nobody else's. */
export function personOf(n: number): Person {
  const born = addDays(plainDate("1931-01-01"), n * 3)
  const number = sampleCitizenNumber({ born, sequence: n % 1000 })
  const code = sampleCreditCode(50_000 + n)
  const [phone, account] = [samplePhone(50_000 + n), `账号623${String(1_000_000_000 + n * 7919)}`]
  const [email, name, address] = [`p${n}@people.example.org`, `样例欧阳${n}号`, `样例路${n}弄`]
  return {
    identity: {
      kind: "enterprise",
      name: `${name}商行`,
      identifiers: [{ scheme: creditCode.id, value: code }],
      phone,
      email,
      address,
      bankAccount: account,
      representative: { name, identifiers: [{ scheme: citizenNumber.id, value: number }] },
    },
    known: [
      [`number of ${n}`, number],
      [`code of ${n}`, code],
      [`phone of ${n}`, phone],
      [`account of ${n}`, account],
      [`e-mail of ${n}`, email],
      [`name of ${n}`, name],
      [`address of ${n}`, address],
    ],
  }
}

/** Registers so many people and lets some of them hand in a file that names them; what is known of all. */
export async function liveAsMany(district: District, many: number): Promise<Known> {
  const people = Array.from({ length: many }, (_, n) => personOf(n))
  await district.catalogue.publish([item], { batch: "2018-07", as: clerk })
  const registered = await district.subjects.registerAll(
    people.map(({ identity }, n) => ({ identity, commandId: `register-${n}` })),
    { as: clerk },
  )
  for (let n = 0; n < APPLICANTS; n += 1) {
    const answer = registered[n]
    if (answer === undefined || answer.outcome === "refused") throw new Error("Nobody is refused")
    const { known } = people[n] as Person
    const told = known.map(([, value]) => value).join("，")
    const file = await district.files.put({
      subject: answer.subject,
      name: `${told}.txt`,
      mediaType: "text/plain",
      bytes: (async function* () {
        yield Buffer.from(`${told}\n`.repeat(2000))
      })(),
    })
    const submitted = await district.intake.submit(
      {
        item: item.id,
        applicant: answer.subject,
        arrival: { channel: "window", on: plainDate("2018-07-20") },
        outlet: "hall",
        enteredLate: `补录 ${told}`,
        materials: [{ ...paper("form", told), file }, paper("report", told)],
      },
      { as: clerk },
    )
    if (submitted.outcome === "refused") throw new Error(`Refused: ${submitted.refusal._tag}`)
  }
  await district.runDue()
  return new Map(people.flatMap(({ known }) => known))
}
