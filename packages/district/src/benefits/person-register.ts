/**
 * Who stands behind a pseudonym of the population: asked only of those for whom something follows, and registered once,
 * all of a page together.
 */
import type { PersonLink } from "@onevisit/core/benefits"
import {
  type Actor,
  isSubjectId,
  type SubjectId,
  type SubjectIdentity,
  system,
} from "@onevisit/core/identity"
import type { Keys, Population, Storage } from "@onevisit/core/ports"
import type { Newcomer, Subjects } from "../subjects/index.ts"
import { PERSON_VIEW } from "./entitlement-model.ts"

export interface LinkedPerson {
  readonly subject: SubjectId
  /** Only where the person is not linked to the programme yet. */
  readonly link: PersonLink | null
}

/** Somebody whose identity is known, with the pseudonym of the population where that knows them. */
export interface KnownPerson extends Newcomer {
  readonly pseudonym: string | null
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
  /** The fingerprint by which a pseudonym is found. */
  indexOf(pseudonym: string): Promise<string>
  /** The subject who is linked to a programme under a pseudonym; `null` where nobody is. */
  linkedTo(programme: string, pseudonym: string): Promise<SubjectId | null>
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

  const holderOf = async (programme: string, index: string): Promise<SubjectId | null> => {
    const row = await storage.getView({ ...PERSON_VIEW, key: `${programme}/${population.id}/${index}` })
    const doc = row?.doc as { readonly subject?: unknown } | undefined
    return isSubjectId(doc?.subject) ? doc.subject : null
  }

  const linkedTo = async (programme: string, pseudonym: string) =>
    holderOf(programme, await indexOf(pseudonym))

  const register: PersonRegister["register"] = async (programme, people, as) => {
    const linked = await Promise.all(
      people.map(({ pseudonym }) => (pseudonym === null ? null : linkedTo(programme, pseudonym))),
    )
    const newcomers = people.filter((_, at) => linked[at] === null)
    const registered = await subjects.registerAll(
      newcomers.map(({ commandId, identity }) => ({
        identity,
        ...(commandId === undefined ? {} : { commandId }),
      })),
      { as },
    )
    const answerOf = new Map(newcomers.map((person, at) => [person, registered[at]]))
    return Promise.all(
      people.map(async (person, at): Promise<LinkedPerson | null> => {
        const subject = linked[at] ?? null
        if (subject !== null) return { subject, link: null }
        const answer = answerOf.get(person)
        if (answer === undefined || answer.outcome === "refused") return null
        const { pseudonym } = person
        return { subject: answer.subject, link: pseudonym === null ? null : await linkOf(pseudonym) }
      }),
    )
  }

  const linkOf = async (pseudonym: string): Promise<PersonLink> => ({
    population: population.id,
    person: pseudonym,
    index: await indexOf(pseudonym),
  })

  return {
    indexOf,
    linkedTo,
    register,
    personsOf: async (programme, pseudonyms, purpose) => {
      const linked = await Promise.all(pseudonyms.map((pseudonym) => linkedTo(programme, pseudonym)))
      const asked = pseudonyms.filter((_, at) => linked[at] === null)
      const identities = asked.length === 0 ? [] : await population.identify({ subjects: asked, purpose })
      const people = await Promise.all(
        asked.map(async (pseudonym, at) => personOf(pseudonym, await indexOf(pseudonym), identities[at])),
      )
      const named = people.flatMap((person) => person ?? [])
      const registered = await register(programme, named, system(`population:${population.id}`))
      const personOfPseudonym = new Map(named.map(({ pseudonym }, at) => [pseudonym, registered[at] ?? null]))
      return pseudonyms.map((pseudonym, at) => {
        const subject = linked[at] ?? null
        return subject === null ? (personOfPseudonym.get(pseudonym) ?? null) : { subject, link: null }
      })
    },
  }
}

function personOf(
  pseudonym: string,
  index: string,
  identity: SubjectIdentity | null | undefined,
): KnownPerson | null {
  if (identity === null || identity === undefined) return null
  return { pseudonym, identity, commandId: `population:${index}/register` }
}
