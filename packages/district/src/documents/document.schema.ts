/** The events of a printed document, and what a host hands in to have one printed. */
import { defineEvent, sealable } from "@onevisit/core/events/schema"
import { documentKinds, type DocumentWording } from "@onevisit/core/notices"
import type { Text } from "@onevisit/core/reasons"
import { z } from "zod"
import { collectionIdSchema } from "../collections/index.ts"
import { idText, words } from "../input/index.ts"
import type { DocumentsSettings } from "./document-setting.ts"
import type { PrintRequest } from "./documents.ts"
import type { PaperOf } from "./papers.ts"

const hash = z.string().regex(/^sha256:[0-9a-f]{64}$/)
const check = z.string().regex(/^[0-9a-f]{16}$/)
const document = z.looseObject({ kind: z.enum(documentKinds), title: z.string() })

/** First printed: from here on this is the document, whatever becomes of texts and names. */
export const documentIssued = defineEvent(
  "DocumentIssued",
  1,
  z.strictObject({
    case: z.string().optional(),
    collection: z.string().optional(),
    document: z.string(),
    applicant: z.string(),
    kind: z.enum(documentKinds),
    title: z.string(),
    number: z.string().nullable(),
    authority: z.string(),
    dated: z.string(),
    /** The edition of the texts it was worded by. */
    texts: z.string(),
    check,
    printed: sealable(z.strictObject({ document, hash, html: z.string(), text: z.string() })),
    names: z.record(z.string(), sealable(z.string())).optional(),
    purpose: sealable(z.string()),
  }),
)

export const documentReprinted = defineEvent(
  "DocumentReprinted",
  1,
  z.strictObject({ purpose: sealable(z.string()) }),
)

const id = z.string().regex(/^[1-9]\d{0,8}-[a-z]+(-[a-z]+)*$/, "an id such as 3-acceptance")

const paper = z.strictObject({
  case: z.string().max(200).exactOptional(),
  collection: collectionIdSchema.exactOptional(),
  document: id,
})
const isOfOne = ({ case: id, collection }: PaperOf) => (id === undefined) !== (collection === undefined)
const one = { error: "either a case or a collection", path: ["case"] }

export const printedSchema: z.ZodType<Omit<PrintRequest, "purpose">> = paper.strip().refine(isOfOne, one)

export const printSchema: z.ZodType<PrintRequest> = paper
  .extend({ purpose: z.string().regex(/\S/, "what it is printed for").max(500) })
  .refine(isOfOne, one)

export const checkSchema = check

const label: z.ZodType<Text> = z.strictObject({ zh: words, en: words })

/** The wording itself is checked text by text, by core. */
export const settingsSchema: z.ZodType<DocumentsSettings> = z.strictObject({
  wording: z
    .array(
      z.strictObject({
        authority: idText,
        edition: idText,
        texts: z.custom<DocumentWording>((value) => typeof value === "object" && value !== null),
      }),
    )
    .exactOptional(),
  printedBy: label.exactOptional(),
  printingSeals: z.boolean().exactOptional(),
  checkPath: z
    .string()
    .regex(/^[a-z][a-z0-9+.-]*:\/\/[\x21-\x7e]{1,300}$/, "an address such as https://district.example/check")
    .exactOptional(),
})
