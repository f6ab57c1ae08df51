import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Publisher } from "@onevisit/core/ports"
import { publisherContract } from "@onevisit/testkit"
import { afterAll, describe, it } from "vitest"
import { readUnlessOvertaken } from "./testing/read-whole-revision.ts"
import { webChannel } from "./web-channel.ts"

const directories = new Map<Publisher, string>()
const directoryOf = (publisher: Publisher): string => directories.get(publisher) ?? ""
const open = (directory: string): Publisher => {
  const publisher = webChannel({ directory })
  directories.set(publisher, directory)
  return publisher
}

publisherContract({
  name: "channel-web",
  describe,
  it,
  make: async () => open(await mkdtemp(join(tmpdir(), "channel-web-contract-"))),
  reopen: (publisher) => open(directoryOf(publisher)),
  read: async (publisher) => {
    for (;;) {
      const read = await readUnlessOvertaken(directoryOf(publisher))
      if (read !== null) return [...read.pages.values()].join("\n")
    }
  },
})

afterAll(async () => {
  for (const directory of directories.values()) await rm(directory, { recursive: true, force: true })
})
