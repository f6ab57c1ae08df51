/** Random cases beside an outside platform: some of them taken over from it, all with its messages and one more number. */
import * as fc from "fast-check"
import { addDays, plainDate } from "../../time/index.ts"
import { clerk, paper, received, type Step, submit } from "../case.fixture.ts"
import type { CaseCommand, StageThere } from "../index.ts"
import { type RandomCase, randomCases } from "../random-case.fixture.ts"
import { adopted, externalId, platform } from "./outside.fixture.ts"
import { batches, numbered } from "./random-messages.fixture.ts"

const added: CaseCommand = { type: "add-external-id", externalId: { ...externalId, value: "P-2019-0002" } }

/** The case as the platform hands it over on a day, by an officer or by the platform itself. */
function taken(on: string, stage: StageThere["stage"], isByOfficer: boolean): Step {
  const ago = (days: number) => addDays(plainDate(on), -days)
  const { applicant, calendar, item, regions, ruleSet, scenario } = submit([], on) as Extract<
    CaseCommand,
    { type: "submit" }
  >
  const acceptedOn = ago(3)
  const there: Readonly<Record<StageThere["stage"], StageThere>> = {
    received: { stage: "received" },
    correcting: {
      stage: "correcting",
      asked: { requirements: ["report"], on: ago(4), within: { length: 10, unit: "working-day" } },
    },
    accepted: { stage: "accepted", acceptedOn },
    decided: { stage: "decided", acceptedOn, decision: { favourable: true, on: ago(2) } },
  }
  const command: CaseCommand = {
    type: "import",
    system: platform.name,
    asOf: plainDate(on),
    applicant,
    calendar,
    item,
    regions,
    ruleSet,
    scenario,
    externalIds: [externalId],
    receipt: received(ago(5)),
    materials: [paper("form"), paper("plan")],
    there: there[stage],
    clocks: [],
  }
  return [on, command, isByOfficer ? clerk : platform]
}

const openings = fc.option(
  fc.tuple(
    fc.constantFrom("received" as const, "correcting" as const, "accepted" as const, "decided" as const),
    fc.boolean(),
  ),
)

export const outsideCases: fc.Arbitrary<RandomCase> = fc
  .tuple(randomCases.map(numbered), batches, openings, fc.infiniteStream(fc.nat()))
  .map(([{ setting, steps }, facts, opening, chances]) => {
    const [on = ""] = steps[0] ?? []
    const arriving = facts.map((fact) => ({ fact, at: (chances.next().value ?? 0) % steps.length }))
    const mixed = steps.flatMap((step, index): readonly Step[] => [
      index === 0 && opening !== null ? taken(on, ...opening) : step,
      ...(index === 0 ? [[on, added, clerk] as const] : []),
      ...arriving.filter(({ at }) => at === index).map(({ fact }) => adopted(fact, step[0])),
    ])
    return { setting, steps: mixed }
  })
