/** The events of a subject's stream, and the identity as it comes from outside. */
import type { Envelope, Erased, EventDefinition } from "@onevisit/core/events"
import { type SubjectIdentity, subjectKindList } from "@onevisit/core/identity"
import { defineEvent } from "@onevisit/core/events/schema"
import { z } from "zod"
import type { SubjectSearch } from "./search-subjects.ts"

const text = (longest: number): z.ZodString => z.string().trim().min(1).max(longest)
export const identifierSchema = z.strictObject({ scheme: text(64), value: text(128) })

/** Who a subject is, as the host hands it in. */
export const identitySchema = z.strictObject({
  kind: z.enum(subjectKindList as readonly [SubjectIdentity["kind"], ...SubjectIdentity["kind"][]]),
  name: text(200),
  identifiers: z.array(identifierSchema).max(20),
  phone: text(40).exactOptional(),
  email: text(200).exactOptional(),
  address: text(500).exactOptional(),
  bankAccount: text(64).exactOptional(),
  representative: z
    .strictObject({ name: text(200), identifiers: z.array(identifierSchema).max(20) })
    .exactOptional(),
})

/** Many who are registered together. */
export const newcomersSchema = z.array(
  z.strictObject({ identity: identitySchema, commandId: z.string().min(1).max(200).exactOptional() }),
)

const envelopeSchema: z.ZodType<Envelope> = z.strictObject({
  sealed: z.literal(1),
  suite: z.string(),
  subject: z.string(),
  context: z.string(),
  nonce: z.string(),
  ciphertext: z.string(),
  tag: z.string(),
})
const erasedSchema: z.ZodType<Erased> = z.strictObject({ erased: z.literal(true) })

const index = z.string().regex(/^[0-9a-f]{64}$/)

/** What stood in an event of version 1: who it is, sealed, and blind indexes of its identifiers. */
const first = {
  kind: z.enum(subjectKindList as readonly [SubjectIdentity["kind"], ...SubjectIdentity["kind"][]]),
  identity: z.union([envelopeSchema, erasedSchema]),
  identifiers: z.array(z.strictObject({ scheme: z.string(), index })),
}
const searchKey = z.strictObject({ key: z.enum(["phone", "name-and-last-four"]), index })
/** With the keys that the district had declared by then. */
const data = z.strictObject({ ...first, searchKeys: z.array(searchKey) })
const withoutKeys = (older: unknown): unknown => ({ ...(older as object), searchKeys: [] })

/** One key that a subject is searched by. */
export const searchSchema: z.ZodType<SubjectSearch> = z.union([
  z.strictObject({ identifier: identifierSchema }),
  z.strictObject({ phone: text(40) }),
  z.strictObject({ name: text(200), lastFour: z.string().trim().length(4) }),
])

const sensitive = [["identity"]]
const versionsOf = (type: string): readonly EventDefinition[] => [
  { ...defineEvent(type, 1, z.strictObject(first), withoutKeys), sensitive },
  { ...defineEvent(type, 2, data), sensitive },
]

/** Every version of every event of a subject. */
export const subjectEventDefinitions: readonly EventDefinition[] = [
  ...versionsOf("SubjectRegistered"),
  ...versionsOf("SubjectCorrected"),
  defineEvent("SubjectErased", 1, z.strictObject({})),
]
