import { actorOfApplicant } from "@onevisit/core/identity"
import { expect, it } from "vitest"
import { memoryKeys } from "../keys/index.ts"
import { clerk, handledChannel, outboxOf } from "./outbox.fixture.ts"

const by = { as: clerk }

it("a letter is written only where it is owed, in wording that there is", async () => {
  const keys = memoryKeys()
  const { district, owe, recipient } = await outboxOf(
    [handledChannel("sms")],
    { ladders: { standard: [{ way: "letter" }] }, linkTo: () => "https://sample.example/r" },
    { keys },
  )
  await district.notices.prefer(
    recipient,
    { onPaper: true, language: "en" },
    { as: actorOfApplicant(recipient) },
  )
  const [notice, settled] = [await owe(), await owe({ obligation: "settled" })]
  await district.runDue()
  // The only way there is stays the way.
  expect(await district.notices.get(notice)).toMatchObject({ task: "letter", paper: null })
  expect(await district.notices.letter(notice, "to post a letter")).toMatchObject({
    letter: { title: "Documents are due", link: "https://sample.example/r" },
  })
  await district.notices.withdraw(settled, "settled", by)
  expect(await district.notices.letter(settled, "x")).toMatchObject({ refusal: { _tag: "NoticeClosed" } })
  await keys.destroy(recipient)
  expect(await district.notices.letter(notice, "x")).toMatchObject({ outcome: "refused" })
  await district.close()
})
