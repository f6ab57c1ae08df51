import { mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Keys } from "@onevisit/core/ports"
import {
  badKeys,
  type BadKeys,
  collectTests,
  fails,
  keysContract,
  type KeysContract,
  passedByAll,
} from "@onevisit/testkit"
import { describe, expect, it } from "vitest"
import { fileKeys, memoryKeys } from "./file-keys.ts"
import type { RingKeys } from "./ring-keys.ts"
import type { SuiteName } from "./suite.ts"

const suites: readonly SuiteName[] = ["aes-256-gcm/sha-256", "sm4-ctr+hmac-sm3/sm3"]
const paths = new WeakMap<Keys, string>()
/** All that can be changed at once, the wrapping of the keys among it. */
const fresh = { subjects: "all", signing: true, masterKey: "within" } as const

/** How keys of the contract are made, and all their capabilities; `spoil` is done to each that are opened. */
function tried(
  suite: SuiteName,
  spoil: BadKeys["spoil"] = (good) => good,
): Pick<KeysContract, "make" | "capabilities"> {
  const open = (path: string, opening: Parameters<BadKeys["spoil"]>[1], as = suite): Keys => {
    const keys = spoil(fileKeys(path, { suite: as }), opening)
    paths.set(keys, path)
    return keys
  }
  const pathOf = (keys: Keys): string => paths.get(keys) ?? ""
  const another = suites.find((other) => other !== suite)
  return {
    make: () => open(join(mkdtempSync(join(tmpdir(), "keys-")), "district.keys"), "made"),
    capabilities: {
      reopen: (keys) => open(pathOf(keys), "reopened"),
      beside: (keys) => open(pathOf(keys), "beside"),
      anotherSuite: (keys) => open(pathOf(keys), "another suite", another),
      rotate: async (keys) => {
        await fileKeys(pathOf(keys)).rotate(fresh)
        return open(pathOf(keys), "rotated")
      },
    },
  }
}

for (const suite of suites) {
  keysContract({ name: `keys in a file, ${suite}`, ...tried(suite), describe, it })
  const lacks = "keeps nothing that outlives the program"
  keysContract({
    name: `keys in memory, ${suite}`,
    make: () => memoryKeys({ suite }),
    capabilities: {
      reopen: { lacks },
      beside: { lacks },
      anotherSuite: { lacks },
      rotate: async (keys) => {
        await (keys as RingKeys).rotate(fresh)
        return keys
      },
    },
    describe,
    it,
  })
}

describe("the contract of keys catches keys that", () => {
  const testsOver = (spoil: BadKeys["spoil"]) =>
    collectTests((functions) =>
      keysContract({
        ...tried("aes-256-gcm/sha-256", spoil),
        ...functions,
        name: "seeded",
        certified: () => undefined,
      }),
    )

  for (const { caughtBy, fault, spoil } of badKeys) {
    it(`${fault}, by "${caughtBy}"`, async () => {
      expect(await fails(testsOver(spoil), caughtBy)).toBe(true)
    })
  }

  it("fail any of its tests but the one about declarations", async () => {
    const bad = badKeys.map(({ caughtBy, spoil }) => ({ caughtBy, tests: () => testsOver(spoil) }))
    expect(await passedByAll(bad)).toEqual(["declares every capability, or says why it is lacking"])
  })
})
