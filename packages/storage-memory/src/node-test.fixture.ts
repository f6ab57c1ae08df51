// Run by runners.test.ts with `node --test`: the same contracts under Node's own runner.
import { filesContract, keysContract, memoryFiles, memoryKeys, storageContract } from "@onevisit/testkit"
import { describe, it } from "node:test"
import { lastingMemory } from "./lasting-memory.fixture.ts"

storageContract({ name: "memory", ...lastingMemory(), stories: 5, describe, it })

const lacks = "keeps nothing that outlives the program"
filesContract({
  name: "memory",
  make: memoryFiles,
  capabilities: { reopen: { lacks }, beside: { lacks }, damage: { lacks }, countFiles: { lacks } },
  describe,
  it,
})
keysContract({
  name: "memory",
  make: memoryKeys,
  capabilities: {
    reopen: { lacks },
    beside: { lacks },
    anotherSuite: { lacks: "has one suite" },
    rotate: { lacks: "has the keys it was made with" },
  },
  describe,
  it,
})
