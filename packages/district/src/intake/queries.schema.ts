/** What is asked about cases: by number, as worklists, and of a revised calendar. */
import { z } from "zod"
import { actorSchema, daySchema, idText } from "../input/index.ts"
import { workGroups } from "./work-groups.ts"

const identifier = z.strictObject({ scheme: idText, value: idText })
export const numberSchema = z.union([idText, identifier])
export const proofSchema = z.union([identifier, z.strictObject({ code: idText })])

const work = { on: daySchema.exactOptional(), unit: idText.exactOptional() }
export const officersSchema = z.strictObject(work)
export const worklistSchema = z.strictObject({
  ...work,
  officer: idText.exactOptional(),
  limit: z.int().min(1).max(1000).exactOptional(),
  cursor: z
    .string()
    .max(4096)
    .refine((cursor) => workGroups.some((group) => cursor.startsWith(`${group}:`)), "a cursor of a worklist")
    .exactOptional(),
})

export const revisionCallSchema = z.strictObject({ as: actorSchema, dryRun: z.boolean().exactOptional() })
