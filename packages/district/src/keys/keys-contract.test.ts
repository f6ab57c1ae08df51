import { mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Keys } from "@onevisit/core/ports"
import { keysContract } from "@onevisit/testkit"
import { describe, it } from "vitest"
import { fileKeys, memoryKeys } from "./file-keys.ts"
import type { SuiteName } from "./suite.ts"

const suites: readonly SuiteName[] = ["aes-256-gcm/sha-256", "sm4-ctr+hmac-sm3/sm3"]
const paths = new WeakMap<Keys, string>()
const open = (path: string, suite?: SuiteName): Keys => {
  const keys = fileKeys(path, suite ? { suite } : {})
  paths.set(keys, path)
  return keys
}

for (const suite of suites) {
  keysContract({
    name: `keys in a file, ${suite}`,
    make: () => open(join(mkdtempSync(join(tmpdir(), "keys-")), "district.keys"), suite),
    reopen: (keys) => open(paths.get(keys) ?? ""),
    describe,
    it,
  })
  keysContract({ name: `keys in memory, ${suite}`, make: () => memoryKeys({ suite }), describe, it })
}
