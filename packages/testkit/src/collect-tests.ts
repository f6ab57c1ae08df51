/** For those who test a contract: its tests as plain functions, to be run over adapters that must fail them. */
import type { TestFunctions } from "./contract.ts"

/** The tests of a suite by their sentences. */
export type CollectedTests = ReadonlyMap<string, () => Promise<void>>

/**
 * Collects the tests that a contract declares, without running them. Throws where two have one sentence.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { collectTests, filesContract, memoryFiles } from "@onevisit/testkit"
 *
 * const lacks = "keeps nothing that outlives the program"
 * const capabilities = { reopen: { lacks }, beside: { lacks }, damage: { lacks }, countFiles: { lacks } }
 * const tests = collectTests((functions) =>
 *   filesContract({ name: "memory", make: memoryFiles, capabilities, ...functions }),
 * )
 * await tests.get("keeps a file of several megabytes")?.()
 * assert.ok(tests.size > 10)
 * ```
 */
export function collectTests(declare: (functions: TestFunctions) => void): CollectedTests {
  const tests = new Map<string, () => Promise<void>>()
  declare({
    describe: (_name, body) => body(),
    it: (sentence, body) => {
      if (tests.has(sentence)) throw new Error(`Two tests are named "${sentence}".`)
      tests.set(sentence, body)
    },
  })
  return tests
}

/** Whether the test of that sentence fails. Throws where there is none. */
export async function fails(tests: CollectedTests, sentence: string): Promise<boolean> {
  const body = tests.get(sentence)
  if (body === undefined) throw new Error(`There is no test named "${sentence}".`)
  return body().then(
    () => false,
    () => true,
  )
}

/**
 * The sentences of tests that every one of the bad adapters passes; `bad` names the test that catches it, and `tests`
 * are those of the contract over it. The last of a certified contract, which hands out the certificate, is left out.
 */
export async function passedByAll(
  bad: readonly { readonly caughtBy: string; readonly tests: () => CollectedTests }[],
): Promise<readonly string[]> {
  const named = new Set(bad.map(({ caughtBy }) => caughtBy))
  const passed: string[] = []
  const sentences = [...(bad[0]?.tests().keys() ?? [])].slice(0, -1)
  for (const sentence of sentences) {
    let caught = named.has(sentence)
    for (const { tests } of bad) caught ||= await fails(tests(), sentence)
    if (!caught) passed.push(sentence)
  }
  return passed
}
