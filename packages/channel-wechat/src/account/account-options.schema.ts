/** What an account is described by, checked whole. */
import { z } from "zod"

export const clockSchema = z.custom(
  (given) => typeof given === "function",
  "a function that tells an instant",
)

export const addressSchema = z
  .string()
  .refine((given) => /^https?:\/\/[^\s/?#@]+(?:\/[^\s?#]*)?$/.test(given), {
    error: "an address without user, query or fragment, such as https://api.weixin.qq.com",
  })

export const accountOptionsSchema = z.strictObject({
  appId: z.string().regex(/^[A-Za-z0-9]{1,64}$/, "letters and digits"),
  appSecret: z.string().regex(/^[!-~]{1,128}$/, "letters and digits"),
  endpoint: addressSchema.exactOptional(),
  patienceMs: z.int().min(1).max(600_000, "milliseconds up to 600 000").exactOptional(),
  clock: clockSchema.exactOptional(),
})
