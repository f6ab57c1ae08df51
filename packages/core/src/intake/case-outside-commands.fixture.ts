/** Moves that concern another system as commands. */
import { plainDate, workingDays } from "../time/index.ts"
import { received, submit } from "./case.fixture.ts"
import { type Commands, paperOf, shift } from "./case-command-terms.fixture.ts"
import type { The } from "./case-moves.fixture.ts"
import type { OutsideMove } from "./case-moves-outside.fixture.ts"
import type { CaseCommand, ImportCommand } from "./index.ts"
import { externalId, platform, told } from "./outside/outside.fixture.ts"

const pins = submit([], "2019-03-04") as Extract<CaseCommand, { type: "submit" }>
const numbered = (value: string) => ({ ...externalId, value })

export const outsideCommands: Commands<OutsideMove["do"]> = {
  import: (move, on) => {
    const { item, regions, ruleSet, scenario } = pins
    const receivedOn = shift(on, -move.ago)
    const asOf = shift(on, -move.statedAgo)
    const { stated } = move
    const due = stated?.endsIn == null ? {} : { statedDueOn: shift(asOf, stated.endsIn) }
    return {
      type: "import",
      system: platform.name,
      asOf,
      item,
      ruleSet,
      calendar: pins.calendar,
      regions,
      applicant: pins.applicant,
      scenario,
      externalIds: move.hasNumber ? [numbered("P-1")] : [],
      receipt: received(receivedOn, { channel: "courier" }),
      materials: move.papers.map(paperOf),
      there: thereOf(move, shift(receivedOn, move.later)),
      clocks: stated === null ? [] : [{ clock: stated.clock, used: stated.used, asOf, ...due }],
    }
  },
  "add-external-id": ({ do: type, number }) => ({ type, externalId: numbered(number) }),
  adopt: ({ do: type, isBelieved, message: each, number }) => {
    const system = isBelieved ? platform.name : "another-platform"
    // A message is about one case: the same with another number would be another content.
    const id = `${each}-${number}`
    const message = { ...told("received", "2019-03-11", { id, system }), externalId: numbered(number) }
    return { type, message }
  },
}

function thereOf(
  { asked, days, favourable, stage }: The<"import">,
  on: ReturnType<typeof plainDate>,
): ImportCommand["there"] {
  const told = { requirements: asked, on, within: workingDays(days) }
  switch (stage) {
    case "received":
      return { stage }
    case "correcting":
      return { stage, asked: told }
    case "accepted":
      return { stage, acceptedOn: on, ...(asked.length === 0 ? {} : { owed: told }) }
    case "decided":
      return { stage, acceptedOn: on, decision: { favourable, on } }
    default:
      return stage satisfies never
  }
}
