import { describe, expect, it } from "vitest"
import type { ScenarioQuestion } from "../../materials/index.ts"
import { text } from "../../reasons/index.ts"
import type { Condition } from "../../rules/index.ts"
import { composeCondition } from "./compose-condition.ts"

const questions: readonly ScenarioQuestion[] = [
  {
    fact: "jointCentre",
    question: text("是否共建？", "Is it run jointly?"),
    answers: [
      { value: true, label: text("是", "yes") },
      { value: false, label: text("否", "no") },
    ],
  },
  {
    fact: "staff",
    question: text("职工人数？", "How many staff?"),
    answers: [20, 300].map((value) => ({ value, label: text(`${value}人`, `${value} persons`) })),
  },
]
const joint = { fact: "jointCentre", is: true } as const

describe("a condition in words", () => {
  it("uses the labels of the question, and groups what is joined", () => {
    const words = composeCondition({ all: [joint, { any: [joint, { not: joint }] }] }, questions)
    expect(words.zh).toBe("是否共建？“是”且（是否共建？“是”或并非（是否共建？“是”））")
    expect(words.en).toContain('Is it run jointly? "yes" and (')
  })

  it.each<[Condition, string, string]>([
    [{ fact: "staff", is: 20 }, "职工人数？“20人”", 'How many staff? "20 persons"'],
    [
      { fact: "staff", oneOf: [20, 300] },
      "职工人数？“20人”或“300人”",
      'How many staff? "20 persons" or "300 persons"',
    ],
    [{ fact: "staff", atLeast: 20 }, "职工人数？“不少于 20”", 'How many staff? "at least 20"'],
    [{ fact: "staff", atMost: 20 }, "职工人数？“不超过 20”", 'How many staff? "at most 20"'],
    [{ fact: "staff", above: 20 }, "职工人数？“多于 20”", 'How many staff? "more than 20"'],
    [{ fact: "staff", below: 20 }, "职工人数？“少于 20”", 'How many staff? "less than 20"'],
    [
      { if: joint, then: { fact: "staff", below: 20 }, else: { not: joint } },
      "如（是否共建？“是”），则（职工人数？“少于 20”），否则（并非（是否共建？“是”））",
      'if (Is it run jointly? "yes") then (How many staff? "less than 20"), otherwise (not (Is it run jointly? "yes"))',
    ],
    [
      {
        all: [
          { any: [joint], label: text("共建", "joint") },
          { fact: "staff", is: 20 },
        ],
      },
      "共建且职工人数？“20人”",
      'joint and How many staff? "20 persons"',
    ],
    [
      { any: [joint, { fact: "staff", is: 20, except: [{ when: joint, then: false }] }] },
      "是否共建？“是”或（职工人数？“20人”；是否共建？“是”的，不需要）",
      'Is it run jointly? "yes" or (How many staff? "20 persons"; not where Is it run jointly? "yes")',
    ],
    [
      { fact: "staff", is: 20, except: [{ when: joint, then: true }] },
      "职工人数？“20人”；是否共建？“是”的，亦需要",
      'How many staff? "20 persons"; also where Is it run jointly? "yes"',
    ],
    [{ judgement: "hardship" }, "由办理机关核定", "as the authority determines"],
  ])("%j", (condition, zh, en) => {
    expect(composeCondition(condition, questions)).toEqual({ zh, en })
  })
})
