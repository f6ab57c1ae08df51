/** What core leaves to Node when a run's receipts are made: hashing, salts, and the signature under the root. */
import { hash, randomBytes } from "node:crypto"
import {
  type HashName,
  type HashSuite,
  type ReceiptTree,
  rootStatement,
  signedText,
  writeSignedRoot,
} from "@onevisit/core/benefits/receipts"
import type { Keys } from "@onevisit/core/ports"

export const sha256: HashSuite = { name: "sha-256", hash: (text) => hash("sha256", text) }

/** GB/T 32905. */
export const sm3: HashSuite = { name: "sm3", hash: (text) => hash("sm3", text) }

/** By the names that receipts, chains and roots give them. */
export const hashSuites: Readonly<Record<HashName, HashSuite>> = { "sha-256": sha256, sm3 }

/** A salt for one receipt. */
export function freshSalt(): string {
  return randomBytes(16).toString("hex")
}

/**
 * Signs the root of a run's tree: the text to publish, and to hand out with each receipt. Rejects with `KeysError` where
 * the keys cannot sign.
 */
export async function signRoot(
  keys: Pick<Keys, "sign">,
  run: string,
  tree: ReceiptTree,
  suite: HashSuite,
): Promise<string> {
  const statement = rootStatement(run, tree, suite)
  const signed = await keys.sign(new TextEncoder().encode(signedText(statement)))
  return writeSignedRoot({ ...statement, signed })
}
