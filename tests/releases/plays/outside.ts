/** Cases that another system opened or reports of: taken over, followed, contradicted, settled, told and agreed upon. */
import { addDays, plainDate } from "@onevisit/core/time"
import { simulatedPlatform } from "@onevisit/testkit"
import { clerk, decider, done, type Ground, given, platform } from "./ground.ts"
import { licence, service } from "./offered.ts"

const idOf = (value: string) => ({ scheme: "recorded-case-number", value })

const complete = ["form", "report", "proof"].map((each) => given(each))
/** The platform that is told of what happens in the last days of the plays. */
export const toldPlatform = simulatedPlatform({ id: "recorded-platform" })

/** On the last day but one a case is told there; the day is compared once it is over. */
export async function playTold({ district, enterprise, morning }: Ground): Promise<void> {
  const enteredOn = morning("2022-11-30")
  const { id: applicant } = await enterprise()
  const arrival = { channel: "online", enteredOn } as const
  const submission = { item: service.id, applicant, arrival, materials: complete, examination: {} }
  done(await district.intake.submit(submission, { as: clerk }))
  await district.runDue()
}

export async function playOutside({ district, enterprise, morning }: Ground): Promise<void> {
  const { exchange, intake } = district
  const on = morning("2022-06-01")
  const { id: applicant } = await enterprise()
  const acceptedOn = addDays(on, -5)
  const arrival = { channel: "online", enteredOn: acceptedOn } as const
  done(
    await intake.import(
      {
        system: platform.name,
        asOf: on,
        item: licence.id,
        applicant,
        arrival,
        externalIds: [idOf("P-1")],
        there: { stage: "accepted", acceptedOn },
        clocks: [{ clock: "statutory", asOf: on, used: 3, statedDueOn: addDays(on, 50) }],
      },
      { as: platform },
    ),
  )
  const { id: second } = await enterprise()
  const own = done(
    await intake.submit(
      {
        item: licence.id,
        applicant: second,
        arrival: { channel: "online", enteredOn: on },
        materials: complete,
        examination: {},
      },
      { as: clerk },
    ),
  )
  done(await intake.command(own.case, { type: "add-external-id", externalId: idOf("P-2") }, { as: clerk }))
  const told = { system: platform.name, externalId: idOf("P-2") }
  const adopt = async (message: Parameters<typeof exchange.adopt>[0]) =>
    done(await exchange.adopt(message, { as: platform }))
  await adopt({ ...told, messageId: "m-1", on: addDays(on, -1), stage: "accepted", recordedBy: "样例人员" })
  const told2 = { procedure: "hearing", toldInWritingOn: on }
  await adopt({ ...told, messageId: "m-2", on, stage: "special-procedure-started", ...told2 })
  await adopt({ ...told, messageId: "m-3", on: plainDate("2022-06-01"), stage: "decided", favourable: true })
  const { conflicts } = await intake.outside(own.case)
  for (const { id: conflict } of conflicts) {
    const settlement = { type: "settle-conflict", conflict, keep: "theirs", reasons: ["以其为准"] } as const
    done(await intake.command(own.case, settlement, { as: decider }))
  }
}
