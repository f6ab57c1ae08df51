/** The file form of a district's rules on funded projects. */
import { z } from "zod"
import { idSchema, words } from "../reasons/schema.ts"
import { dateSchema } from "../time/schema.ts"
import { clause, label, outcome, plainTerm, remedy, term, unit } from "./parts.schema.ts"
import type { ProjectRules } from "./project-rules.ts"

const whole = z.int({ error: "a whole number" })
const noTwo = (ids: readonly (string | number)[]): boolean => new Set(ids).size === ids.length

/** One edition of the rules. */
export const projectRulesSchema: z.ZodType<ProjectRules> = z
  .strictObject({
    id: idSchema,
    version: words,
    title: label,
    source: clause,
    validFrom: dateSchema,
    validTo: dateSchema.nullable(),
    roles: z.strictObject({ recommending: unit, managing: unit, receiving: unit }),
    recommendation: z.strictObject({ required: z.boolean(), clause }),
    acceptance: z.strictObject({ term, mode: z.enum(["posted", "arrived"]), clause }),
    remindBefore: z
      .array(whole.min(0, "a number of days from 0").max(3660, "a number of days up to 3660"))
      .max(20, "at most 20 levels")
      .refine(noTwo, "levels that differ"),
    extension: z
      .strictObject({
        atMost: whole.min(1, "a number from 1"),
        longest: plainTerm.nullable(),
        askBeforeEnd: z.boolean(),
        clause,
      })
      .nullable(),
    outcomes: z
      .array(outcome)
      .min(1, "one outcome at least")
      .refine((outcomes) => noTwo(outcomes.map(({ id }) => id)), "outcomes whose ids differ"),
    onDefault: z.strictObject({
      priorNotice: z.strictObject({ term, clause }).nullable(),
      bar: z.strictObject({ term: plainTerm, clause }).nullable(),
      clause,
    }),
    remedies: z
      .array(remedy)
      .min(1, "one remedy at least: acts to someone's disadvantage name where to turn"),
  })
  .refine(({ validFrom, validTo }) => validTo === null || validFrom < validTo, {
    path: ["validTo"],
    error: "a day after validFrom",
  })
