/** A call for recommendations: ranked, one withdrawn, shown, objected to, settled, in effect. */
import { type Actor, actorOfApplicant } from "@onevisit/core/identity"
import type { PlainCallCommand } from "@onevisit/district"
import { done, type Ground, officer } from "./ground.ts"
import { confirmation } from "./offered.ts"

const bureau = officer("selector", "sample-bureau", "selecting")
const reviewer = officer("reviewer", "north", "selecting")
const ranker = officer("ranker", "north", "selecting")

export async function playCalls({ district, enterprise, morning }: Ground): Promise<void> {
  const { recommendations } = district
  morning("2021-09-01")
  const north = { id: "north", name: { zh: "北镇", en: "North" }, quota: 2 }
  const opening = { item: confirmation.id, year: 2021, townships: [north] }
  const { call } = done(await recommendations.open(opening, { as: bureau }))
  const give = async (command: PlainCallCommand, as: Actor = reviewer) =>
    done(await recommendations.command(call, command, { as }))
  const [first, second, third] = await Promise.all([enterprise(), enterprise(), enterprise()])
  const candidates = [first, second, third].map(({ id }) => id)
  for (const candidate of candidates) {
    await give({ type: "take-in", candidate, township: "north" })
    const fact = { criterion: "expenses", value: "120.5", unit: "万元", year: 2020, evidence: "audit" }
    await give({ type: "attest-merit", candidate, facts: [fact] })
    await give({ type: "pre-review", candidate, passed: true, reasons: [] })
  }
  const places = candidates.map((candidate, at) => ({ candidate, place: at + 1 }))
  await give({ type: "rank", township: "north", places }, ranker)
  await give({ type: "recommend", township: "north", candidates: candidates.slice(0, 2) }, ranker)
  await give({ type: "withdraw-candidate", candidate: third.id }, actorOfApplicant(third.id))
  await give({ type: "publish-notice", township: "north" }, bureau)
  const grounds = "研发费用不实"
  for (const [at, candidate] of candidates.slice(0, 2).entries()) {
    const objection = { type: "object", objection: `o-${at}`, notice: "north-1", candidate, grounds } as const
    await give(objection, actorOfApplicant(third.id))
    const settled = { type: "settle-objection", objection: `o-${at}`, upheld: at === 1 } as const
    await give({ ...settled, reasons: ["经核查"] }, bureau)
  }
  morning("2021-09-13")
  await district.runDue()
  await give({ type: "take-effect", candidates: [first.id] }, bureau)
}
