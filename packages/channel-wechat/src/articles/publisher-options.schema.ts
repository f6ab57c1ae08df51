/** What a publisher is described by, checked whole. */
import { z } from "zod"

const millis = z.int().min(1).max(3_600_000, "milliseconds up to 3 600 000")
const callable = z.custom((given) => typeof given === "function", "a function")
const longest = z.int().min(1).max(1_000_000, "a number of characters")

export const publisherOptionsSchema = z.looseObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, "a name in kebab-case")
    .exactOptional(),
  cover: z.string().regex(/^[\w-]{1,256}$/, "the media_id of permanent material"),
  fullText: callable,
  state: z.union([
    z.string().min(1, "the path of a file"),
    z.looseObject({ read: callable, write: callable }),
  ]),
  language: z.enum(["zh", "en"]).exactOptional(),
  limits: z
    .strictObject({
      title: longest.exactOptional(),
      author: longest.exactOptional(),
      digest: longest.exactOptional(),
      content: longest.exactOptional(),
    })
    .exactOptional(),
  lease: callable.exactOptional(),
  askEveryMs: millis.exactOptional(),
  publishingMs: millis.exactOptional(),
  patienceMs: millis.exactOptional(),
})
