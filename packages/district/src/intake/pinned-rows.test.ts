import { StorageError } from "@onevisit/core/ports"
import { describe, expect, it } from "vitest"
import { createDistrict } from "../create-district.ts"
import { clerk, openDesk } from "./desk.fixture.ts"

describe("what cases pin", () => {
  it("is written with the first case that is committed, and with no other", async () => {
    const written: string[][] = []
    let down = true
    const { open, options, person, storage, submission } = await openDesk({
      wrap: (inner) => ({
        ...inner,
        commit: (acts) => {
          const opens = acts.filter(({ append }) => append.some(({ stream }) => stream.startsWith("case:")))
          if (opens.length === 0) return inner.commit(acts)
          if (down) return Promise.reject(new StorageError("Corrupt", "no answer"))
          const rows = opens.flatMap(({ views = [] }) => views)
          written.push(rows.filter(({ view }) => view === "pinned").map(({ key }) => key))
          return inner.commit(acts)
        },
      }),
    })
    const applicant = await person("M-1")
    await expect(open(applicant)).rejects.toThrow(StorageError)
    down = false
    await open(applicant)
    const second = await open(applicant)
    // Another program knows what is kept once it has read it.
    const other = await createDistrict(options)
    await other.intake.get(second)
    await other.intake.submit(submission(applicant, "form", "report"), { as: clerk })
    expect(written.map(({ length }) => length)).toEqual([2, 0, 0])
    for (const key of written.flat())
      expect(await storage.getView({ view: "pinned", version: 1, key })).not.toBeNull()
  })
})
