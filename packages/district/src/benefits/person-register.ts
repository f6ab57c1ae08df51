/**
 * Who stands behind a pseudonym of the population: asked only of those for whom something follows, and registered once,
 * all of a page together.
 */
import type { PersonLink } from "@onevisit/core/benefits"
import { type Actor, isSubjectId, type SubjectId, system } from "@onevisit/core/identity"
import type { Keys, Population, Storage } from "@onevisit/core/ports"
import type { Newcomer, Subjects } from "../subjects/index.ts"
import { PERSON_VIEW } from "./entitlement-model.ts"

export interface LinkedPerson {
  readonly subject: SubjectId
  /** `null` where the population does not know the person. */
  readonly link: PersonLink | null
}

/** Somebody whose identity is known, with the pseudonym of the population where that knows them. */
export interface KnownPerson {
  readonly pseudonym: string | null
  readonly newcomer: Newcomer
}

export interface PersonRegister {
  /** In the order of the pseudonyms; `null` where the population does not know who it is. */
  personsOf(
    programme: string,
    pseudonyms: readonly string[],
    purpose: string,
  ): Promise<readonly (LinkedPerson | null)[]>
  /** The same of people who are known without asking; `null` where their identifiers are of several subjects. */
  register(
    programme: string,
    people: readonly KnownPerson[],
    as: Actor,
  ): Promise<readonly (LinkedPerson | null)[]>
  /** The subject who is linked to a programme under a pseudonym; `null` where nobody is. */
  subjectOf(programme: string, pseudonym: string): Promise<SubjectId | null>
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
  const linkOf = async (pseudonym: string): Promise<PersonLink> => ({
    population: population.id,
    person: pseudonym,
    index: await keys.blindIndex(`population:${population.id}`, pseudonym),
  })

  const holderOf = async (programme: string, { index }: PersonLink): Promise<SubjectId | null> => {
    const row = await storage.getView({ ...PERSON_VIEW, key: `${programme}/${population.id}/${index}` })
    const doc = row?.doc as { readonly subject?: unknown } | undefined
    return isSubjectId(doc?.subject) ? doc.subject : null
  }

  /** Whoever is linked already, and, of the places that are left, whoever `newcomersAt` tells, registered. */
  const settle = async (
    programme: string,
    links: readonly (PersonLink | null)[],
    newcomersAt: (places: readonly number[]) => Promise<readonly (Newcomer | null)[]>,
    as: Actor,
  ): Promise<readonly (LinkedPerson | null)[]> => {
    const found = await Promise.all(links.map((link) => (link === null ? null : holderOf(programme, link))))
    const left = [...links.keys()].filter((at) => found[at] === null)
    const newcomers = left.length === 0 ? [] : await newcomersAt(left)
    const named = left.filter((_, at) => newcomers[at] !== null)
    const registered = await subjects.registerAll(
      newcomers.flatMap((newcomer) => newcomer ?? []),
      { as },
    )
    for (const [at, place] of named.entries()) {
      const answer = registered[at]
      if (answer !== undefined && answer.outcome !== "refused") found[place] = answer.subject
    }
    return found.map((subject, at) => (subject === null ? null : { subject, link: links[at] ?? null }))
  }

  return {
    subjectOf: async (programme, pseudonym) => holderOf(programme, await linkOf(pseudonym)),
    register: async (programme, people, as) => {
      const links = await Promise.all(
        people.map(({ pseudonym }) => (pseudonym === null ? null : linkOf(pseudonym))),
      )
      const newcomersAt = async (places: readonly number[]) =>
        places.map((at) => (people[at] as KnownPerson).newcomer)
      return settle(programme, links, newcomersAt, as)
    },
    personsOf: async (programme, pseudonyms, purpose) => {
      const links = await Promise.all(pseudonyms.map(linkOf))
      const newcomersAt = async (places: readonly number[]) => {
        const asked = places.map((at) => pseudonyms[at] as string)
        const identities = await population.identify({ subjects: asked, purpose })
        return places.map((place, at): Newcomer | null => {
          const identity = identities[at] ?? null
          const commandId = `population:${links[place]?.index}/register`
          return identity === null ? null : { identity, commandId }
        })
      }
      return settle(programme, links, newcomersAt, system(`population:${population.id}`))
    },
  }
}
