/** The shapes of signed roots, for those who read them from a storage or from outside. */
import { z } from "zod"
import { defineEvent } from "../events/schema.ts"
import { eventReader } from "../events/index.ts"
import type { ArchivedEvent, SignedManifest } from "./archive.ts"
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
const count = z.int().min(0)

/** A root as it is published. */
export const signedFeedRootSchema: z.ZodType<SignedFeedRoot> = z.strictObject(statement)

const rootSignedData: z.ZodType<RootSignedData> = z
  .strictObject({ ...statement, leaves: z.string().regex(/^[0-9a-f]*$/, "marks of eight hex digits each") })
  .refine(({ count, leaves }) => leaves.length === count * 8, "a mark for each event")

export const rootEventReader = eventReader([defineEvent("RootSigned", 1, rootSignedData)])

/** A manifest as it lies beside the parts of its archive. */
export const signedManifestSchema = z.strictObject({
  v: z.literal(1),
  release: z.string(),
  scope: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("feed") }),
    z.strictObject({ kind: z.literal("case"), case: z.string() }),
  ]),
  madeAt: z.string(),
  opened: z.boolean(),
  events: count,
  parts: z.array(z.strictObject({ name: z.string(), lines: count, from: count, to: count, sha256: hash })),
  roots: z.array(signedFeedRootSchema),
  publicKeys: z.array(z.strictObject({ suite: z.string(), key: z.string() })).min(1),
  signed: statement.signed,
}) as z.ZodType as z.ZodType<SignedManifest>

/** One line of an archive. What an event says is checked by its chain. */
export const archivedEventSchema = z.strictObject({
  stream: z.string(),
  version: z.int().min(1),
  position: count,
  commandId: z.string(),
  type: z.string(),
  v: z.int().min(1),
  occurredOn: z.string(),
  recordedAt: z.string(),
  actor: z.looseObject({ kind: z.string() }),
  data: z.unknown(),
  chain: z.string().exactOptional(),
  previous: z.string().nullable(),
  proof: z
    .strictObject({ root: z.int().min(1), ordinal: z.int().min(1), index: count, siblings: z.array(hash) })
    .exactOptional(),
}) as z.ZodType as z.ZodType<ArchivedEvent>
