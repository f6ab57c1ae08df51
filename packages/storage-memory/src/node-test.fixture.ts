// Run by runners.test.ts with `node --test`: the same contracts under Node's own runner.
import { filesContract, keysContract, memoryFiles, memoryKeys, storageContract } from "@onevisit/testkit"
import { describe, it } from "node:test"
import { lastingMemory } from "./lasting-memory.fixture.ts"

storageContract({ name: "memory", ...lastingMemory(), stories: 5, describe, it })
filesContract({ name: "memory", make: memoryFiles, describe, it })
keysContract({ name: "memory", make: memoryKeys, describe, it })
