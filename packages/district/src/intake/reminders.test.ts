import type { ServiceItem } from "@onevisit/core/catalogue"
import { actorOfApplicant } from "@onevisit/core/identity"
import { RegistryError } from "@onevisit/core/ports"
import { instant, plainDate, workingDays } from "@onevisit/core/time"
import { describe, expect, it } from "vitest"
import { clerk, openDesk, reviewed } from "./desk.fixture.ts"
import type { Reminder } from "./reminders.ts"

describe("a reminder", () => {
  async function reminding(
    send: (reminder: Reminder) => Promise<unknown> = async () => undefined,
    item: Partial<ServiceItem> = {},
  ) {
    const sent: Reminder[] = []
    const desk = await openDesk({
      item,
      reminders: {
        workingDaysBefore: { applicant: [3, 1], authority: [2] },
        send: async (reminder) => {
          await send(reminder)
          sent.push(reminder)
        },
      },
    })
    const at = async (on: string) => {
      desk.clock.set(instant(`${on}T00:30:00.000Z`))
      const report = await desk.district.runDue()
      return {
        report,
        said: sent.splice(0).map(({ deadline, dueOn, level, to }) => [deadline, dueOn, level, to]),
      }
    }
    return { ...desk, at, sent }
  }

  it("goes out on the working days ahead that were asked for, once each, to whom the day binds", async () => {
    const { at, open, person } = await reminding()
    const id = await open(await person("M-1"), "form")
    expect((await at("2019-03-05")).said).toEqual([])
    expect((await at("2019-03-06")).said).toEqual([["correction", "2019-03-11", 3, "applicant"]])
    expect((await at("2019-03-07")).said).toEqual([])
    expect((await at("2019-03-08")).said).toEqual([["correction", "2019-03-11", 1, "applicant"]])
    expect((await at("2019-03-09")).said).toEqual([])
    expect(id).toMatch(/-/)
  })

  it("holds the case, the day and the level, and nothing else", async () => {
    const { clock, district, open, person, sent } = await reminding()
    const id = await open(await person("M-1"))
    clock.set(instant("2019-03-21T00:30:00.000Z"))
    await district.runDue()
    expect(sent).toEqual([
      {
        id: `case:${id}/remind/promised@2019-03-25/authority-2`,
        case: id,
        deadline: "promised",
        dueOn: "2019-03-25",
        to: "authority",
        level: 2,
      },
    ])
  })

  it("goes to the applicant the way they have chosen by then, and says nothing of it to the authority", async () => {
    const { clock, district, open, person, sent } = await reminding()
    const applicant = await person("M-1")
    const [waiting, complete] = [await open(applicant, "form"), await open(applicant)]
    const choose = (id: string, channel: "letter" | "phone") =>
      district.intake.command(
        id,
        { type: "choose", choices: { channel } },
        { as: actorOfApplicant(applicant) },
      )
    const on = async (day: string) => {
      clock.set(instant(`${day}T00:30:00.000Z`))
      await district.runDue()
      return sent.splice(0).map(({ channel, to }) => [to, channel])
    }
    await choose(complete, "phone")
    expect(await on("2019-03-06")).toEqual([["applicant", undefined]])
    await choose(waiting, "phone")
    await choose(waiting, "letter")
    expect(await on("2019-03-08")).toEqual([["applicant", "letter"]])
    expect(await on("2019-03-21")).toEqual([["authority", undefined]])
  })

  it("goes out for the part of an authority by its name, and not once the part is done", async () => {
    const { at, district, open, person } = await reminding(undefined, reviewed)
    const [one, other] = [await open(await person("M-1")), await open(await person("M-2"))]
    const done = { type: "finish-part", part: "review", outcome: "agreed", opinion: null } as const
    const toldOn = plainDate("2019-03-04")
    expect(await district.intake.command(other, { ...done, toldOn }, { as: clerk })).not.toMatchObject({
      outcome: "refused",
    })
    expect((await at("2019-03-14")).said).toEqual([["part:review", "2019-03-18", 2, "authority"]])
    expect(one).not.toBe(other)
  })

  it("is void when its day was moved, and the new day is reminded of; void when it was settled", async () => {
    const { at, district, open, person } = await reminding()
    const id = await open(await person("M-1"), "form")
    const longer = { type: "extend-supplement", by: workingDays(2), reasons: ["样例"] } as const
    await district.intake.command(id, longer, { as: clerk })
    expect((await at("2019-03-06")).said).toEqual([])
    expect((await at("2019-03-08")).said).toEqual([["correction", "2019-03-13", 3, "applicant"]])
    await district.intake.command(id, { type: "withdraw" }, { as: clerk })
    expect((await at("2019-03-12")).said).toEqual([])
  })

  it("that comes late restarts no clock, and none comes after the day", async () => {
    const { at, district, open, person } = await reminding()
    const id = await open(await person("M-1"), "form")
    const before = (await district.intake.get(id)).state
    expect((await at("2019-03-11")).said).toHaveLength(2)
    expect((await district.intake.get(id)).state).toEqual(before)
    const other = await reminding()
    await other.open(await other.person("M-1"), "form")
    expect((await other.at("2019-03-12")).said).toEqual([])
  })

  it("is tried again while its way is closed, under the same id", async () => {
    const ids: string[] = []
    const { at, clock, district, open, person, sent } = await reminding(async ({ id }) => {
      ids.push(id)
      if (ids.length === 1) throw new RegistryError("Unavailable", "closed")
    })
    await open(await person("M-1"), "form")
    expect((await at("2019-03-06")).said).toEqual([])
    clock.advance({ minutes: 10 })
    await district.runDue()
    expect(sent).toHaveLength(1)
    expect(new Set(ids).size).toBe(1)
  })
})
