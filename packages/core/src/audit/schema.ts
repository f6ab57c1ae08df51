/** The shapes of signed roots, for those who read them from a storage or from outside. */
import { z } from "zod"
import { defineEvent } from "../events/schema.ts"
import { eventReader } from "../events/index.ts"
import type { RootSignedData, SignedFeedRoot } from "./signed-root.ts"

const hash = z.string().regex(/^[0-9a-f]{64}$/, "a hash of 64 small hex digits")
const statement = {
  v: z.literal(1),
  number: z.int().min(1),
  first: z.int().min(1),
  count: z.int().min(1),
  from: z.int().min(0),
  to: z.int().min(0),
  root: hash,
  marks: hash,
  suite: z.enum(["sha-256", "sm3"]),
  previous: hash.nullable(),
  signed: z.strictObject({ suite: z.string().min(1), signature: z.string().min(1) }),
}

/** A root as it is published. */
export const signedFeedRootSchema: z.ZodType<SignedFeedRoot> = z.strictObject(statement)

const rootSignedData: z.ZodType<RootSignedData> = z
  .strictObject({ ...statement, leaves: z.string().regex(/^[0-9a-f]*$/, "marks of eight hex digits each") })
  .refine(({ count, leaves }) => leaves.length === count * 8, "a mark for each event")

export const rootEventReader = eventReader([defineEvent("RootSigned", 1, rootSignedData)])
