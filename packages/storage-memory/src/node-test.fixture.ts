// Run by runners.test.ts with `node --test`: the same contracts under Node's own runner.
import { filesContract, keysContract, memoryFiles, memoryKeys, storageContract } from "@onevisit/testkit"
import { describe, it } from "node:test"
import { memoryStorage } from "./memory-storage.ts"

storageContract({ name: "memory", make: memoryStorage, describe, it, capabilities: { runs: 5 } })
filesContract({ name: "memory", make: memoryFiles, describe, it })
keysContract({ name: "memory", make: memoryKeys, describe, it })
