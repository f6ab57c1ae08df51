/**
 * What every contract suite is made of: the test functions of the adapter's own runner, and a few ways to
 * say what is expected. Nothing here knows vitest or node:test; both hand in `describe` and `it`.
 */
import { canonicalJson } from "@onevisit/core/events"
import type { PortError, PortReason } from "@onevisit/core/ports"
import assert from "node:assert/strict"

/** The two functions of a test runner that a suite needs, for example those of vitest or of `node:test`. */
export interface TestFunctions {
  readonly describe: (name: string, body: () => void) => unknown
  readonly it: (name: string, body: () => Promise<void>) => unknown
}

/** Expects the same content: the order of keys and a member that is `undefined` make no difference. */
export function sameContent(actual: unknown, expected: unknown, message?: string): void {
  assert.equal(canonicalJson(actual), canonicalJson(expected), message)
}

/** Expects the port to fail with its own error, with one of the reasons, and without saying `secret`. */
export async function failsWith(
  call: () => Promise<unknown>,
  tag: PortError["_tag"],
  reasons: readonly PortReason[],
  secret?: string,
): Promise<void> {
  let failure: unknown
  try {
    await call()
  } catch (thrown) {
    failure = thrown
  }
  assert.ok(failure instanceof Error, `A ${tag} is expected, and nothing failed`)
  const { _tag, message, reason } = failure as Partial<PortError> & Error
  assert.equal(_tag, tag, `A ${tag} is expected, not ${failure.name}`)
  assert.ok(
    reasons.includes(reason as PortReason),
    `The reason is to be ${reasons.join(" or ")}, not ${reason}`,
  )
  assert.ok(message.length > 0, "The message says what to do")
  if (secret !== undefined) assert.ok(!message.includes(secret), "The message holds no value that was given")
}
