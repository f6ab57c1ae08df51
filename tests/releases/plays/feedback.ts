/** Ratings and complaints, from the words of the person to the end: verified, rectified, transferred, reopened. */
import { system } from "@onevisit/core/identity"
import type { FeedbackCommandInput } from "@onevisit/district"
import { done, type Ground, officer } from "./ground.ts"

const one = officer("listener", "sample-bureau", "feedback")
const another = officer("second-listener", "sample-bureau", "feedback")
const elsewhere = officer("other-listener", "other-bureau", "feedback")

const founded = { type: "verify", outcome: "founded", evidence: ["叫号记录"], reasons: ["属实"] } as const
const wrong = { ...founded, outcome: "not-founded", ground: "mistaken" } as const
const rectified: FeedbackCommandInput = { type: "rectify", measures: ["增开窗口"] }
const satisfied: FeedbackCommandInput = { type: "revisit", reached: true, satisfied: true }
const close: FeedbackCommandInput = { type: "close" }

export async function playFeedback({ district, enterprise, morning }: Ground): Promise<void> {
  const { feedback } = district
  const page = system("rating-page")
  const rate = async (ticket: string, grade: "dissatisfied" | "satisfied" | "very-satisfied") => {
    const on = morning("2020-06-01")
    const service = { kind: "visit", outlet: "hall", on, ticket } as const
    const answer = await feedback.rate({ service, grade, reasons: ["slow"], text: "等太久" }, { as: page })
    return idOf(done(answer))
  }
  const give = async (id: string, command: FeedbackCommandInput, as = one) =>
    done(await feedback.command(id, command, { as }))

  // Rated badly, thought better of, rated badly again; found true and put right.
  const bad = await rate("A001", "dissatisfied")
  await rate("A001", "satisfied")
  await rate("A001", "dissatisfied")
  await give(bad, founded)
  await give(bad, rectified)
  await give(bad, satisfied)
  await give(bad, close)
  const mistaken = await rate("A002", "dissatisfied")
  await give(mistaken, wrong)
  await give(mistaken, { type: "set-aside", reasons: ["误按"] }, another)
  await rate("A003", "very-satisfied")

  const { actor, id: complainant } = await enterprise()
  const complain = async (on: string) => {
    morning(on)
    const about = { kind: "officer", officer: "rated" } as const
    const words = { channel: "online", about, complainant, unit: "sample-bureau", text: "窗口无人" } as const
    return idOf(done(await feedback.complain(words, { as: actor })))
  }
  const complaint = await complain("2020-06-02")
  await give(complaint, { type: "transfer", to: "other-bureau", reasons: ["属其职责"] })
  await give(complaint, { type: "decline-transfer", reasons: ["不属本局"] }, elsewhere)
  await give(complaint, { type: "acknowledge" })
  await give(complaint, founded)
  await give(complaint, rectified, another)
  await give(complaint, { type: "answer", text: "已增开窗口" })
  await give(complaint, { type: "revisit", reached: false })
  await give(complaint, satisfied)
  await give(complaint, close)
  done(await feedback.command(complaint, { type: "reopen", text: "问题仍在" }, { as: actor }))

  const passedOn = await complain("2020-06-03")
  await give(passedOn, { type: "transfer", to: "other-bureau", reasons: ["属其职责"] })
  await give(passedOn, { type: "accept-transfer" }, elsewhere)
  // Nobody does anything more about either: time opens tasks.
  morning("2020-08-03")
  await district.runDue()
}

const idOf = ({ feedback }: { readonly feedback: string }): string => feedback
