import { mkdir, mkdtemp, readdir, readFile, readlink, rm, symlink, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Guide } from "@onevisit/core/notices"
import { PublisherError, type PortReason } from "@onevisit/core/ports"
import { text } from "@onevisit/core/reasons"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { lockFile, whileLocked } from "./publish-lock.ts"
import { readPublishedGuide } from "./testing/read-published-guide.ts"
import { readWholeRevision } from "./testing/read-whole-revision.ts"
import { sampleGuide, samplePublication } from "./testing/sample-guides.ts"
import { webChannel } from "./web-channel.ts"

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "channel-web-"))
})
afterEach(async () => {
  await rm(directory, { recursive: true, force: true })
})

const withItem = (item: string): Guide => ({ ...sampleGuide, item })
const revisions = async (): Promise<readonly string[]> => (await readdir(join(directory, "revisions"))).sort()

/** The error of a failing publication; fails the test when it succeeds. */
async function failure(publishing: Promise<unknown>): Promise<PublisherError> {
  const outcome = await publishing.then(
    () => "published",
    (error: unknown) => error,
  )
  if (!(outcome instanceof PublisherError)) throw new Error("Expected a PublisherError.", { cause: outcome })
  return outcome
}

async function expectRefused(guides: readonly Guide[], message: RegExp): Promise<void> {
  const error = await failure(webChannel({ directory }).publish(samplePublication(9, guides)))
  expect([error._tag, error.reason]).toEqual(["PublisherError", "Rejected"] satisfies [string, PortReason])
  expect(error.message).toMatch(message)
}

describe("publishing", () => {
  it("makes each guide public in both languages, with an index and a feed in each", async () => {
    const receipt = await webChannel({ directory }).publish(samplePublication(1))
    expect(receipt).toEqual({ outcome: "published", revision: 1 })
    const { pages } = await readWholeRevision(directory)
    expect([...pages.keys()].sort()).toEqual([
      "en/feed.json",
      "en/feed.xml",
      "en/guides/tech-centre.html",
      "en/index.html",
      "index.html",
      "zh/feed.json",
      "zh/feed.xml",
      "zh/guides/tech-centre.html",
      "zh/index.html",
    ])
    expect(readPublishedGuide(pages.get("zh/guides/tech-centre.html") ?? "").title).toBe(sampleGuide.title.zh)
  })

  it("takes away what is no longer published", async () => {
    const channel = webChannel({ directory })
    await channel.publish(samplePublication(1, [withItem("a"), withItem("b")]))
    await channel.publish(samplePublication(2, [withItem("b")]))
    const { pages } = await readWholeRevision(directory)
    expect([...pages.keys()].filter((path) => path.startsWith("zh/guides/"))).toEqual(["zh/guides/b.html"])
  })

  it("changes nothing for the same revision, and ignores an older one", async () => {
    const channel = webChannel({ directory })
    await channel.publish(samplePublication(5))
    const before = await readWholeRevision(directory)
    expect(await channel.publish(samplePublication(5, []))).toEqual({ outcome: "unchanged", revision: 5 })
    expect(await channel.publish(samplePublication(4, []))).toEqual({ outcome: "ignored-older", revision: 5 })
    expect(await readWholeRevision(directory)).toEqual(before)
  })

  it("writes the same bytes for the same publication", async () => {
    const written = []
    for (const name of ["a", "b"]) {
      const place = join(directory, name)
      await webChannel({ directory: place }).publish(samplePublication(1, [withItem("x"), withItem("y")]))
      written.push(await readWholeRevision(place))
    }
    expect(written[0]).toEqual(written[1])
  })

  it("writes full addresses where it knows where the site stands", async () => {
    const channel = webChannel({
      directory,
      baseUrl: "https://guides.example.org/a",
      title: text("站", "Site"),
    })
    await channel.publish(samplePublication(1))
    const { pages } = await readWholeRevision(directory)
    const page = pages.get("zh/guides/tech-centre.html")
    expect(page).toContain(
      `<link rel="canonical" href="https://guides.example.org/a/zh/guides/tech-centre.html">`,
    )
    expect(page).toContain("<title>区级企业技术中心认定 · 站</title>")
  })

  it("keeps the previous revision for readers in the midst of it, and removes older ones", async () => {
    const channel = webChannel({ directory })
    for (const revision of [1, 2, 10]) await channel.publish(samplePublication(revision))
    expect(await revisions()).toEqual(["10", "2"])
    expect(await readlink(join(directory, "current"))).toBe("revisions/10")
  })

  it("lets many publish at once, and the newest revision stands", async () => {
    const order = [3, 8, 1, 6, 8, 2, 7, 5, 4]
    const receipts = await Promise.all(
      order.map((revision) => webChannel({ directory }).publish(samplePublication(revision))),
    )
    expect((await readWholeRevision(directory)).revision).toBe(8)
    expect(
      receipts.filter(({ outcome, revision }) => outcome === "published" && revision === 8),
    ).toHaveLength(1)
    for (const [position, { revision }] of receipts.entries()) {
      expect(revision).toBeGreaterThanOrEqual(order[position] ?? 0)
    }
  })
})

