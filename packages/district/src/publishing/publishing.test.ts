import type { ServiceItem } from "@onevisit/core/catalogue"
import type { Actor } from "@onevisit/core/identity"
import { manualPublisher, type Publication, type Publisher, PublisherError } from "@onevisit/core/ports"
import { InvalidInput, text } from "@onevisit/core/reasons"
import { instant, plainDate } from "@onevisit/core/time"
import { memoryStorage } from "@onevisit/storage-memory"
import { describe, expect, it } from "vitest"
import { simulatedClock } from "../clock/index.ts"
import { createDistrict } from "../create-district.ts"
import { memoryKeys } from "../keys/index.ts"
import { shortItem, words } from "../testing/short-item.fixture.ts"

const item = (id: string, edition = "2018-07", phone = "0571-0000 0001"): ServiceItem => ({
  ...shortItem,
  id,
  edition,
  validFrom: plainDate("2018-07-01"),
  name: text(`${id}事项`, `Matter ${id}`),
  contact: { ...shortItem.contact, phone },
})

const as: Actor = {
  kind: "officer",
  externalId: "editor",
  unit: "sample-bureau",
  roles: [],
  validAt: plainDate("2018-07-01"),
  validTo: plainDate("2031-01-01"),
}

const qq = manualPublisher({
  id: "qq",
  title: text("QQ群", "QQ groups"),
  fullText: ({ item: id }) => `https://guides.example.org/zh/guides/${id}.html`,
})

async function setUp() {
  const clock = simulatedClock(instant("2018-07-20T01:00:00.000Z"))
  let trouble: PublisherError | null = null
  let uncarried: string | null = null
  const shown: Publication[] = []
  const board: Publisher = {
    id: "board",
    publish: async (publication) => {
      if (trouble !== null) throw trouble
      shown.push(publication)
      const { revision } = publication
      if (uncarried === null) return { outcome: "published", revision }
      const finding = {
        code: "too-long",
        path: ["guides", uncarried],
        severity: "error",
        message: words,
      } as const
      return { outcome: "published", revision, findings: [finding] }
    },
  }
  const district = await createDistrict({
    storage: memoryStorage(),
    keys: memoryKeys(),
    channels: [board, qq],
    clock,
  })
  const publish = async (batch: string, ...items: readonly ServiceItem[]) => {
    const published = await district.catalogue.publish(items, { batch, as })
    if (published.outcome !== "published") throw new Error("Not published")
    await district.runDue()
  }
  const statuses = async () =>
    Object.fromEntries(
      (await district.publishing.standings()).map(({ channel, item: id, status }) => [
        `${channel}/${id}`,
        status,
      ]),
    )
  return {
    clock,
    district,
    publish,
    shown,
    statuses,
    setTrouble: (next: PublisherError | null) => (trouble = next),
    setUncarried: (next: string | null) => (uncarried = next),
  }
}

describe("where the public stands", () => {
  it("is told guide by guide at each place", async () => {
    const { district, publish, setUncarried, statuses } = await setUp()
    setUncarried("two")
    await publish("one", item("one"), item("two"))
    expect(await statuses()).toEqual({
      "board/one": "published",
      "board/two": "failed",
      "qq/one": "waiting",
      "qq/two": "waiting",
    })
    const [failed] = await district.publishing.standings({ status: "failed" })
    expect(failed).toMatchObject({ channel: "board", item: "two", failed: { revision: 1, code: "too-long" } })
    expect(await district.publishing.places()).toEqual([
      {
        channel: "board",
        manual: false,
        revision: 1,
        failed: null,
        guides: { published: 1, "in-brief": 0, waiting: 0, failed: 1, withdrawn: 0 },
        overdue: 0,
      },
      {
        channel: "qq",
        manual: true,
        revision: 1,
        failed: null,
        guides: { published: 0, "in-brief": 0, waiting: 2, failed: 0, withdrawn: 0 },
        overdue: 0,
      },
    ])
  })

  it("is told of a place that fails, and again when it has recovered", async () => {
    const { clock, district, publish, setTrouble, statuses } = await setUp()
    await publish("one", item("one"))
    setTrouble(new PublisherError("Unavailable", "Later."))
    await publish("two", item("one", "2018-08", "0571-0000 0009"), item("two"))
    expect(await statuses()).toMatchObject({ "board/one": "failed", "board/two": "failed" })
    const [board] = await district.publishing.places()
    expect(board).toMatchObject({ revision: 1, failed: { revision: 2, code: "Unavailable" } })
    clock.set(instant("2018-07-20T02:00:00.000Z"))
    await district.runDue()
    expect((await district.publishing.places())[0]?.failed).toEqual({ revision: 2, code: "Unavailable" })
    setTrouble(null)
    clock.set(instant("2018-07-20T04:00:00.000Z"))
    await district.runDue()
    expect(await statuses()).toMatchObject({ "board/one": "published", "board/two": "published" })
    expect((await district.publishing.places())[0]).toMatchObject({ revision: 2, failed: null })
  })
})

