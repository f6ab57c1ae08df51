export {
  citationSchema,
  daySchema,
  idText,
  labelSchema,
  periodSchema,
  subjectIdSchema,
  termSchema,
  uuidSchema,
  words,
} from "./basics.schema.ts"
export { actorSchema, callSchema, caseCallSchema } from "./call.schema.ts"
export { parseInputOrThrow } from "./parse-input.schema.ts"
