/** The people of the moves, as actors. */
import type { Actor } from "../identity/index.ts"
import { agent, applicant, clerk, decider, registry, stranger } from "./case.fixture.ts"
import type { Late, Person } from "./case-moves-terms.fixture.ts"
import { mayEnterLate } from "./late.fixture.ts"
import { platform } from "./outside/outside.fixture.ts"
import { keeper, neighbour, reviewer } from "./whole-case.fixture.ts"

const actors: Readonly<Record<Exclude<Person, "approver">, Actor>> = {
  applicant,
  agent,
  stranger,
  clerk,
  decider,
  keeper,
  reviewer,
  neighbour,
  program: registry,
  platform,
}

/** The actor that a person is; the approver has the role that approves in the place. */
export function actorOf(person: Person, approver: string | null, late: Late = "unentitled"): Actor {
  const actor = own(person, approver)
  return actor.kind === "officer" && late !== "unentitled" ? mayEnterLate(actor) : actor
}
function own(person: Person, approver: string | null): Actor {
  if (person !== "approver") return actors[person]
  return { ...clerk, externalId: "officer-8", roles: approver === null ? [] : [approver] }
}
export function idOf(person: Person): string {
  const actor = actorOf(person, null)
  return actor.kind === "officer" ? actor.externalId : ""
}
