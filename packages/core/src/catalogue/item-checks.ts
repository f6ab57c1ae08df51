/**
 * What must hold between the fields of one item, one named function per rule. Each looks at what there is
 * of an item, so that a field that did not parse hides no other problem.
 */
import { checkScenario, type MaterialRequirement, type ScenarioQuestion } from "../materials/index.ts"
import type { Path } from "../reasons/index.ts"
import type { Condition } from "../rules/index.ts"
import { composeTerm } from "../time/index.ts"
import { handlingChecks } from "./handling-checks.ts"
import type { Authority, ServiceItem } from "./service-item.ts"

/** Of an item, the fields that could be read; of its lists, the entries that could. */
export type ReadableItem = Partial<Omit<ServiceItem, "authority" | "materials" | "questions">> & {
  readonly authority?: Authority | undefined
  readonly materials?: readonly (MaterialRequirement | undefined)[]
  readonly questions?: readonly (ScenarioQuestion | undefined)[]
}

/** Takes one problem: where in the item, and what was expected there. */
export type Report = (path: Path, expected: string) => void

type Check = (item: ReadableItem, report: Report) => void

/** Reports everything that does not hold between the fields of an item. */
export function checkItem(item: ReadableItem, report: Report): void {
  for (const check of CHECKS) check(item, report)
}

const CHECKS: readonly Check[] = [
  idsAreUnique,
  validityEndsAfterItBegins,
  someoneIsResponsible,
  keyMaterialIsNeverOwed,
  optionalMaterialIsNeverOwed,
  whatTheAuthorityObtainsHasALookUp,
  conditionsNameAnAnswer,
  legsMakeSense,
  exOfficioAsksForNothing,
  exOfficioNeedsNoRecommendation,
  applicationHasAChannel,
  statutoryTermHasAClause,
  promiseKeepsWithinTheLaw,
  visitsHaveAReason,
  complaintsGoElsewhere,
  ...handlingChecks,
]

function idsAreUnique({ materials, questions, specialProcedures }: ReadableItem, report: Report): void {
  reportRepeated(
    materials,
    ({ id }) => id,
    (index) => report(["materials", index, "id"], "an id that no other material of the item has"),
  )
  reportRepeated(
    specialProcedures,
    ({ reason }) => reason,
    (index) =>
      report(
        ["specialProcedures", index, "reason"],
        "a reason that no other special procedure of the item has",
      ),
  )
  reportRepeated(
    questions,
    ({ fact }) => fact,
    (index) => report(["questions", index, "fact"], "a fact that no other question of the item asks for"),
  )
  for (const [index, question] of (questions ?? []).entries()) {
    reportRepeated(
      question?.answers,
      ({ value }) => value,
      (answer) =>
        report(["questions", index, "answers", answer, "value"], "a value that no other answer has"),
    )
  }
}

function validityEndsAfterItBegins({ validFrom, validTo }: ReadableItem, report: Report): void {
  if (validFrom !== undefined && validTo && validTo <= validFrom) {
    report(["validTo"], "a day after validFrom: the first on which the edition no longer holds, or null")
  }
}

function someoneIsResponsible(item: ReadableItem, report: Report): void {
  // Present and undefined where the item has none and its file names none.
  if ("authority" in item && item.authority === undefined) {
    report(["authority"], "the authority, here or once at the top of the file")
  }
}

/** Review cannot run without a key material: it may come as a copy or unsealed, never not at all. */
function keyMaterialIsNeverOwed({ materials }: ReadableItem, report: Report): void {
  for (const [index, material] of (materials ?? []).entries()) {
    const at = material?.necessity === "key" ? material.deferrable.indexOf("absence") : -1
    if (at >= 0) report(["materials", index, "deferrable", at], "no absence: the material is key")
  }
}

function optionalMaterialIsNeverOwed({ materials }: ReadableItem, report: Report): void {
  for (const [index, material] of (materials ?? []).entries()) {
    if (material?.necessity === "optional" && material.deferrable.length > 0) {
      report(["materials", index, "deferrable"], "an empty list: an optional material is never owed")
    }
  }
}

