import { plainDate, workingDays } from "@onevisit/core/time"
import { describe, expect, it } from "vitest"
import { clerk, openDesk } from "./desk.fixture.ts"

describe("what was signed", () => {
  const signed = { clauses: ["按期补齐"], signedOn: plainDate("2019-03-04"), signature: "样例签名" }
  const tolerantly = async (hash?: string) => {
    const { district, person, submission } = await openDesk()
    const commitment = { ...signed, ...(hash === undefined ? {} : { hash }) }
    const examination = { supplementWithin: workingDays(5), tolerance: { commitment } }
    return district.intake.submit({ ...submission(await person("M-1"), "form"), examination }, { as: clerk })
  }

  it("gets the hash over its clauses, and keeps the same one where it is given", async () => {
    const answer = await tolerantly()
    if (answer.outcome === "refused") throw new Error(answer.refusal._tag)
    const hash = answer.state.owing?.commitment?.hash ?? ""
    expect(hash).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(await tolerantly(hash)).toMatchObject({ outcome: "tolerantly-accepted" })
  })

  it("is refused with a hash that is another's, by its path", async () => {
    await expect(tolerantly(`sha256:${"1".repeat(64)}`)).rejects.toMatchObject({
      _tag: "InvalidInput",
      issues: [{ path: ["examination", "tolerance", "commitment", "hash"] }],
    })
    const { district, open, person } = await openDesk()
    const id = await open(await person("M-1"))
    const given = {
      type: "give-commitment",
      commitment: { kind: "proof", option: "x", text: { ...signed, hash: "other" } },
    } as const
    await expect(district.intake.command(id, given, { as: clerk })).rejects.toMatchObject({
      issues: [{ path: ["commitment", "text", "hash"] }],
    })
  })
})
