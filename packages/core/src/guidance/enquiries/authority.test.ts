import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import {
  asked,
  colleague,
  contextOn,
  outsiders,
  rules,
  supervisor,
  taxman,
  type Step,
} from "../guidance.fixture.ts"
import {
  stateAfter,
  receive,
  toTax,
  answer,
  close,
  accept,
  decline,
  withdraw,
  link,
  takeUp,
  received,
  offered,
} from "./enquiry.fixture.ts"
import { decideEnquiry, type EnquiryCommand } from "./index.ts"

describe("who may do what to an enquiry", () => {
  const commands: readonly EnquiryCommand[] = [
    receive,
    takeUp,
    link,
    toTax,
    accept,
    decline,
    withdraw,
    answer,
    close,
  ]
  const actors = { asked, colleague, taxman, supervisor, ...outsiders }
  /** Those who may, each on an enquiry where it is otherwise possible; everybody else may not. */
  const allowed: Readonly<Record<string, readonly string[]>> = {
    receive: ["asked", "colleague", "taxman", "supervisor"],
    "take-up-misdirected-case": ["asked", "colleague", "taxman", "supervisor"],
    "link-case": ["asked"],
    "open-hand-over": ["asked", "supervisor"],
    "accept-hand-over": ["taxman"],
    "decline-hand-over": ["taxman"],
    "withdraw-hand-over": ["asked", "supervisor"],
    answer: ["asked"],
    close: ["asked"],
  }
  const before = ({ type }: EnquiryCommand): readonly Step<EnquiryCommand>[] => {
    if (type === "receive" || type === "take-up-misdirected-case") return []
    if (type.endsWith("hand-over") && type !== "open-hand-over") return offered
    return [received, ["2018-07-20", answer, asked]]
  }

  it.each(commands)("is the same for $type as the table says", (command) => {
    const state = stateAfter(...before(command))
    const may = Object.entries(actors).flatMap(([name, actor]) =>
      Result.isSuccess(decideEnquiry(state, command, contextOn("2018-07-20", actor))) ? [name] : [],
    )
    // The officer who answers for it is told that it is theirs already, rather than that they may not.
    expect(may).toEqual(allowed[command.type])
  })

  it("names nobody as a supervisor where the district named none", () => {
    const state = stateAfter(received)
    const context = contextOn("2018-07-20", supervisor, { rules: { ...rules, roles: {} } })
    expect(Result.isFailure(decideEnquiry(state, toTax, context))).toBe(true)
  })

  it("knows no unit of an authority that is named like something else", () => {
    const odd = stateAfter(received, ["2018-07-20", { ...toTax, to: { authority: "toString" } }, asked])
    const outcome = decideEnquiry(odd, accept, contextOn("2018-07-20", taxman))
    expect(Result.isFailure(outcome) && outcome.failure._tag).toBe("NotAuthorised")
  })
})
