/** Licences with the parts of several authorities, and an officer for each of them. */
import type { ReviewPart } from "../catalogue/index.ts"
import type { OfficerActor } from "../identity/index.ts"
import { text } from "../reasons/index.ts"
import { type Term, workingDays } from "../time/index.ts"
import { clerk, itemOf, type Setting } from "./case.fixture.ts"
import { calendar } from "./law.fixture.ts"
import { wholeLaw } from "./whole-case.fixture.ts"

/** The part `a` is of `authority-a`, unless another authority is named. */
export function part(
  id: string,
  after: readonly string[] = [],
  more: { readonly of?: string; readonly term?: Term; readonly preliminary?: true } = {},
): ReviewPart {
  const { of = `authority-${id}`, ...rest } = more
  return {
    id,
    title: text(id, id),
    authority: { id: of, name: text(of, of) },
    ...(after.length === 0 ? {} : { after }),
    ...rest,
  }
}

/** An officer of the authority whose part it is. */
export const of = (id: string): OfficerActor => ({
  ...clerk,
  externalId: `officer-${id}`,
  unit: `authority-${id}`,
})

/** A licence with these parts, under a rule set in which several authorities may decide as one. */
export const withParts = (...reviewParts: readonly ReviewPart[]): Setting => ({
  item: itemOf("licence", { reviewParts, promisedTerm: workingDays(15) }),
  ruleSet: wholeLaw,
  calendar,
})