describe("a guide that a person posts", () => {
  it("waits with its text until an officer says where and when, and is overdue after its day", async () => {
    const { clock, district, publish, statuses } = await setUp()
    await publish("one", item("one"))
    const [task] = await district.publishing.tasks({ channel: "qq" })
    expect(task).toMatchObject({ channel: "qq", item: "one", task: "post", place: null, dueOn: "2018-07-23" })
    expect(task?.text).toContain("【one事项】")
    expect(task?.text).toContain("https://guides.example.org/zh/guides/one.html")
    expect(task?.text).toContain("版本：2018-07")
    expect(await district.publishing.overdue()).toEqual([])
    clock.set(instant("2018-07-24T01:00:00.000Z"))
    expect(await district.publishing.overdue()).toHaveLength(1)
    const posting = { channel: "qq", item: "one", place: "办事一群", on: plainDate("2018-07-24") }
    const confirmed = await district.publishing.confirm(posting, { as })
    expect(confirmed).toMatchObject({
      outcome: "confirmed",
      row: {
        status: "published",
        posted: [{ place: "办事一群", postedOn: "2018-07-24", edition: "2018-07" }],
      },
    })
    expect(await district.publishing.tasks()).toEqual([])
    expect(await statuses()).toMatchObject({ "qq/one": "published" })
    expect(await district.publishing.confirm(posting, { as })).toMatchObject({
      outcome: "refused",
      refusal: { _tag: "PostedAlready" },
    })
  })

  it("is to be corrected in each place when it changes, and taken away when it is withdrawn", async () => {
    const { clock, district, publish, shown, statuses } = await setUp()
    await publish("one", item("one"))
    const confirm = (place: string) =>
      district.publishing.confirm({ channel: "qq", item: "one", place, on: clock.now().on }, { as })
    await confirm("一群")
    await confirm("二群")
    await publish("two", item("one", "2018-08", "0571-0000 0009"))
    const tasks = await district.publishing.tasks()
    expect(tasks.map(({ place, task }) => [task, place])).toEqual([
      ["correct", "一群"],
      ["correct", "二群"],
    ])
    expect(tasks[0]?.text).toContain("0571-0000 0009")
    await confirm("一群")
    await confirm("二群")
    expect(await statuses()).toEqual({ "board/one": "published", "qq/one": "published" })
    const from = clock.now().on
    await district.catalogue.withdraw("one@2018-08", { from, reason: text("停办", "discontinued"), as })
    await district.runDue()
    expect(shown.at(-1)?.guides).toEqual([])
    expect(await statuses()).toEqual({ "board/one": "withdrawn", "qq/one": "waiting" })
    expect((await district.publishing.tasks()).map(({ place, task }) => [task, place])).toEqual([
      ["withdraw", "一群"],
      ["withdraw", "二群"],
    ])
    await confirm("一群")
    await confirm("二群")
    expect(await statuses()).toEqual({ "board/one": "withdrawn", "qq/one": "withdrawn" })
  })

  it("is confirmed in words that say what was done", async () => {
    const { district } = await setUp()
    const posting = { channel: "qq", item: "one", place: "一群", on: "20 July" }
    await expect(district.publishing.confirm(posting as never, { as })).rejects.toBeInstanceOf(InvalidInput)
    const unknown = { ...posting, on: plainDate("2018-07-20") }
    expect(await district.publishing.confirm(unknown, { as })).toMatchObject({
      refusal: { _tag: "GuideUnknown" },
    })
    await expect(district.publishing.standings({ status: "lost" } as never)).rejects.toBeInstanceOf(
      InvalidInput,
    )
  })
})
