/** Steps of a case at random, each on its day and mostly by the one it is fitting for. */
import * as fc from "fast-check"
import type { Actor } from "../identity/index.ts"
import { addDays, plainDate } from "../time/index.ts"
import {
  agent,
  applicant,
  clerk,
  decider,
  head,
  registry,
  type Setting,
  type Step,
  stranger,
  timer,
} from "./case.fixture.ts"
import type { CaseCommand } from "./index.ts"
import type { FittingStep } from "./random-whole-case.fixture.ts"
import { keeper, neighbour, reviewer } from "./whole-case.fixture.ts"

const firstDay = plainDate("2019-03-11")
const anyone = fc.constantFrom(
  clerk,
  decider,
  head,
  applicant,
  agent,
  stranger,
  timer,
  registry,
  keeper,
  neighbour,
  reviewer,
)

interface Draft {
  /** Days since the step before. */
  readonly gap: number
  readonly actor: Actor
  readonly make: (on: string) => CaseCommand
}

/** The fitting actor mostly, and anyone else now and then. */
function draftsOf(
  first: fc.Arbitrary<FittingStep>,
  more: fc.Arbitrary<readonly FittingStep[]>,
): fc.Arbitrary<readonly Draft[]> {
  return fc
    .tuple(
      first,
      fc.array(more, { maxLength: 9 }),
      fc.infiniteStream(fc.tuple(fc.nat({ max: 9 }), fc.nat(), anyone)),
    )
    .map(([opened, others, chances]) => {
      const fitting = [opened].concat(...others)
      return fitting.map(([actor, make], index) => {
        const [gap = 0, chance = 0, other] = chances.next().value ?? []
        return { gap: index === 0 ? gap * 3 : gap, actor: chance % 8 === 0 && other ? other : actor, make }
      })
    })
}

function datedOf(list: readonly Draft[]): readonly Step[] {
  let on = firstDay
  return list.map(({ actor, gap, make }) => {
    on = addDays(on, gap)
    return [on, make(on), actor]
  })
}

export interface RandomCase {
  readonly setting: Setting
  readonly steps: readonly Step[]
}
/** Cases that begin with one step and go on with bursts of others. */
export function casesOf(
  setting: fc.Arbitrary<Setting>,
  first: fc.Arbitrary<FittingStep>,
  more: fc.Arbitrary<readonly FittingStep[]>,
): fc.Arbitrary<RandomCase> {
  return fc.record({ setting, steps: draftsOf(first, more).map(datedOf) })
}
