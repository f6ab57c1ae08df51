/**
 * Data from outside, taken over before anything looks at what it means: copied once as plain JSON values, counted and
 * measured on the way. The walk keeps its own stack, so that no depth of nesting can exhaust the engine's.
 */
import * as Result from "effect/Result"
import type { Issue, Path } from "../reasons/index.ts"

/** How much of it there may be. */
export interface PlainLimits {
  /** Steps of JSON from the root to the deepest value. */
  readonly depth: number
  /** Values in all, lists and objects among them. */
  readonly values: number
  /** Characters of one text or key. */
  readonly text: number
  /** Members of one list. */
  readonly list: number
}

/** Of one rule or condition: some thirty conditions within each other, far beyond what a person reads. */
export const ruleLimits: PlainLimits = { depth: 64, values: 10_000, text: 2_000, list: 4_000 }

/** Of a fact sheet, or of all parameters together; a classification of industries has some thousand values. */
export const sheetLimits: PlainLimits = { depth: 64, values: 100_000, text: 2_000, list: 10_000 }

type Copy = Record<string | number, unknown>

/** A value on the way: where it stands, and where its copy goes. */
interface Visit {
  readonly value: unknown
  readonly above: Visit | null
  readonly step: string | number
  readonly depth: number
  readonly into: Copy
}

/** What is wrong with a value, and at which key of it. */
type Fault = readonly [expected: string, ...below: Path]

/**
 * A copy of data that holds nothing but JSON values and keeps within the limits; no getter is read twice and nothing
 * of the copy is shared with the input. A property that is `undefined` is absent, as in JSON.
 *
 * Fails with every place that is too much, or that is no JSON value; below it nothing is looked at.
 */
export function readPlain(input: unknown, limits: PlainLimits): Result.Result<unknown, readonly Issue[]> {
  const issues: Issue[] = []
  const root: Copy = {}
  const visits: Visit[] = [{ value: input, above: null, step: "", depth: 0, into: root }]
  let left = limits.values
  for (let visit = visits.pop(); visit !== undefined; visit = visits.pop()) {
    left -= 1
    const fault = left < 0 ? TOO_MANY : take(visit, visits, limits, left)
    if (fault === TOO_MANY)
      return Result.fail([{ path: [], expected: `at most ${limits.values} values in all` }])
    if (fault !== null) {
      const [expected, ...below] = fault
      issues.push({ path: [...pathOf(visit), ...below], expected })
    }
  }
  return issues.length > 0 ? Result.fail(issues) : Result.succeed(root[""])
}

/** A copy of plain data, frozen to its last part. */
export function frozenCopy<Data>(data: Data): Data
export function frozenCopy(data: unknown): unknown {
  if (Array.isArray(data)) return Object.freeze(data.map(frozenCopy))
  if (typeof data !== "object" || data === null) return data
  return Object.freeze(
    Object.fromEntries(Object.entries(data).map(([key, value]) => [key, frozenCopy(value)])),
  )
}

const TOO_MANY: Fault = ["fewer values"]

/** Copies one value and puts those below it on the stack, the first on top. */
function take(visit: Visit, visits: Visit[], limits: PlainLimits, left: number): Fault | null {
  const { depth, into, step, value } = visit
  if (typeof value === "string" && value.length > limits.text)
    return [`text of at most ${limits.text} characters`]
  if (isScalar(value)) {
    into[step] = value
    return null
  }
  const list = Array.isArray(value)
  if (!list && !isPlainObject(value))
    return ["plain data: text, numbers, true or false, lists, keys with values"]
  if (list && value.length > limits.list) return [`a list of at most ${limits.list}`]
  const keys = list ? null : Object.keys(value)
  const size = keys === null ? (value as readonly unknown[]).length : keys.length
  if (size > left) return TOO_MANY
  if (size > 0 && depth >= limits.depth) return [`values nested at most ${limits.depth} deep`]
  const copy = (list ? [] : {}) as Copy
  into[step] = copy
  for (let at = size - 1; at >= 0; at -= 1) {
    const key = keys === null ? at : (keys[at] as string)
    if (key === "__proto__") return ["no key of this name", key]
    if (typeof key === "string" && key.length > limits.text)
      return [`keys of at most ${limits.text} characters`]
    const child = (value as Readonly<Record<string | number, unknown>>)[key]
    if (child === undefined && !list) continue
    visits.push({ value: child, above: visit, step: key, depth: depth + 1, into: copy })
  }
  return null
}

function isScalar(value: unknown): boolean {
  return (
    value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean"
  )
}

/** Also of another realm, whose `Object.prototype` is not ours. */
function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null
}

function pathOf(visit: Visit): Path {
  const steps: (string | number)[] = []
  for (let at = visit; at.above !== null; at = at.above) steps.push(at.step)
  return steps.toReversed()
}
