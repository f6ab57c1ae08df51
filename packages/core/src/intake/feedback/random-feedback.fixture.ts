/** Random lives of ratings and complaints: each step is one of all that may be done that day, by someone who may. */
import * as fc from "fast-check"
import { addDays, type PlainDate } from "../../time/index.ts"
import type { Actor } from "../../identity/index.ts"
import type { FeedbackCommand } from "./index.ts"
import * as f from "./feedback.fixture.ts"

/** Days that go by, and which of the possible steps is then taken. */
export interface Step {
  readonly days: number
  readonly pick: number
}

export const steps = fc.array(fc.record({ days: fc.nat(6), pick: fc.nat(1000) }), {
  minLength: 1,
  maxLength: 14,
})

const partly: FeedbackCommand = { ...f.founded, outcome: "partly-founded" } as FeedbackCommand
const both = [f.founded, f.notFounded, f.mistaken, f.setAside, f.rectify, f.notReached, f.closeBecause]
const commands = [
  ...both,
  partly,
  f.reached(true),
  f.reached(false),
  f.acknowledge,
  f.answer,
  f.transfer,
  { type: "accept-transfer" },
  { type: "decline-transfer", reasons: ["退回"] },
] satisfies readonly FeedbackCommand[]
const openings: readonly FeedbackCommand[] = [
  f.rate("very-satisfied"),
  f.rate("dissatisfied"),
  f.rate("very-dissatisfied", { proof: { ...f.proof, item: null } }),
  f.complain(),
  f.complain({ complainant: null, item: "sample-item" }),
  f.complain({ complainant: null, contact: "留言", outlet: null }),
]
const later: readonly FeedbackCommand[] = [f.rate("satisfied"), f.rate("dissatisfied"), f.reopen]
const everyone: readonly (readonly [FeedbackCommand, Actor])[] = [
  ...commands.flatMap((command) =>
    [f.operator, f.second, f.elsewhere, f.rated].map((actor) => [command, actor] as const),
  ),
  ...later.map((command) => [command, f.person] as const),
]

/** Plays a life. `tick` is asked each day whether the clock fires then; it may fire twice. */
export function live(life: readonly Step[], tick: (on: PlainDate) => number = () => 0): f.Play {
  let on: PlainDate = f.start
  let play = f.play()
  const fire = () => {
    for (let times = tick(on); times > 0; times -= 1) play = play.next(f.passTime, f.page, on)
  }
  for (const { days, pick } of life) {
    for (let day = 0; day < days; day += 1) {
      on = addDays(on, 1)
      fire()
    }
    const possible =
      play.events.length === 0
        ? openings.map((command) => [command, f.person] as const)
        : everyone.filter(([command, actor]) => play.refused(command, actor, on) === "not refused")
    const [command, actor] = possible[pick % Math.max(1, possible.length)] ?? []
    if (command && actor) play = play.next(command, actor, on)
    fire()
  }
  return play.next(f.passTime, f.page, addDays(on, 90))
}
