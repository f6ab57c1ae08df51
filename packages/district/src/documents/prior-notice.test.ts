import { chinaLaw, officerRoles } from "@onevisit/china"
import { actorOfApplicant } from "@onevisit/core/identity"
import type { RuleSet } from "@onevisit/core/law"
import { instant, plainDate, workingDays } from "@onevisit/core/time"
import { describe, expect, it } from "vitest"
import { clerk, label, officer, printed, withCase } from "../testing/printing.fixture.ts"

const source = { statute: "sample-hearing", title: label, sample: true }
/** A district's own rule: what is refused is announced first. */
const hearing: RuleSet = {
  id: "sample-hearing",
  version: "1",
  title: label,
  rank: "local-rule",
  source,
  validFrom: plainDate("2018-01-01"),
  validTo: null,
  itemTypes: "every",
  provisions: { priorNotice: { acts: ["refuse-acceptance"], term: workingDays(3), clause: source } },
  clauses: [],
}
const decider = officer(officerRoles.decidingOfficer)
const refuse = { type: "refuse-acceptance", ground: "not-required", reasons: ["暗记理由"] } as const
const announce = { type: "announce-adverse-act", act: "refuse-acceptance", reasons: ["暗记理由"] } as const
const answer = { type: "state-defence", act: "refuse-acceptance", statement: "暗记陈述" } as const

async function heard() {
  const made = await withCase({ law: [...chinaLaw, hearing] })
  const { district, request, subject } = made
  const command = (given: Parameters<typeof district.intake.command>[1], as = decider) =>
    district.intake.command(request.case, given, { as })
  return { ...made, command, asApplicant: actorOfApplicant(subject) }
}

describe("事先告知 before an act that a district's own rule asks it of", () => {
  it("is a document with a number, which waits for its seal and is printed; the act comes after the answer", async () => {
    const { asApplicant, command, district, request, storage } = await heard()
    expect(await command(refuse)).toMatchObject({ refusal: { _tag: "PriorNoticeMissing" } })
    expect(await command(announce, clerk)).toMatchObject({ refusal: { _tag: "NotAuthorised" } })
    expect(await command(announce)).toMatchObject({ outcome: "recorded" })
    const { state } = await district.intake.get(request.case)
    const [, notice] = state.toSeal
    expect(notice).toMatchObject({ of: "AdverseActAnnounced", number: expect.stringContaining("decision") })
    const document = notice?.document ?? ""
    const paper = printed(await district.documents.print({ ...request, document }, { as: clerk }))
    expect(paper.text).toContain("本机关拟不予受理你（单位）的申请。")
    expect(paper.text).toContain("请于2019年3月7日（含当日）前提出")
    expect(await command(refuse)).toMatchObject({
      refusal: { _tag: "DefenceStillOpen", until: "2019-03-07" },
    })
    expect(await command(answer, asApplicant)).toMatchObject({ outcome: "recorded" })
    expect(await command(refuse)).toMatchObject({ outcome: "not-accepted" })
    const stored = JSON.stringify(await storage.readFeed({ after: 0, limit: 1000 }))
    expect(stored).toContain("DefenceStated")
    expect(stored).not.toMatch(/暗记/)
  })

  it("lets the act be done once the time to answer is over", async () => {
    const { clock, command } = await heard()
    await command(announce)
    clock.set(instant("2019-03-08T01:30:00.000Z"))
    expect(await command(refuse)).toMatchObject({ outcome: "not-accepted" })
  })

  it("may not be asked for by what is no such act, and every fault is told with its path", async () => {
    const { command } = await heard()
    const wrong = { ...announce, act: "withdraw", reasons: [7] } as unknown as typeof announce
    await expect(command(wrong)).rejects.toMatchObject({
      _tag: "InvalidInput",
      issues: [{ path: ["act"] }, { path: ["reasons", 0] }],
    })
  })
})