function whatTheAuthorityObtainsHasALookUp({ materials }: ReadableItem, report: Report): void {
  for (const [index, material] of (materials ?? []).entries()) {
    if (material === undefined) continue
    const path = ["materials", index, "lookUp"]
    if (material.obtainedBy === "applicant") {
      if (material.lookUp) report(path, "no look-up: the applicant brings the material")
    } else if (!material.lookUp) {
      report(path, "the registry and the record in which the authority looks the material up")
    }
  }
}

function conditionsNameAnAnswer({ legs, materials, questions }: ReadableItem, report: Report): void {
  const asked = questions?.filter((question) => question !== undefined)
  // Without all questions there is no telling whether a fact is asked for.
  if (asked === undefined || asked.length < (questions?.length ?? 0)) return
  const checkAt = (when: Condition | undefined, ...at: Path): void => {
    if (when === undefined) return
    for (const { expected, path } of checkScenario(when, asked)) report([...at, "when", ...path], expected)
  }
  materials?.forEach((material, index) => checkAt(material?.when, "materials", index))
  legs?.forEach(({ ways, when }, index) => {
    checkAt(when, "legs", index)
    ways.forEach((way, at) => checkAt(way.when, "legs", index, "ways", at))
  })
}

/** Each leg once, and none where nobody applies. */
function legsMakeSense({ initiation, legs }: ReadableItem, report: Report): void {
  if (legs === undefined) return
  reportRepeated(
    legs,
    ({ id }) => id,
    (index) => report(["legs", index, "id"], "an id that no other leg of the item has"),
  )
  if (initiation === "ex-officio" && legs.length > 0)
    report(["legs"], "an empty list: nobody applies for an ex-officio item")
}

/** The authority finds the person: nobody applies, nobody brings anything. */
function exOfficioAsksForNothing({ channels, initiation, materials }: ReadableItem, report: Report): void {
  if (initiation !== "ex-officio") return
  if (materials && materials.length > 0)
    report(["materials"], "an empty list: nobody applies for an ex-officio item")
  if (channels && channels.length > 0)
    report(["channels"], "an empty list: nobody applies for an ex-officio item")
}

/** Nobody applies, so there is nothing a recommendation could come with. */
function exOfficioNeedsNoRecommendation({ initiation, recommendation }: ReadableItem, report: Report): void {
  if (initiation === "ex-officio" && recommendation !== undefined)
    report(["recommendation"], "no recommendation: nobody applies for an ex-officio item")
}

function applicationHasAChannel({ channels, initiation }: ReadableItem, report: Report): void {
  if (initiation === "on-application" && channels?.length === 0) {
    report(["channels"], "at least one way to hand in an application")
  }
}

function statutoryTermHasAClause({ statutoryTerm }: ReadableItem, report: Report): void {
  if (statutoryTerm && !statutoryTerm.clause) {
    report(["statutoryTerm", "clause"], "the clause that sets this item another term than the general law")
  }
}

/** Compared in one unit only: twenty working days against a month is for a calendar and a date to say. */
function promiseKeepsWithinTheLaw({ promisedTerm, statutoryTerm }: ReadableItem, report: Report): void {
  if (!promisedTerm || !statutoryTerm || promisedTerm.unit !== statutoryTerm.unit) return
  if (promisedTerm.length > statutoryTerm.length) {
    report(["promisedTerm"], `at most the statutory ${composeTerm(statutoryTerm).en}`)
  }
}

function visitsHaveAReason({ visits }: ReadableItem, report: Report): void {
  if (visits && visits.declared > 0 && !visits.reason) {
    report(["visits", "reason"], "the reason why anyone must appear in person")
  }
}

function complaintsGoElsewhere({ contact }: ReadableItem, report: Report): void {
  if (contact && digitsOf(contact.phone) === digitsOf(contact.complaintPhone)) {
    report(["contact", "complaintPhone"], "another number than the one for enquiries")
  }
}

function digitsOf(phone: string): string {
  return phone.replaceAll(/[^0-9+]/g, "")
}

function reportRepeated<T>(
  entries: readonly (T | undefined)[] | undefined,
  keyOf: (entry: T) => unknown,
  report: (index: number) => void,
): void {
  if (entries === undefined || entries.length < 2) return
  const seen = new Set<unknown>()
  for (const [index, entry] of entries.entries()) {
    if (entry === undefined) continue
    if (seen.has(keyOf(entry))) report(index)
    seen.add(keyOf(entry))
  }
}
