/** 统一受理平台推送又迟又重: a platform that pushes late and twice, and says it is out of order when it has recorded. */
import { system } from "@onevisit/core/identity"
import { composeFact, type OutsideMessage } from "@onevisit/core/intake"
import { ExchangeError } from "@onevisit/core/ports"
import { text } from "@onevisit/core/reasons"
import { plainDate, type PlainDate } from "@onevisit/core/time"
import type { District, Reconciliation } from "@onevisit/district"
import { simulatedPlatform } from "@onevisit/testkit"
import { asked, firstAnswers, paper } from "../papers.ts"
import { clerk, decider, enterprise } from "../people.ts"
import type { Stage, Story } from "../stage.ts"
import { playApart } from "./district-apart.ts"
import { itemOf, morningOf, showLedger, taken } from "./shared.ts"

const scheme = "unified-acceptance"
const number = "样平台-2019-0001"

/** Asks until the platform says what it holds. */
async function reconciled(district: District, exchange: string, day: PlainDate): Promise<Reconciliation> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const answer = await district.exchange.reconcile({ exchange, day }, { as: clerk })
      if (answer.outcome === "reconciled") return answer.reconciliation
      throw new Error(answer.refusal.message.en)
    } catch (error) {
      if (!(error instanceof ExchangeError) || attempt === 20) throw error
    }
  }
}