describe("refusing", () => {
  it.each([
    ["../x"],
    ["..", "."],
    ["a/b", "a\\b", "/etc/x", "C:x"],
    ["", " ", "a b", "a\n"],
    ["a..b", ".hidden", "trailing.", "-dash"],
    ["企业技术中心", "é", "a\u0000", "%2e%2e"],
    ["a".repeat(101)],
    ["con", "NUL", "com1.html", "lpt9"],
  ])("refuses an item id that is no safe file name: %j", async (...ids) => {
    for (const id of ids.filter((each) => each !== undefined))
      await expectRefused([withItem(id)], /item id becomes a file name/)
  })

  it("takes item ids in use", async () => {
    const guides = [
      "tech-centre",
      "11990101MB0000001X4330199",
      "a",
      "old_age.allowance",
      "a".repeat(100),
    ].map(withItem)
    expect(await webChannel({ directory }).publish(samplePublication(1, guides))).toMatchObject({
      outcome: "published",
    })
  })

  it("refuses two guides that a file system could take for one", async () => {
    await expectRefused([withItem("Item"), withItem("item")], /Guide 2 of 2: another guide/)
  })

  it("refuses text that no page can carry, and says where without repeating it", async () => {
    for (const broken of ["秘密\u0000", "秘密\uD800", "秘密\uDC00\uD800"]) {
      const guide = { ...sampleGuide, title: text("好", broken) }
      await expectRefused(
        [sampleGuide, { ...guide, item: "other" }],
        /^Guide 2 of 2: the title in English (?!.*秘密)/,
      )
    }
  })

  it("refuses section ids that are no anchors or stand twice", async () => {
    const [section] = sampleGuide.sections
    if (section === undefined) throw new Error("The sample has no section.")
    await expectRefused(
      [{ ...sampleGuide, sections: [{ ...section, id: "a b" }] }],
      /section 1: the section id/,
    )
    await expectRefused([{ ...sampleGuide, sections: [section, section] }], /section 2: another section/)
  })

  it("refuses revisions that cannot be ordered", async () => {
    for (const revision of [-1, 1.5, Number.NaN, 2 ** 53]) {
      const error = await failure(webChannel({ directory }).publish(samplePublication(revision)))
      expect(error.reason).toBe("Rejected")
    }
  })

  it("never writes anything for a refused publication", async () => {
    await expectRefused([withItem("../x")], /Guide 1 of 1/)
    expect(await readdir(directory)).toEqual([])
  })

  it("refuses an address that is none, without repeating it", () => {
    for (const baseUrl of [
      "guides",
      "ftp://example.org/",
      "https://u:secret@example.org/",
      "https://example.org/?q",
    ]) {
      expect(() => webChannel({ directory, baseUrl })).toThrow(/^baseUrl must be (?!.*secret)/)
    }
  })
})

