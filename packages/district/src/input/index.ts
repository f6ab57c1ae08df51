export {
  citationSchema,
  daySchema,
  idText,
  labelSchema,
  subjectIdSchema,
  termSchema,
  words,
} from "./basics.schema.ts"
export { actorSchema, callSchema } from "./call.schema.ts"
export { parseInputOrThrow } from "./parse-input.schema.ts"
