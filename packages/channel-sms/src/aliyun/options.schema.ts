/** What an Aliyun channel is described by, checked whole. */
import { z } from "zod"
import {
  addressSchema,
  idSchema,
  patienceSchema,
  signatureSchema,
  templatesSchema,
} from "../template/index.ts"

const secret = z.string().regex(/^[\x21-\x7e]{1,128}$/, "letters and digits")
const length = z.int().min(1).max(1000, "a length up to 1000")

/** No approved template holds a whole address in a variable (isv.PARAM_NOT_SUPPORT_URL). */
const withoutWholeLinks = templatesSchema.refine(
  (templates) => !JSON.stringify(templates).includes('{"link":"whole"}'),
  {
    error: 'links as { link: "path" }: the host stands in the approved wording',
  },
)

export const aliyunOptionsSchema = z.strictObject({
  id: idSchema.exactOptional(),
  accessKeyId: secret,
  accessKeySecret: secret,
  signName: signatureSchema,
  templates: withoutWholeLinks,
  endpoint: addressSchema.exactOptional(),
  foreign: z.boolean().exactOptional(),
  longestVariable: length.exactOptional(),
  longestText: length.exactOptional(),
  patienceMs: patienceSchema.exactOptional(),
  clock: z.custom((given) => typeof given === "function", "a function that tells an instant").exactOptional(),
  nonce: z.custom((given) => typeof given === "function", "a function that makes a nonce").exactOptional(),
})
