/**
 * How events describe their data: zod shapes in which a sensitive value is marked once, so that the same
 * mark makes it acceptable sealed or erased and tells the application what to seal.
 */
import * as Result from "effect/Result"
import { z } from "zod"
import type { Issue } from "../reasons/index.ts"
import { InvalidInput } from "../reasons/index.ts"
import type { EventDefinition, SensitivePath } from "./definition.ts"
import type { Envelope, Erased, Sealable } from "./sealable.ts"

export { citation, date, label, pin, plainDeadline, term, termWith } from "./parts.schema.ts"

const envelope: z.ZodType<Envelope> = z.strictObject({
  sealed: z.literal(1),
  suite: z.string().min(1),
  subject: z.string().min(1),
  context: z.string(),
  nonce: z.string(),
  ciphertext: z.string(),
  tag: z.string(),
})
const erased: z.ZodType<Erased> = z.strictObject({ erased: z.literal(true) })

/** A sensitive value: open, sealed or erased. */
export function sealable<T>(open: z.ZodType<T>): z.ZodType<Sealable<T>> {
  return z.union([open, envelope, erased]).meta({ sensitive: true })
}

/** The definition of one (type, v) from its zod shape; unknown keys are refused where the shape is strict. */
export function defineEvent(
  type: string,
  v: number,
  schema: z.ZodType,
  upcast?: (data: unknown) => unknown,
): EventDefinition {
  return {
    type,
    v,
    parse: (data) => parseWith(schema, data),
    sensitive: sensitivePaths(schema),
    ...(upcast ? { upcast } : {}),
  }
}

/** Parses with zod; the issues name what was expected and never repeat a value. */
export function parseWith<T>(schema: z.ZodType<T>, input: unknown): Result.Result<T, InvalidInput> {
  const parsed = schema.safeParse(input, { reportInput: false })
  if (parsed.success) return Result.succeed(parsed.data)
  return Result.fail(new InvalidInput(parsed.error.issues.map(issueOf)))
}

function issueOf(issue: z.core.$ZodIssue): Issue {
  const path = issue.path.map((step) => (typeof step === "symbol" ? String(step) : step))
  return { path, expected: expectationOf(issue) }
}

/** What would be right, in words of ours: zod's own messages may repeat a value. */
function expectationOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.expected
    case "invalid_value":
      return `one of ${issue.values.map(String).join(", ")}`
    case "unrecognized_keys":
      return "no keys but those that are known"
    case "too_small":
      return `at least ${issue.minimum}`
    case "too_big":
      return `at most ${issue.maximum}`
    case "invalid_format":
      return `the form ${issue.pattern ?? issue.format}`
    case "invalid_union":
      return "one of the shapes that may stand here"
    default:
      return issue.code === "custom" ? issue.message : "a value that fits"
  }
}

interface JsonSchemaNode {
  readonly sensitive?: boolean
  readonly properties?: Readonly<Record<string, JsonSchemaNode>>
  readonly items?: JsonSchemaNode
  readonly additionalProperties?: JsonSchemaNode | boolean
  readonly anyOf?: readonly JsonSchemaNode[]
  readonly oneOf?: readonly JsonSchemaNode[]
}

/** Where a shape marks values as sensitive; `*` stands for each element or value. */
export function sensitivePaths(schema: z.ZodType): readonly SensitivePath[] {
  const root = z.toJSONSchema(schema, {
    unrepresentable: "any",
    io: "input",
    reused: "inline",
  }) as JsonSchemaNode
  const paths = new Map<string, SensitivePath>()
  walk(root, [], (path) => paths.set(path.join("/"), path))
  return [...paths.values()]
}

function walk(node: JsonSchemaNode, path: SensitivePath, found: (path: SensitivePath) => void): void {
  if (node.sensitive === true) return found(path)
  for (const [key, member] of Object.entries(node.properties ?? {})) walk(member, [...path, key], found)
  if (node.items) walk(node.items, [...path, "*"], found)
  if (typeof node.additionalProperties === "object") walk(node.additionalProperties, [...path, "*"], found)
  for (const variant of [...(node.anyOf ?? []), ...(node.oneOf ?? [])]) walk(variant, path, found)
}