export const platformLateAndTwice: Story = {
  title: text(
    "统一受理平台推送又迟又重：办件不乱，两边对得上",
    "A platform that pushes late and twice: the case stands, and both sides agree",
  ),
  ruleSets: ["zhejiang-one-visit"],
  run: async (stage) => {
    const platform = simulatedPlatform({
      id: "sample-platform",
      seed: 5,
      unavailable: 20,
      recordedAnyway: 40,
    })
    const outside = [{ scheme, system: platform.id }]
    await playApart(stage, { exchanges: [platform], outside }, async (apart) => {
      const { check, clock, district, list, say } = apart
      const item = itemOf(apart, "technology-centre")
      const on = morningOf(apart, "2019-03-04")
      await district.catalogue.publish([item], { batch: "2018-07", as: clerk })
      const applicant = await enterprise(district, 61)
      const scenario = firstAnswers(item)
      const submission = {
        item: item.id,
        applicant: applicant.id,
        scenario,
        arrival: { channel: "online", enteredOn: on },
        materials: asked(item, scenario).map(paper),
        externalIds: [{ scheme, value: number }],
      } as const
      const { case: id } = taken(await district.intake.submit(submission, { as: clerk }))
      const again = await district.intake.submit(submission, { as: clerk })
      check(
        text("同一平台编号不会有两个办件", "one number of the platform's has one case"),
        again.outcome === "refused" &&
          again.refusal._tag === "ExternalIdTaken" &&
          again.refusal.holder === id,
      )

      const told = { system: platform.id, externalId: { scheme, value: number } }
      platform.record({ ...told, messageId: "m-1", stage: "accepted", on: plainDate("2019-03-05") })
      platform.record({
        ...told,
        messageId: "m-2",
        stage: "decided",
        on: plainDate("2019-03-08"),
        favourable: true,
      })
      const pushes: OutsideMessage[] = []
      morningOf(apart, "2019-03-11")
      for (let batch = platform.push(); batch.length > 0; batch = platform.push()) pushes.push(...batch)
      const answers: string[] = []
      for (const message of pushes)
        answers.push((await district.exchange.adopt(message, { as: system(platform.id) })).outcome)
      say("平台 3月11日 才推送：")
      list(
        pushes.map((message, at) => [
          composeFact(message).zh,
          answers[at] === "adopted" ? "采用" : "已采用过",
        ]),
      )
      const { state } = await district.intake.get(id)
      check(
        text("只采用一次，受理日和决定日以平台记录为准", "adopted once, with the platform's days"),
        answers.filter((outcome) => outcome === "adopted").length === 2 &&
          state.acceptance?.on === "2019-03-05" &&
          state.decision?.on === "2019-03-08",
      )

      platform.record({
        ...told,
        messageId: "m-3",
        stage: "decided",
        on: plainDate("2019-03-08"),
        favourable: false,
      })
      for (const message of platform.push())
        await district.exchange.adopt(message, { as: system(platform.id) })
      const { conflicts, findings } = await district.intake.outside(id)
      for (const finding of findings.filter(({ severity }) => severity === "error")) say(finding.message.zh)
      const settling = {
        type: "settle-conflict",
        conflict: conflicts[0]?.id ?? "",
        keep: "theirs",
        chosen: 0,
      } as const
      const settled = await district.intake.command(
        id,
        { ...settling, reasons: ["经电话核实"] },
        { as: decider },
      )
      check(
        text(
          "说法不一是待办，由人核实，不覆盖",
          "a contradiction is a task for a person, never an overwrite",
        ),
        conflicts.length === 1 && settled.outcome === "recorded" && settled.summary.phase === "decided",
      )

      const delivered = { type: "deliver-result", method: "courier", on: clock.now().on } as const
      taken(
        await district.intake.command(
          id,
          { type: "dispatch-result", waybill: "SF0000000000000" },
          { as: clerk },
        ),
      )
      taken(await district.intake.command(id, delivered, { as: clerk }))
      let retried = 0
      for (let run = 0; run < 12; run += 1) {
        retried += (await district.runDue()).messages.again
        clock.advance({ minutes: 61 })
      }
      const days = [on, plainDate("2019-03-11")]
      const agreed = await Promise.all(days.map((day) => reconciled(district, platform.id, day)))
      say(`逐日对账：${agreed.map(({ day, matched }) => `${day} 一致 ${matched} 条`).join("；")}`)
      check(
        text("对账没有差异", "the daily reconciliation finds no difference"),
        agreed.every(
          ({ differing, onlyOurs, onlyTheirs }) =>
            differing.length + onlyOurs.length + onlyTheirs.length === 0,
        ),
      )
      const stages = platform.held().map((change) => change.stage)
      say(`平台 ${retried} 次无应答（有的其实已记录），共调用 ${platform.calls()} 次`)
      check(
        text(
          "每次办理环节变化在平台只有一条，平台自己的不回传，核实的结果告知平台",
          "each change of ours is held once, theirs is not echoed, and what was settled is told",
        ),
        retried > 0 && stages.toSorted().join() === "decided,delivered,received",
      )
      await takeOver(apart, platform.id)
    })
  },
}

/** A case that began on the platform comes with its clock where it stands there; no day is counted twice. */
async function takeOver(stage: Stage, from: string): Promise<void> {
  const { check, district } = stage
  const asOf = morningOf(stage, "2019-03-15")
  const { id: applicant } = await enterprise(district, 62)
  const acceptedOn = plainDate("2019-03-04")
  const imported = taken(
    await district.intake.import(
      {
        system: from,
        asOf,
        item: "technology-centre",
        applicant,
        arrival: { channel: "online", enteredOn: acceptedOn },
        externalIds: [{ scheme, value: "样平台-2019-0002" }],
        there: { stage: "accepted", acceptedOn },
        clocks: [{ clock: "promised", asOf, used: 9 }],
      },
      { as: system(from) },
    ),
  )
  const ledger = await district.intake.explain(imported.case, "promised")
  await showLedger(stage, imported.case, "promised", "平台移交的在办件，承诺办结期限")
  check(
    text(
      "移交的办件接着平台已用的日子算，写明据谁",
      "a case taken over goes on from the days used there, and says by whose word",
    ),
    imported.outcome === "imported" &&
      ledger?.[0]?.why.kind === "imported" &&
      imported.state.promised?.dueOn === "2019-04-01",
  )
}
