/**
 * Schemas of objects that have one of several forms, told apart by the key that is there: the key picks the form, and
 * every problem is said at its own place. The JSON Schema is the plain union of all forms.
 */
import { z } from "zod"
import type { Issue } from "../reasons/index.ts"
import { MISSING, UNKNOWN_KEY } from "../reasons/schema.ts"
import { below, dispatching, problemsOf } from "./dispatch.schema.ts"

/** What stands beside the key that gives a form its name. */
export interface Form {
  readonly needs?: readonly string[]
  readonly may?: readonly string[]
  /** Exactly one of these too. */
  readonly one?: OneOf
}

export interface OneOf {
  /** For people: `comparison`. */
  readonly noun: string
  readonly keys: readonly string[]
}

export interface Forms {
  /** Its name in a JSON Schema. */
  readonly id: string
  /** For people, as after "one": `condition`. */
  readonly noun: string
  readonly forms: Readonly<Record<string, Form>>
  /** What may stand in every form. */
  readonly always?: readonly string[]
  /** The schema of each key, the same in every form. A function, for forms may hold each other. */
  readonly fields: () => Readonly<Record<string, z.ZodType>>
}

/** The schema of an object with exactly one of the forms. */
export function oneForm<T>(all: Forms): z.ZodType<T> {
  const leads: OneOf = { noun: all.noun, keys: Object.keys(all.forms) }
  let kept: Fields | undefined
  const fields = () => (kept ??= new Map(Object.entries(all.fields())))
  const keysOf = new Map(
    Object.entries(all.forms).map(([lead, form]) => [
      lead,
      new Set([lead, ...(all.always ?? []), ...keysBeside(form)]),
    ]),
  )
  return dispatching<T>(
    all.id,
    (value) => {
      if (!isRecord(value)) return [oneOfIssue(leads, [])]
      const keys = Object.keys(value)
      const present = keys.filter((key) => keysOf.has(key))
      const [lead = ""] = present
      if (present.length === 1)
        return [
          ...lacking(value, keys, all.forms[lead] ?? {}, fields()),
          ...wrongBelow(value, keys, (key) => keysOf.get(lead)?.has(key) === true, fields()),
        ]
      const mayBeMeant = (key: string) =>
        present.length === 0 || present.some((each) => keysOf.get(each)?.has(key) === true)
      return [oneOfIssue(leads, present), ...wrongBelow(value, keys, mayBeMeant, fields())]
    },
    () => unionOfForms(all, fields()),
  )
}

type Fields = ReadonlyMap<string, z.ZodType>

/** What the form needs and is not there, or is there more than once. */
function lacking(
  value: Readonly<Record<string, unknown>>,
  keys: readonly string[],
  { needs = [], one }: Form,
  fields: Fields,
): readonly Issue[] {
  const given = one === undefined ? [] : keys.filter((key) => one.keys.includes(key))
  return [
    ...(one !== undefined && given.length !== 1 ? [oneOfIssue(one, given)] : []),
    ...needs.filter((key) => !Object.hasOwn(value, key)).map((key) => missing(key, fields.get(key))),
  ]
}

/** What is wrong at each key that is there. */
function wrongBelow(
  value: Readonly<Record<string, unknown>>,
  keys: readonly string[],
  belongs: (key: string) => boolean,
  fields: Fields,
): readonly Issue[] {
  const issues: Issue[] = []
  for (const key of keys) {
    const schema = belongs(key) ? fields.get(key) : undefined
    if (schema === undefined) issues.push({ path: [key], expected: UNKNOWN_KEY })
    else issues.push(...below(key, problemsOf(schema, value[key])))
  }
  return issues
}

function oneOfIssue({ keys, noun }: OneOf, given: readonly string[]): Issue {
  const expected =
    given.length > 1
      ? `one ${noun}, not ${given.join(" and ")} at once`
      : `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}: one of ${keys.join(", ")}`
  return { path: [], expected }
}

function missing(key: string, schema: z.ZodType | undefined): Issue {
  const [first] = schema === undefined ? [] : problemsOf(schema, undefined)
  const expected = first?.expected ?? "a value"
  return { path: [key], expected: expected.endsWith(MISSING) ? expected : expected + MISSING }
}

function keysBeside({ may = [], needs = [], one }: Form): readonly string[] {
  return [...needs, ...may, ...(one?.keys ?? [])]
}

function unionOfForms({ always = [], forms }: Forms, fields: Fields): z.ZodType {
  const objects = Object.entries(forms).flatMap(([lead, { may = [], needs = [], one }]) =>
    (one?.keys ?? [null]).map((extra) => {
      const required = [lead, ...needs, ...(extra === null ? [] : [extra])]
      return z.strictObject({
        ...Object.fromEntries(required.map((key) => [key, fieldOf(fields, key)])),
        ...Object.fromEntries([...may, ...always].map((key) => [key, fieldOf(fields, key).exactOptional()])),
      })
    }),
  )
  return z.union(objects)
}

function fieldOf(fields: Fields, key: string): z.ZodType {
  const field = fields.get(key)
  if (field === undefined) throw new TypeError(`No schema for the key ${key}.`)
  return field
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
