/** The parts of a description that every text-message channel has. */
import { z } from "zod"
import { variablesIn } from "./sms-template.ts"

const fieldName = z.string().regex(/^[a-z][A-Za-z0-9]{0,19}$/, "the name of a field of the notice")

const sourceSchema = z.union([
  fieldName,
  z.strictObject({ field: fieldName, as: z.enum(["shown", "value"]) }),
  z.strictObject({ link: z.enum(["whole", "path"]) }),
])

/** Whether the wording names the variables that are mapped, and no others. */
function sameVariables(template: {
  fields: Readonly<Record<string, unknown>>
  text?: string | undefined
}): boolean {
  if (template.text === undefined) return true
  const named = variablesIn(template.text)
  return (
    named.length === Object.keys(template.fields).length &&
    named.every((name) => Object.hasOwn(template.fields, name))
  )
}

const templateSchema = z
  .strictObject({
    code: z.string().regex(/^[\w-]{1,64}$/, "the provider's id of a template"),
    fields: z.record(
      z.string().regex(/^[A-Za-z0-9_]{1,32}$/, "the provider's name of a variable"),
      sourceSchema,
    ),
    text: z.string().min(1, "the wording as the provider holds it").exactOptional(),
  })
  .refine(sameVariables, {
    path: ["text"],
    error: "a wording that names each variable of fields as ${name}, and no other",
  })

const kind = z.string().regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, "the kind of a notice, in kebab-case")

export const templatesSchema = z.record(
  kind,
  z.union([
    templateSchema,
    z.strictObject({ zh: templateSchema.exactOptional(), en: templateSchema.exactOptional() }),
  ]),
)

export const idSchema = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, "a name in kebab-case")

/** A signature (短信签名) without its brackets: 2 to 32 characters is what providers take. */
export const signatureSchema = z
  .string()
  .regex(/^[^\s【】\p{Cc}]{2,32}$/u, "a signature of 2 to 32 characters, without 【】")

export const patienceSchema = z.int().min(1).max(600_000, "milliseconds up to ten minutes")

/** Where a secret or an address would travel in the clear, only this machine may be meant. */
export const addressSchema = z
  .string()
  .refine((given) => isEncrypted(given), "an address that begins with https://")

export function isEncrypted(given: string): boolean {
  const url = URL.parse(given.replace(/\{[^{}]*\}/g, "x"))
  if (url === null || url.username !== "" || url.password !== "") return false
  return (
    url.protocol === "https:" ||
    (url.protocol === "http:" && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname))
  )
}
