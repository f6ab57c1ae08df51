/** Who stands behind a pseudonym of the population: asked only of those for whom something follows, and registered once. */
import type { PersonLink } from "@onevisit/core/benefits"
import { isSubjectId, type SubjectId, system } from "@onevisit/core/identity"
import type { Keys, Population, Storage } from "@onevisit/core/ports"
import type { Subjects } from "../subjects/index.ts"
import { PERSON_VIEW } from "./entitlement-model.ts"

export interface LinkedPerson {
  readonly subject: SubjectId
  /** Only where the person is not linked to the programme yet. */
  readonly link: PersonLink | null
}

export interface PersonRegister {
  /** In the order of the pseudonyms; `null` where the population does not know who it is. */
  personsOf(
    programme: string,
    pseudonyms: readonly string[],
    purpose: string,
  ): Promise<readonly (LinkedPerson | null)[]>
}

export interface PersonRegisterOptions {
  readonly storage: Storage
  readonly keys: Keys
  readonly population: Population
  readonly subjects: Subjects
}

export function personRegister({
  keys,
  population,
  storage,
  subjects,
}: PersonRegisterOptions): PersonRegister {
  const indexOf = (pseudonym: string) => keys.blindIndex(`population:${population.id}`, pseudonym)

  const known = async (programme: string, index: string): Promise<SubjectId | null> => {
    const row = await storage.getView({ ...PERSON_VIEW, key: `${programme}/${population.id}/${index}` })
    const doc = row?.doc as { readonly subject?: unknown } | undefined
    return isSubjectId(doc?.subject) ? doc.subject : null
  }

  return {
    personsOf: async (programme, pseudonyms, purpose) => {
      const indexes = await Promise.all(pseudonyms.map(indexOf))
      const subjectsKnown = await Promise.all(indexes.map((index) => known(programme, index)))
      const asked = pseudonyms.filter((_, at) => subjectsKnown[at] === null)
      const identities = asked.length === 0 ? [] : await population.identify({ subjects: asked, purpose })
      const identityOf = new Map(asked.map((pseudonym, at) => [pseudonym, identities[at] ?? null]))
      const persons: (LinkedPerson | null)[] = []
      for (const [at, pseudonym] of pseudonyms.entries()) {
        const subject = subjectsKnown[at] ?? null
        if (subject !== null) {
          persons.push({ subject, link: null })
          continue
        }
        const identity = identityOf.get(pseudonym) ?? null
        const index = indexes[at] as string
        const registered =
          identity === null
            ? null
            : await subjects.register(identity, {
                as: system(`population:${population.id}`),
                commandId: `population:${index}/register`,
              })
        persons.push(
          registered === null || registered.outcome === "refused"
            ? null
            : { subject: registered.subject, link: { population: population.id, person: pseudonym, index } },
        )
      }
      return persons
    },
  }
}
