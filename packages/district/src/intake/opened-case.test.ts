import { actorOfApplicant } from "@onevisit/core/identity"
import { plainDate } from "@onevisit/core/time"
import { describe, expect, it } from "vitest"
import { clerk, decider, openDesk } from "./desk.fixture.ts"

const address = "样例路 1 号"
const findings = "样例踏勘所见"

describe("the sealed words of a case", () => {
  async function openedDesk() {
    const openings: unknown[] = []
    const desk = await openDesk({ onOpened: (opening) => openings.push(opening) })
    const applicant = await desk.person("M-1")
    const id = await desk.open(applicant)
    const choices = { collection: "courier", address } as const
    await desk.district.intake.command(id, { type: "choose", choices }, { as: actorOfApplicant(applicant) })
    await desk.district.intake.command(
      id,
      { type: "record-site-check", on: plainDate("2019-03-04"), outcome: "fits", findings },
      { as: clerk, alongside: [decider] },
    )
    return { ...desk, applicant, id, openings }
  }

  it("are opened for a stated purpose, which is told to the host: the address to post to, what was found", async () => {
    const { district, id, openings } = await openedDesk()
    const sealed = await district.intake.get(id)
    expect(JSON.stringify(sealed)).not.toContain(address)
    const { events, state } = await district.intake.reveal(id, "to post the result")
    expect(state).toEqual({ ...sealed.state, choices: { ...sealed.state.choices, address } })
    expect(events.find(({ type }) => type === "SiteChecked")?.data).toMatchObject({ findings })
    expect(openings).toMatchObject([{ stream: `case:${id}`, purpose: "to post the result" }])
  })

  it("are opened for no purpose that is not stated, and of no case that is not there", async () => {
    const { district, id, openings } = await openedDesk()
    await expect(district.intake.reveal(id, " ")).rejects.toThrow(TypeError)
    const unknown = "0190b1a2-7c3d-4e4f-8a5b-6c7d8e9f0a1b"
    for (const other of [unknown, "样例"])
      await expect(district.intake.reveal(other, "to see")).rejects.toMatchObject({ _tag: "UnknownCase" })
    expect(openings).toEqual([])
  })

  it("read as erased once the person's key is destroyed", async () => {
    const { applicant, district, id, keys } = await openedDesk()
    await keys.destroy(applicant)
    expect(await district.intake.reveal(id, "to post the result")).toMatchObject({
      state: { choices: { address: { erased: true } } },
    })
  })
})
