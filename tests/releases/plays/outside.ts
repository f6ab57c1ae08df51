/** Cases that another system opened or reports of: taken over, followed, contradicted, settled, agreed upon. */
import { addDays, plainDate } from "@onevisit/core/time"
import { clerk, decider, done, type Ground, given, platform } from "./ground.ts"
import { licence } from "./offered.ts"

const idOf = (value: string) => ({ scheme: "recorded-case-number", value })

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
        materials: ["form", "report", "proof"].map((each) => given(each)),
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
