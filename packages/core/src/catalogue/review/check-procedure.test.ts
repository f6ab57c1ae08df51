import { describe } from "vitest"
import { text } from "../../reasons/index.ts"
import { calendarDays, months, workingDays } from "../../time/index.ts"
import type { ServiceItem } from "../service-item.ts"
import { hold, same } from "./sample-item.fixture.ts"

describe("the procedure", () => {
  const faq = [{ question: same("如何申请？"), answer: same("在网上申请。") }]
  const step = (length: number, over: Partial<ServiceItem["procedure"][number]> = {}) => ({
    ...text("审核", "Review"),
    takes: workingDays(length),
    ...over,
  })
  hold([
    ["of a licence comes with a question answered", { type: "licence" }, ["licence-without-faq faq"]],
    [
      "of a licence says how long each step takes",
      { type: "licence", faq, procedure: [step(3), text("送达", "Delivery")] },
      ["licence-step-without-time procedure"],
    ],
    ["of a licence that says both is complete", { type: "licence", faq }, []],
    ["of anything else need not", { procedure: [text("受理并办结", "Done at once")] }, []],
    ["keeps within the promise", { procedure: [step(3), step(8)] }, ["steps-exceed-promise procedure"]],
    ["leaves out what is not counted", { procedure: [step(3), step(8, { counted: false })] }, []],
    [
      "that counts what it says is not counted does not keep within the promise by it",
      { procedure: [step(2), step(3, text("专家评审（不包含在承诺办结时限内）", "Expert review"))] },
      ["excluded-step-counted procedure[1].counted"],
    ],
    [
      "may count in other units where it fits on any day",
      { procedure: [step(3), { ...text("公示", "Notice"), takes: calendarDays(9) }] },
      [],
    ],
    [
      "in several units is too long where those of its own unit are",
      { procedure: [step(11), { ...text("公示", "Notice"), takes: calendarDays(1) }] },
      ["steps-exceed-promise procedure"],
    ],
    [
      "in other units may be too long on any day",
      {
        promisedTerm: months(1),
        procedure: [step(3), { ...text("公示", "Notice"), takes: months(1) }, step(29)],
      },
      ["steps-exceed-promise procedure"],
    ],
  ])
})
