import { memoryStorage } from "@onevisit/storage-memory"
import { describe, expect, it } from "vitest"
import { createDistrict } from "../create-district.ts"
import { award, clerk, groundOf } from "./collections.fixture.ts"

describe("the service of collections", () => {
  it("opens a collection once under one command id, and rejects what it does not know", async () => {
    const { collection, district, mandateOf, school, teachers } = await groundOf(1)
    const call = { as: clerk, commandId: "once" }
    const first = await district.collections.open({ item: award.id, collector: school }, call)
    const second = await district.collections.open({ item: award.id, collector: school }, call)
    expect(second).toMatchObject({ collection: first.collection, replayed: true })
    expect(await district.collections.list({ item: award.id, collector: school })).toHaveLength(2)
    const stranger = "sub_0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b" as typeof school
    const unknown = district.collections.addMember(
      collection,
      { member: stranger, mandate: mandateOf(stranger) },
      { as: clerk },
    )
    await expect(unknown).rejects.toMatchObject({ _tag: "UnknownSubject" })
    for (const id of ["someone's name", "0190b1a2-7c3d-4e4f-8a5b-6c7d8e9f0a1b"])
      await expect(district.collections.get(id)).rejects.toMatchObject({ _tag: "UnknownCollection" })
    const bad = district.collections.gather(
      collection,
      { member: teachers[0], materials: [{ requirement: "" }], secret: "SECRET" } as never,
      { as: clerk },
    )
    await expect(bad).rejects.toMatchObject({ _tag: "InvalidInput" })
    await expect(bad).rejects.not.toThrow("SECRET")
  })

  it("needs a calendar, and says so", async () => {
    const district = await createDistrict({ storage: memoryStorage() })
    await expect(district.collections.get("x")).rejects.toMatchObject({ _tag: "CalendarMissing" })
  })
})
