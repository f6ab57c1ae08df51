import { storageContract } from "@onevisit/testkit"
import { describe, it } from "vitest"
import { memoryStorage } from "./memory-storage.ts"

storageContract({ name: "memory", make: memoryStorage, describe, it, capabilities: { runs: 300 } })
