/** Identities as they are handed in: of the right shape, every identifier of a known scheme checked and in its normal form. */
import { type CodeScheme, type Identifier, parseCode, type SubjectIdentity } from "@onevisit/core/identity"
import { InvalidInput, type Issue } from "@onevisit/core/reasons"
import * as Result from "effect/Result"
import type { Newcomer } from "./subject-model.ts"
import { parseInputOrThrow } from "../input/index.ts"
import { identitySchema, newcomersSchema } from "./subject.schema.ts"

/** Throws `InvalidInput` with all that is wrong. */
export function checkIdentity(input: unknown, schemes: readonly CodeScheme[]): SubjectIdentity {
  const issues: Issue[] = []
  const identity = normalIdentity(parseInputOrThrow(identitySchema, input), schemes, [], issues)
  if (issues.length > 0) throw new InvalidInput(issues)
  return identity
}

/** The same for many, each issue with the place of its identity first. */
export function checkNewcomers(input: unknown, schemes: readonly CodeScheme[]): readonly Newcomer[] {
  const issues: Issue[] = []
  const newcomers = parseInputOrThrow(newcomersSchema, input).map(({ identity, ...rest }, at) => ({
    ...rest,
    identity: normalIdentity(identity, schemes, [at, "identity"], issues),
  }))
  if (issues.length > 0) throw new InvalidInput(issues)
  return newcomers
}

/** With its identifiers in their normal form; what is wrong in them is added to the issues. */
function normalIdentity(
  identity: SubjectIdentity,
  schemes: readonly CodeScheme[],
  path: Issue["path"],
  issues: Issue[],
): SubjectIdentity {
  const identifiers = identity.identifiers.flatMap((identifier, at) => {
    const normal = normalIdentifier(identifier, schemes, [...path, "identifiers", at, "value"])
    if (Result.isSuccess(normal)) return [normal.success]
    issues.push(...normal.failure)
    return []
  })
  return { ...identity, identifiers }
}

/** Of a scheme that nobody named as it is. */
export function normalIdentifier(
  { scheme, value }: Identifier,
  schemes: readonly CodeScheme[],
  path: Issue["path"],
): Result.Result<Identifier, readonly Issue[]> {
  const known = schemes.find(({ id }) => id === scheme)
  if (known === undefined) return Result.succeed({ scheme, value })
  const code = parseCode(known, value)
  if (Result.isSuccess(code))
    return Result.succeed({ scheme, value: code.success.reveal("to register or find") })
  const errors = code.failure.findings.filter(({ severity }) => severity === "error")
  return Result.fail(errors.map(({ message }) => ({ path, expected: message.en.replace(/^expected /, "") })))
}
