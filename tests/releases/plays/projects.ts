/** Funded projects: declined, withdrawn, paid and amended, in default and excused, ended each way. */
import { yuan } from "@onevisit/core/money"
import { plainDate } from "@onevisit/core/time"
import type { ProjectCommandInput } from "@onevisit/district"
import { done, type Ground, officer } from "./ground.ts"

const recommender = officer("recommender", "sample-township", "recommender")
const manager = officer("manager", "sample-bureau", "project-officer")
const reasons = ["样例理由"]
const establish = (number: string, endsOn: string): ProjectCommandInput => ({
  type: "establish",
  number,
  contract: {
    startsOn: plainDate("2020-07-01"),
    endsOn: plainDate(endsOn),
    funding: { total: yuan(1000), tranches: [{ id: "all", amount: yuan(1000) }] },
  },
})

/** The id of a project whose acceptance is still to be applied for, by Friday 2023-06-30. */
export async function playProjects({ district, enterprise, morning }: Ground): Promise<string> {
  const { projects } = district
  const applied = async () => {
    const { actor, id: undertaking } = await enterprise()
    const units = { undertaking, recommendingUnit: "sample-township", managingUnit: "sample-bureau" }
    const application = { rules: "recorded-projects", ...units, title: "样例项目" }
    const { project } = done(await projects.apply(application, { as: actor }))
    const give = async (command: ProjectCommandInput, as: typeof actor | typeof manager = manager) =>
      done(await projects.command(project, command, { as }))
    return { actor, give, project }
  }
  const recommended = async () => {
    const project = await applied()
    await project.give({ type: "recommend", opinion: "同意推荐" }, recommender)
    return project
  }
  morning("2020-07-01")
  await (await applied()).give({ type: "decline-recommendation", reasons }, recommender)
  await (await recommended()).give({ type: "decline", reasons })
  const withdrawn = await recommended()
  await withdrawn.give({ type: "withdraw" }, withdrawn.actor)

  const signed = async (number: string, endsOn: string) => {
    const one = await recommended()
    await one.give(establish(number, endsOn))
    await one.give({ type: "sign-contract" }, one.actor)
    return one
  }
  const paid = await signed("样例2020-1", "2020-12-31")
  const waiting = await signed("样例2020-3", "2022-12-31")
  const excused = await signed("样例2020-4", "2020-12-31")
  const defaulting = await signed("样例2020-2", "2020-12-31")
  await paid.give({ type: "report-progress", report: "进展顺利" }, paid.actor)
  await paid.give({ type: "pay-tranche", tranche: "all" })
  const asks = { type: "request-amendment", endsOn: plainDate("2021-03-31"), reasons } as const
  await paid.give(asks, paid.actor)
  await paid.give({ type: "refuse-amendment", reasons })
  await paid.give(asks, paid.actor)
  await paid.give({ type: "grant-amendment" })

  // Half a year after the end of its contract the second has not applied; it is reminded before, and heard after.
  for (const on of ["2021-04-02", "2021-06-01", "2021-07-02"]) {
    morning(on)
    await district.runDue()
  }
  await defaulting.give({ type: "announce-default", reasons })
  await defaulting.give({ type: "state-defence", statement: "设备迟到" }, defaulting.actor)
  morning("2021-07-12")
  await defaulting.give({ type: "record-default", reasons })
  await defaulting.give({ type: "lift-bar", reasons })
  await defaulting.give({ type: "conclude", outcome: "terminated", reasons })

  await paid.give({ type: "apply-for-acceptance" }, paid.actor)
  await paid.give({ type: "conclude", outcome: "passed" })
  await excused.give({ type: "excuse-delay", reasons })
  return waiting.project
}

/** On a later calendar the day falls on another. */
export async function playLaterCalendar({ district, morning }: Ground, project: string): Promise<void> {
  morning("2022-07-01")
  done(await district.projects.command(project, { type: "revise-calendar" }, { as: manager }))
}
