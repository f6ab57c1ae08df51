import { memoryStorage } from "@onevisit/storage-memory"
import { describe, expect, it } from "vitest"
import { createDistrict } from "../create-district.ts"
import { clerk, handledChannel, ladder, outboxOf, owedTemplate } from "./outbox.fixture.ts"

const by = { as: clerk }

describe("settings that would do something else than they say", () => {
  it.each([
    [{ ladders: { standard: [] } }, "outbox.ladders.standard"],
    [{ ladders: { standard: [ladder[0], ladder[2], ladder[0]] } }, "outbox.ladders.standard[2].channel"],
    [
      { ladders: { standard: [{ ...ladder[0], waitMinutes: -1 }] } },
      "outbox.ladders.standard[0].waitMinutes",
    ],
    [{ quietHours: { from: "9:00", to: "08:00" } }, "outbox.quietHours.from"],
    [
      { budgets: { "no-answer": { attempts: 3, firstMs: 10, longestMs: 60_000 } } },
      "outbox.budgets.no-answer.firstMs",
    ],
    [{ answerWithinMs: 60_000 }, "outbox.answerWithinMs"],
    [{ lanes: 0 }, "outbox.lanes"],
  ])("%j open no district", async (settings, path) => {
    const opened = outboxOf([handledChannel("sms"), handledChannel("email")], settings as never)
    await expect(opened).rejects.toThrow(path)
  })
})

it("an owed notice outlives the settings: without its template it waits for the district, without its channel it goes on", async () => {
  const storage = memoryStorage()
  const lasting = { ...storage, close: async () => undefined }
  const first = await outboxOf([handledChannel("sms"), handledChannel("email")], {}, { storage: lasting })
  const [notice, other] = [await first.owe(), await first.owe({ obligation: "other" })]
  await first.district.close()
  const email = handledChannel("email")
  const reopened = (templates: readonly (typeof owedTemplate)[], channels = [email]) =>
    createDistrict({
      storage: lasting,
      clock: first.clock,
      channels,
      outbox: { templates, ladders: { standard: [{ way: "call" }] }, roles: ["caller"] },
    })
  const bare = await reopened([])
  await bare.runDue()
  expect(await bare.notices.get(notice)).toMatchObject({ phase: "stuck", stuckBecause: "configuration" })
  await bare.close()
  const whole = await reopened([owedTemplate])
  for (const each of [notice, other]) await whole.notices.revive(each, by)
  await whole.runDue()
  expect(email.handed).toHaveLength(2)
  expect(await whole.notices.get(other)).toMatchObject({ phase: "discharged", told: { by: "email" } })
  await whole.close()
})
