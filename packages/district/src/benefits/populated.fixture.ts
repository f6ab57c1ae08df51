/** The sample district with people in it, and how one of them is enrolled. */
import { system } from "@onevisit/core/identity"
import { month } from "@onevisit/core/time"
import { known, officer, open, payee } from "./district.fixture.ts"
import type { EntitlementKey } from "./index.ts"

export const as = system("monthly-run")
export const august = { programme: "old-age-allowance", month: month("2018-08") } as const
export const september = { ...august, month: month("2018-09") } as const
export type Opened = Awaited<ReturnType<typeof open>>

/** Ten people of eighty and more, one too young, one known by the year alone. */
export async function populated(...options: Parameters<typeof open>): Promise<Opened> {
  const opened = await open(...options)
  for (let at = 0; at < 10; at += 1)
    opened.people.put(`old${at}`, { ...known, born: `1937-0${(at % 9) + 1}-11` })
  opened.people.put("young", { ...known, born: "1990-01-01" })
  opened.people.put("open", { ...known, born: "1938" })
  return opened
}

/** The answer of a call that is expected to be taken. */
export function done<Answer extends { readonly outcome: string }>(
  answer: Answer,
): Exclude<Answer, { readonly outcome: "refused" }> {
  if ("refusal" in answer) throw new Error(`Refused: ${(answer.refusal as { readonly _tag: string })._tag}`)
  return answer as Exclude<Answer, { readonly outcome: "refused" }>
}

export async function keyOf(
  { benefits }: Opened,
  pseudonym: string,
  programme: string = august.programme,
): Promise<EntitlementKey> {
  const subject = await benefits.subjectOf(programme, pseudonym)
  if (subject === null) throw new Error("Nobody was found under that pseudonym")
  return { programme, subject }
}

export async function enrol(
  opened: Opened,
  pseudonym: string,
  programme: string = august.programme,
): Promise<EntitlementKey> {
  const key = await keyOf(opened, pseudonym, programme)
  const on = opened.clock.now().on
  for (const act of [
    { type: "verify" },
    { type: "tell", about: "start", how: "letter", on },
    { type: "enrol" },
    { type: "set-payee", payee: payee(pseudonym) },
  ] as const) {
    const answer = await opened.benefits.act(key, act, { as: officer })
    if (answer.outcome === "refused") throw new Error(`${act.type}: ${answer.refusal._tag}`)
  }
  return key
}