describe("failing", () => {
  it("is Unavailable where the directory cannot be made", async () => {
    await writeFile(join(directory, "file"), "")
    const error = await failure(
      webChannel({ directory: join(directory, "file") }).publish(samplePublication(1)),
    )
    expect(error.reason).toBe("Unavailable")
    expect(error.message).toMatch(/EEXIST|ENOTDIR/)
    expect(error.message).not.toContain(directory)
  })

  it("is Unavailable where the link cannot be swapped, leaves the old state and recovers", async () => {
    const channel = webChannel({ directory })
    await channel.publish(samplePublication(1))
    const before = await readWholeRevision(directory)
    await mkdir(join(directory, ".current-next"))
    expect((await failure(channel.publish(samplePublication(2, [])))).reason).toBe("Unavailable")
    expect(await readWholeRevision(directory)).toEqual(before)
    await rm(join(directory, ".current-next"), { recursive: true })
    expect(await channel.publish(samplePublication(2, []))).toEqual({ outcome: "published", revision: 2 })
  })

  it("is Unavailable while another publisher does not let go", async () => {
    await whileLocked(join(directory, lockFile), 0, async () => {
      const error = await failure(webChannel({ directory, patienceMs: 50 }).publish(samplePublication(1)))
      expect(error.reason).toBe("Unavailable")
    })
    expect(await webChannel({ directory }).publish(samplePublication(1))).toMatchObject({
      outcome: "published",
    })
  })

  it("is Corrupt where a published page was changed, and a newer revision repairs it", async () => {
    const channel = webChannel({ directory })
    await channel.publish(samplePublication(1))
    await writeFile(join(directory, "current/zh/index.html"), "changed")
    expect((await failure(channel.publish(samplePublication(1)))).reason).toBe("Corrupt")
    await channel.publish(samplePublication(2))
    expect((await readWholeRevision(directory)).revision).toBe(2)
  })

  it.each([
    "",
    "{",
    "[]",
    `{"v":2,"revision":1,"pages":{}}`,
    `{"v":1,"revision":7,"pages":{}}`,
    `{"v":1,"revision":1,"pages":{"a":1}}`,
  ])("is Corrupt where the state file is not what was written: %j", async (content) => {
    const channel = webChannel({ directory })
    await channel.publish(samplePublication(1))
    await writeFile(join(directory, "current/revision.json"), content)
    expect((await failure(channel.publish(samplePublication(2)))).reason).toBe("Corrupt")
  })

  it("is Corrupt where `current` leads elsewhere, and touches nothing there", async () => {
    await mkdir(join(directory, "elsewhere"))
    await writeFile(join(directory, "elsewhere/kept"), "kept")
    await symlink("elsewhere", join(directory, "current"))
    expect((await failure(webChannel({ directory }).publish(samplePublication(2)))).reason).toBe("Corrupt")
    expect(await readFile(join(directory, "elsewhere/kept"), "utf8")).toBe("kept")
  })

  it("goes on over whatever a crash left at any step", async () => {
    const channel = webChannel({ directory })
    await channel.publish(samplePublication(1))
    await mkdir(join(directory, "revisions/.next/zh"), { recursive: true })
    await writeFile(join(directory, "revisions/.next/zh/index.html"), "half")
    await mkdir(join(directory, "revisions/2"))
    await writeFile(join(directory, "revisions/2/leftover.html"), "left over")
    await symlink("revisions/2", join(directory, ".current-next"))
    expect((await readWholeRevision(directory)).revision).toBe(1)
    expect(await channel.publish(samplePublication(2))).toEqual({ outcome: "published", revision: 2 })
    await readWholeRevision(directory)
    expect(await revisions()).toEqual(["1", "2"])
    expect((await readdir(directory)).sort()).toEqual(["current", "publish.lock", "revisions"])
  })
})
