import { storageContract } from "@onevisit/testkit"
import { describe, it } from "vitest"
import { memoryStorage } from "./memory-storage.ts"

const lacks = "keeps nothing that outlives the program"

storageContract({
  name: "memory",
  make: memoryStorage,
  capabilities: { reopen: { lacks }, beside: { lacks }, damage: { lacks }, backup: { lacks } },
  stories: 300,
  describe,
  it,
})
