import { describe, expect, it } from "vitest"
import { text } from "../../reasons/index.ts"
import { workingDays } from "../../time/index.ts"
import { guidanceOf, itemOf, sampleOf, samples, scope } from "./alignment.fixture.ts"
import { alignItems, composeToDo, type ItemDirectory } from "./index.ts"

const code = (number: number) => ({ codes: { basic: `99010000000${number}` } })

const toDo = (items: Parameters<typeof alignItems>[0], directory: ItemDirectory) =>
  composeToDo(alignItems(items, directory, scope))

describe("the to-do list", () => {
  it("is empty where every item is as its entry says", () => {
    expect(toDo([itemOf("i", "食品经营许可")], samples(sampleOf("s", "食品经营许可")))).toEqual([])
  })

  it("puts what people are owed first, then what burdens them, then the list itself", () => {
    const items = [
      itemOf("a", "村级印章管理"),
      itemOf("b", "食品经营许可办理", code(1)),
      itemOf("c", "渔业捕捞许可", { ...code(9), promisedTerm: workingDays(9), type: "filing" }),
      itemOf("d1", "养老机构备案（城区）"),
      itemOf("d2", "养老机构备案（乡镇）"),
      itemOf("e", "犬只登记、犬牌补发", code(4)),
      itemOf("f", "烟花爆竹零售经营许可"),
    ]
    const entries = [
      sampleOf("s1", "食品经营许可", code(1)),
      sampleOf("s2", "渔业捕捞许可", { ...code(2), term: workingDays(5) }),
      sampleOf("s3", "养老机构备案"),
      sampleOf("s4", "犬只登记", code(4)),
      sampleOf("s5", "犬牌补发", code(5)),
      sampleOf("s6", "烟花爆竹零售许可"),
      sampleOf("s7", "河道采砂许可"),
    ]
    const tasks = toDo(items, samples(...entries))
    expect(tasks.map((task) => [task.kind, ...task.items, ...task.entries, task.confidence])).toEqual([
      ["offer", "s7", null],
      ["lighten", "c", "s2", "likely"],
      ["justify", "a", null],
      ["split", "e", "s4", "s5", "likely"],
      ["merge", "d1", "d2", "s3", "certain"],
      ["confirm", "f", "s6", "possible"],
      ["recode", "c", "s2", "likely"],
      ["rename", "b", "s1", "certain"],
      ["correct", "c", "s2", "likely"],
    ])
  })

  it("says what to do and why in a sentence", () => {
    const [task] = toDo(
      [itemOf("i", "食品经营办理", code(1))],
      samples(sampleOf("s", "食品经营许可", code(1))),
    )
    expect(task?.says).toEqual(
      text(
        "请将“食品经营办理”更名为“食品经营许可”（确定：编码与目录一致，名称相近（60%），设定依据有相同文件）。",
        `Rename "食品经营办理 (en)" to "食品经营许可 (en)" (certain: the code is the directory's, the names are similar (60%), the basis has a document in common).`,
      ),
    )
  })

  it("puts what is surest first within a kind, then goes by id", () => {
    const items = [
      itemOf("x", "食品经营办理", code(1)),
      itemOf("y", "河道采沙审批手续", code(2)),
      itemOf("z", "渔业捕捞办理", code(3)),
    ]
    const entries = [
      sampleOf("s", "食品经营许可", code(1)),
      sampleOf("t", "河道采砂许可", code(2)),
      sampleOf("u", "渔业捕捞许可", code(3)),
    ]
    expect(
      toDo(items, samples(...entries)).map((task) => `${task.kind} ${task.items} ${task.confidence}`),
    ).toEqual(["rename x certain", "rename z certain", "rename y likely"])
  })

  it("against the guidance directory holds only what that rules on", () => {
    const directory: ItemDirectory = {
      kind: "guidance",
      title: text("样例指导目录", "Sample Guidance"),
      entries: [
        guidanceOf("g1", "食品经营许可", ["one-visit"], code(1)),
        guidanceOf("g2", "河道采砂许可", ["zero-visit"]),
        guidanceOf("g3", "烟花爆竹零售许可", ["zero-visit"]),
      ],
    }
    const items = [
      itemOf("a", "村级印章管理"),
      itemOf("b", "食品经营办理", { ...code(1), visits: { declared: 2 } }),
      itemOf("c", "烟花爆竹零售经营许可"),
    ]
    expect(toDo(items, directory).map(({ kind, items, entries }) => [kind, ...items, ...entries])).toEqual([
      ["offer", "g2"],
      ["lighten", "b", "g1"],
      ["confirm", "c", "g3"],
    ])
  })
})
