// What a rule is: a sentence, and a check that says where it is broken.
import { placeOf, type Place } from "./layout.ts"
import { importsOf, type Import } from "./imports.ts"
import type { Scan, ScannedFile } from "./scan.ts"

/** Where a rule is broken. */
export interface Offence {
  readonly path: string
  /** Counted from 1; 1 where the whole file offends. */
  readonly line: number
  /** What stands there. */
  readonly what: string
}

export interface Rule {
  /** In kebab-case: what a probe names. */
  readonly id: string
  /** What must hold, as a sentence to be read by who broke it. */
  readonly sentence: string
  check(scan: Scan): Iterable<Offence>
}

/** A broken rule with its place. */
export interface Violation extends Offence {
  readonly rule: Rule
}

/** Everything that breaks one of the rules, in the rules' order. */
export function findViolations(rules: readonly Rule[], scan: Scan): readonly Violation[] {
  return rules.flatMap((rule) =>
    Array.from(rule.check(scan), ({ line, path, what }) => ({ rule, path, line, what })),
  )
}

/** `packages/core/src/time/term.ts:3 core-npm: …`, as editors and people can follow it. */
export function formatViolation({ line, path, rule, what }: Violation): string {
  return `${path}:${line} ${what}\n    ${rule.id}: ${rule.sentence}`
}

/** A rule on single imports: `forbids` answers for each whether it breaks the rule. */
export function importRule(
  id: string,
  sentence: string,
  forbids: (found: Import, place: Place, file: ScannedFile) => boolean,
): Rule {
  return {
    id,
    sentence,
    *check(scan) {
      for (const [file, place] of placedFiles(scan)) {
        for (const found of importsOf(file)) {
          if (forbids(found, place, file))
            yield { path: file.path, line: found.line, what: `imports "${found.specifier}"` }
        }
      }
    },
  }
}

/** The TypeScript files of packages, examples and root tests, each with its place. */
export function* placedFiles(scan: Scan): Iterable<readonly [ScannedFile, Place]> {
  for (const file of scan.files.values()) {
    const place = placeOf(file.path)
    if (place !== undefined) yield [file, place]
  }
}
