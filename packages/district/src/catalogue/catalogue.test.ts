import type { Actor } from "@onevisit/core/identity"
import type { Publisher } from "@onevisit/core/ports"
import { instant, plainDate } from "@onevisit/core/time"
import { memoryStorage } from "@onevisit/storage-memory"
import { describe, expect, it } from "vitest"
import { simulatedClock } from "../clock/index.ts"
import { createDistrict } from "../create-district.ts"
import { memoryKeys } from "../keys/index.ts"
import { shortItem, words } from "../testing/short-item.fixture.ts"

const item = shortItem

const officer = (externalId: string): Actor => ({
  kind: "officer",
  externalId,
  unit: "sample-bureau",
  roles: [],
  validAt: plainDate("2018-07-01"),
  validTo: plainDate("2031-01-01"),
})
const [author, reviewer] = [officer("author"), officer("reviewer")]
const KEY = "sample-item@2018-07"

async function setUp(reviewBeforePublishing = false) {
  const storage = memoryStorage()
  const shown: number[] = []
  const handed: (readonly string[])[] = []
  const clock = simulatedClock(instant("2018-07-20T01:00:00.000Z"))
  const board: Publisher = {
    id: "board",
    publish: async ({ guides, revision }) => {
      shown.push(revision)
      handed.push(guides.map((guide) => guide.item))
      return { outcome: "published", revision }
    },
  }
  const district = await createDistrict({
    storage,
    keys: memoryKeys(),
    clock,
    channels: [board],
    reviewBeforePublishing,
  })
  return { catalogue: district.catalogue, district, shown, handed, clock }
}

describe("the catalogue of a district", () => {
  it("publishes what was drafted and reviewed by somebody else, and nothing else where that is asked for", async () => {
    const { catalogue } = await setUp(true)
    const batch = { batch: "2018-07", as: author }
    expect(await catalogue.publish([item], batch)).toMatchObject({ refusal: { _tag: "NotReviewed" } })
    expect(await catalogue.draft([item], { as: author })).toMatchObject({ outcome: "drafted", revision: 0 })
    const [draft] = await catalogue.drafts()
    const hash = draft?.hash ?? ""
    expect(await catalogue.review(KEY, { hash, as: author })).toMatchObject({
      refusal: { _tag: "NotTheReviewer" },
    })
    expect(await catalogue.review(KEY, { hash, as: reviewer })).toMatchObject({ outcome: "reviewed" })
    expect((await catalogue.drafts())[0]?.reviewedBy).toMatchObject({ externalId: "reviewer" })
    expect(await catalogue.publish([item], batch)).toEqual({ outcome: "published", revision: 1 })
    expect(await catalogue.drafts()).toEqual([])
  })

  it("shows an edition from the day of its batch and has it hold from its own day on", async () => {
    const { catalogue } = await setUp()
    await catalogue.publish([item], { batch: "2018-07", as: author })
    const [guide] = await catalogue.guides(plainDate("2018-07-20"))
    expect(guide).toMatchObject({ publishedOn: "2018-07-20", effectiveFrom: "2018-08-01" })
    expect(await catalogue.itemOn("sample-item", plainDate("2018-07-31"))).toBeNull()
    expect((await catalogue.itemOn("sample-item", plainDate("2018-08-01")))?.item.edition).toBe("2018-07")
  })

  it("no longer offers an edition from the day of its withdrawal on, and still knows it", async () => {
    const { catalogue, district, shown } = await setUp()
    await catalogue.publish([item], { batch: "2018-07", as: author })
    const withdrawal = { from: plainDate("2018-09-01"), reason: words, as: author }
    expect(await catalogue.withdraw(KEY, withdrawal)).toEqual({ outcome: "withdrawn", revision: 2 })
    expect(await catalogue.itemOn("sample-item", plainDate("2018-08-31"))).not.toBeNull()
    expect(await catalogue.itemOn("sample-item", plainDate("2018-09-01"))).toBeNull()
    expect((await catalogue.edition(KEY))?.item.id).toBe("sample-item")
    expect(await catalogue.guides(plainDate("2018-08-31"))).toHaveLength(1)
    expect(await catalogue.guides(plainDate("2018-09-01"))).toEqual([])
    await district.runDue()
    // Whichever message asks, what is public now is shown, under the number that it has now.
    expect(shown).toEqual([2, 2])
  })

  it("asks each place anew on the morning on which an edition ends, though nobody changed anything", async () => {
    const { catalogue, clock, district, handed, shown } = await setUp()
    const other = { ...item, id: "other-item", validTo: plainDate("2018-10-01") }
    await catalogue.publish([item, other], { batch: "2018-07", as: author })
    const withdrawal = { from: plainDate("2018-09-01"), reason: words, as: author }
    await catalogue.withdraw(KEY, withdrawal)
    await district.runDue()
    expect(handed.at(-1)).toEqual(["sample-item", "other-item"])
    clock.set(instant("2018-08-31T15:59:00.000Z"))
    await district.runDue()
    expect(shown).toEqual([2, 2])
    clock.set(instant("2018-09-01T01:00:00.000Z"))
    await district.runDue()
    expect([shown, handed.at(-1)]).toEqual([[2, 2, 3], ["other-item"]])
    clock.set(instant("2018-10-01T01:00:00.000Z"))
    await district.runDue()
    expect([shown, handed.at(-1)]).toEqual([[2, 2, 3, 4], []])
  })

  it("refuses a reason in one language alone, and changes nothing", async () => {
    const { catalogue } = await setUp()
    await catalogue.publish([item], { batch: "2018-07", as: author })
    const reason = { zh: "样例" } as typeof words
    const withdrawal = { from: plainDate("2018-09-01"), reason, as: author }
    await expect(catalogue.withdraw(KEY, withdrawal)).rejects.toMatchObject({ _tag: "InvalidInput" })
    expect(await catalogue.itemOn("sample-item", plainDate("2018-09-01"))).not.toBeNull()
  })
})
