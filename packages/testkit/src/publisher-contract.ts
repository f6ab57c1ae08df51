/** The contract of a publisher, as tests. */
import type { Guide } from "@onevisit/core/notices"
import type { Publication, Publisher } from "@onevisit/core/ports"
import { text } from "@onevisit/core/reasons"
import { addDays, plainDate } from "@onevisit/core/time"
import assert from "node:assert/strict"
import { sameContent, type TestFunctions } from "./contract.ts"
import { hostileTexts } from "./hostile.ts"
import { minute } from "./samples.ts"

export interface PublisherContract extends TestFunctions {
  readonly name: string
  /** A publisher with nothing published yet, called once for each test. */
  readonly make: () => Publisher | Promise<Publisher>
  /**
   * Everything one reader sees on one visit, as one text: every page of every guide. Titles must stand in it.
   * Without it only the receipts are tested.
   */
  readonly read?: (publisher: Publisher) => string | Promise<string>
  /**
   * Why the place shows each guide apart and changes them one after the other. Then a reader may see some guides new and
   * others old while it publishes, though never a guide that was not handed over.
   */
  readonly oneByOne?: string
  /** Opens again what the publisher has left behind. */
  readonly reopen?: (publisher: Publisher) => Publisher | Promise<Publisher>
}

/** Declares the tests that every publisher must pass. */
export function publisherContract(contract: PublisherContract): void {
  const { describe, it, make, name, oneByOne, read, reopen } = contract
  const test = (sentence: string, body: (publisher: Publisher) => Promise<void>) =>
    it(sentence, async () => body(await make()))

  describe(`${name} keeps the contract of a publisher`, () => {
    test("publishes, changes nothing for the same revision, and ignores an older one", async (publisher) => {
      sameContent(await publisher.publish(publication(3, 2)), { outcome: "published", revision: 3 })
      sameContent(await publisher.publish(publication(3, 2)), { outcome: "unchanged", revision: 3 })
      sameContent(await publisher.publish(publication(2, 5)), { outcome: "ignored-older", revision: 3 })
      sameContent(await publisher.publish(publication(7, 1)), { outcome: "published", revision: 7 })
    })

    test("publishes a revision without guides, and guides of any text", async (publisher) => {
      assert.equal((await publisher.publish(publication(1, 0))).outcome, "published")
      const guides = hostileTexts.map((hostile, at) => guide(`item-${at}`, hostile))
      assert.equal((await publisher.publish({ ...publication(2, 0), guides })).outcome, "published")
    })

    test("changes nothing that it is handed", async (publisher) => {
      const handed = publication(1, 4)
      await publisher.publish(handed)
      assert.deepEqual(handed, publication(1, 4))
    })

    test("ends with the newest revision when several come at once", async (publisher) => {
      const revisions = [4, 2, 5, 1, 3]
      await Promise.all(revisions.map((revision) => publisher.publish(publication(revision, 3))))
      sameContent(await publisher.publish(publication(5, 3)), { outcome: "unchanged", revision: 5 })
    })

    if (reopen) {
      test("remembers the revision when it is opened again", async (publisher) => {
        await publisher.publish(publication(4, 2))
        const again = await reopen(publisher)
        sameContent(await again.publish(publication(4, 2)), { outcome: "unchanged", revision: 4 })
        sameContent(await again.publish(publication(3, 2)), { outcome: "ignored-older", revision: 4 })
      })
    }

    if (read) declareReading(test, read, oneByOne !== undefined)
  })
}

function declareReading(
  test: (sentence: string, body: (publisher: Publisher) => Promise<void>) => void,
  read: NonNullable<PublisherContract["read"]>,
  oneByOne: boolean,
): void {
  const marks = async (publisher: Publisher): Promise<readonly string[]> =>
    [...new Set((await read(publisher)).match(/mark-r\d+-g\d+/g) ?? [])].sort()

  test("shows exactly the guides it was last handed", async (publisher) => {
    await publisher.publish(publication(1, 4))
    assert.deepEqual(await marks(publisher), marksOf(1, 4))
    await publisher.publish(publication(2, 2))
    assert.deepEqual(await marks(publisher), marksOf(2, 2))
    await publisher.publish(publication(1, 4))
    assert.deepEqual(await marks(publisher), marksOf(2, 2))
    await publisher.publish(publication(2, 4))
    assert.deepEqual(await marks(publisher), marksOf(2, 2), "The same revision changes nothing")
    await publisher.publish(publication(3, 0))
    assert.deepEqual(await marks(publisher), [])
  })

  const GUIDES = 12
  if (oneByOne)
    test("shows nothing but what was handed over to one who reads while it publishes", async (publisher) => {
      await publisher.publish(publication(1, GUIDES))
      for (let revision = 2; revision <= 4; revision += 1) {
        const handed = new Set([...marksOf(revision - 1, GUIDES), ...marksOf(revision, GUIDES)])
        const work = { done: false }
        const publishing = publisher.publish(publication(revision, GUIDES)).finally(() => (work.done = true))
        do {
          for (const mark of await marks(publisher))
            assert.ok(handed.has(mark), "A guide of this revision or the one before")
          await new Promise((resolve) => setTimeout(resolve, 0))
        } while (!work.done)
        await publishing
        assert.deepEqual(await marks(publisher), marksOf(revision, GUIDES))
      }
    })
  else
    test("never shows a mixture to one who reads while it publishes", async (publisher) => {
      await publisher.publish(publication(1, GUIDES))
      const work = { done: false }
      const publishing = (async () => {
        for (let revision = 2; revision <= 12; revision += 1)
          await publisher.publish(publication(revision, GUIDES))
      })().finally(() => (work.done = true))
      let reads = 0
      do {
        const seen = await marks(publisher)
        const revision = Number(/^mark-r(\d+)-/.exec(seen[0] ?? "")?.[1])
        assert.deepEqual(seen, marksOf(revision, GUIDES), "All guides of one revision and none of another")
        reads += 1
        await new Promise((resolve) => setTimeout(resolve, 0))
      } while (!work.done)
      await publishing
      assert.ok(reads > 0)
      assert.deepEqual(await marks(publisher), marksOf(12, GUIDES))
    })
}

function publication(revision: number, guides: number): Publication {
  return {
    revision,
    at: minute(revision),
    authority: text("样例区政务服务中心", "Sample District Service Centre"),
    guides: Array.from({ length: guides }, (_, at) => guide(`item-${at}`, `mark-r${revision}-g${at}`)),
  }
}

const marksOf = (revision: number, guides: number): readonly string[] =>
  Array.from({ length: guides }, (_, at) => `mark-r${revision}-g${at}`).sort()

function guide(item: string, title: string): Guide {
  const from = plainDate("2018-07-20")
  return {
    item,
    edition: `${item}@1`,
    title: text(title, title),
    authority: text("样例局", "Sample Bureau"),
    publishedOn: from,
    effectiveFrom: addDays(from, 1),
    sections: [
      {
        id: "materials",
        heading: text("申请材料", "Materials"),
        blocks: [
          { kind: "paragraph", text: text(title, title) },
          { kind: "list", items: [text("甲", "A"), text("乙", "B")] },
        ],
      },
    ],
  }
}
