/** 一窗受理、并联与串联审批: one receipt is everyone's, the window carries the papers, and one joint clock runs. */
import { officerRoles } from "@onevisit/china"
import type { ReviewPart, ServiceItem } from "@onevisit/core/catalogue"
import type { Actor } from "@onevisit/core/identity"
import { text } from "@onevisit/core/reasons"
import { plainDate, workingDays } from "@onevisit/core/time"
import type { PlainCommand } from "@onevisit/district"
import { asked, firstAnswers, paper } from "../papers.ts"
import { clerk, enterprise } from "../people.ts"
import type { Stage, Story } from "../stage.ts"
import { itemOf, morningOf, taken } from "./shared.ts"

const LEAD = "sample-licensing-authority"
const officer = (unit: string, ...roles: readonly string[]): Actor => ({
  kind: "officer",
  externalId: `${unit}-01`,
  unit,
  roles,
  validAt: plainDate("2019-06-01"),
  validTo: plainDate("2031-01-01"),
})
const planner = officer("sample-planning-bureau")
const fireOfficer = officer("sample-fire-brigade")
const licensor = officer(LEAD, officerRoles.agencyHead)
const governor: Actor = {
  ...officer("sample-government", officerRoles.governmentHead),
  jurisdiction: [LEAD],
} as Actor

const part = (
  id: string,
  zh: string,
  en: string,
  unit: string,
  more: Partial<ReviewPart> = {},
): ReviewPart => ({
  id,
  title: text(zh, en),
  authority: { id: unit, name: text(`样例单位（${zh}）`, `Sample unit (${en})`) },
  term: workingDays(10),
  ...more,
})
const parts = [
  part("planning", "规划审查", "planning", "sample-planning-bureau"),
  part("fire", "消防审查", "fire safety", "sample-fire-brigade"),
  part("joint", "会审", "joint review", LEAD, { after: ["planning", "fire"] }),
]

export const oneWindow: Story = {
  title: text(
    "一窗受理：三家审批，群众跑一次，其余由窗口跑",
    "One window: three reviews, one visit, the window runs for the rest",
  ),
  ruleSets: ["licensing-law", "zhejiang-one-visit"],
  run: async (stage) => {
    const { check, district, list, say } = stage
    const item = await publishItem(stage)
    const on = morningOf(stage, "2019-06-03")
    const scenario = firstAnswers(item)
    const applicant = await enterprise(district, 71)
    const opened = taken(
      await district.intake.submit(
        {
          item: item.id,
          applicant: applicant.id,
          scenario,
          arrival: { channel: "window", on, time: "10:00" },
          outlet: "service-centre",
          materials: asked(item, scenario).map(paper),
          examination: { supplementWithin: workingDays(5) },
        },
        { as: clerk },
      ),
    )
    const id = opened.case
    const act = (as: Actor, command: PlainCommand) => district.intake.command(id, command, { as })
    await district.runDue()
    const { statutory } = opened.state
    say(`${on} 统一收件并受理，法定办结日 ${statutory?.dueOn}（联合办理四十五个工作日）`)

    const early = await act(clerk, { type: "decide", favourable: true })
    morningOf(stage, "2019-06-05")
    for (const each of ["planning", "fire"]) taken(await act(clerk, { type: "hand-to-reviewer", part: each }))
    const agreed = (each: string, told: string): PlainCommand => ({
      type: "finish-part",
      part: each,
      outcome: "agreed",
      opinion: null,
      toldOn: plainDate(told),
    })
    morningOf(stage, "2019-06-10")
    taken(await act(planner, agreed("planning", "2019-06-10")))
    const foreign = await act(planner, agreed("fire", "2019-06-10"))
    morningOf(stage, "2019-06-13")
    taken(await act(fireOfficer, agreed("fire", "2019-06-13")))
    morningOf(stage, "2019-06-14")
    taken(await act(clerk, { type: "hand-to-reviewer", part: "joint" }))
    const notHead = await act(licensor, {
      type: "extend-clock",
      clock: "statutory",
      reasonToldOn: plainDate("2019-06-14"),
    })
    const longer = taken(
      await act(governor, {
        type: "extend-clock",
        clock: "statutory",
        reasonToldOn: plainDate("2019-06-14"),
      }),
    )
    morningOf(stage, "2019-06-17")
    const finished = taken(await act(licensor, agreed("joint", "2019-06-17")))
    const granted = taken(await act(clerk, { type: "decide", favourable: true }))
    list([
      ["环节", "本部门收件日", "到期日", "窗口送件次数"],
      ...parts.map(({ id: key, title }) => {
        const state = finished.state.parts[key]
        return [title.zh, state?.receivedOn ?? "", state?.deadline?.dueOn ?? "", String(state?.runs ?? 0)]
      }),
    ])
    const { fire, joint, planning } = finished.state.parts
    check(
      text(
        "统一收件之日即各部门收件之日，送件迟早不影响",
        "received by all on the one day, whenever papers were carried",
      ),
      planning?.receivedOn === on && fire?.receivedOn === on,
    )
    check(
      text(
        "串联环节以前一环节书面告知之日为收件日",
        "in a row, received when told in writing that the former was done",
      ),
      joint?.receivedOn === "2019-06-13",
    )
    check(
      text(
        "环节未完不能作出决定，他部门不能代审",
        "no decision before all are done; nobody reviews for another",
      ),
      early.outcome === "refused" && foreign.outcome === "refused",
    )
    check(
      text(
        "延长十五个工作日须经本级政府负责人批准",
        "fifteen days more only with the head of the government's approval",
      ),
      notHead.outcome === "refused" && (longer.state.statutory?.dueOn ?? "") > (statutory?.dueOn ?? ""),
    )
    check(text("准予许可，全程跑一次", "granted, with one visit"), granted.summary.visits === 1)
    await printTwice(stage, id)
  },
}

/** The receipt, printed again later under other circumstances, is the same to the byte. */
async function printTwice(stage: Stage, id: string): Promise<void> {
  const { check, district, say } = stage
  const [receipt] = await district.intake.documents(id, "find the receipt")
  const request = { case: id, document: receipt?.id ?? "", purpose: "for the applicant" }
  const first = await district.documents.print(request, { as: clerk })
  morningOf(stage, "2019-09-02")
  const again = await district.documents.print(request, { as: clerk })
  const isSame = first.outcome === "printed" && again.outcome === "printed" && first.html === again.html
  if (again.outcome === "printed") say(`收件凭证第 ${again.printing} 次打印，校验码 ${again.check}`)
  check(text("重印与原件逐字节相同，并有记录", "printed again the same to the byte, and on record"), isSame)
}

async function publishItem(stage: Stage): Promise<ServiceItem> {
  const item: ServiceItem = {
    ...itemOf(stage, "sample-licence"),
    id: "sample-joint-licence",
    name: text("样例联合许可事项", "Sample joint licence"),
    promisedTerm: workingDays(30),
    reviewParts: parts,
  }
  morningOf(stage, "2019-06-03")
  await stage.district.catalogue.publish([item], { batch: "2019-06", as: clerk })
  return item
}
