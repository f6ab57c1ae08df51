/** 高龄津贴：每月对全区居民比对核定，符合条件的人不用申请；不清楚的上门核实，从不当作“否”；按月造册发放，只发一次。 */
import { mkdir, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { composeAmount, fen } from "@onevisit/core/money"
import { renderRunPage } from "@onevisit/core/notices"
import { text } from "@onevisit/core/reasons"
import { never } from "@onevisit/core/rules"
import { month, plainDate } from "@onevisit/core/time"
import { figuresOf } from "../residents/figures.ts"
import { keyOf, type OldAgeOffice, people } from "../residents/old-age-office.ts"
import { oldAgeProgramme } from "../residents/old-age-programme.ts"
import { bar, grouped } from "../terminal.ts"
import type { Stage, Story } from "../stage.ts"
import { done, mornings, payMonth, purposeOf, sweepMonth } from "./old-age-steps.ts"

const JANUARY = month("2026-01")

export const oldAgeSwept: Story = {
  title: text(
    "高龄津贴：120万居民按月比对，不用申请，也不用跑",
    "Old-age allowance: 1.2 million residents are looked at each month; nobody applies, nobody runs",
  ),
  ruleSets: [],
  run: async (stage) => {
    const { check, list } = stage
    const office = await stage.oldAgeOffice()
    const { benefits, residents } = office
    mornings(office, "2026-01-08")
    const { run, totals } = await sweepMonth(stage, JANUARY)
    list([
      ["比对人数", grouped(totals.subjects)],
      ["符合条件", grouped(totals.entitled)],
      ["待核实", grouped(totals.undetermined)],
      ["当月金额", composeAmount(fen(totals.amount)).zh],
    ])
    const figures = figuresOf(residents, JANUARY)
    drawAges(stage, figures.ages)
    check(
      text(
        "每人恰有一个结论，与逐列重算一致",
        "everybody has one outcome, the same as columns reckoned anew",
      ),
      JSON.stringify(figures.totals) === JSON.stringify(totals) && totals.subjects === residents.rows,
    )

    await findsWhoIsNotInTheRoll(stage, office)
    await asksAtHome(stage, office)

    const paid = await payMonth(stage, JANUARY)
    const file = await benefits.paymentFile(paid.payment, purposeOf(JANUARY))
    check(
      text("清单的笔数、金额与控制总数一致", "lines and amount of the file are its control totals"),
      file.rows.length === file.totals.lines + 1 && paid.summary.amount === file.totals.amount,
    )
    const again = await payMonth(stage, JANUARY, "again")
    check(text("同一个月不会发两次", "no month is paid twice"), again.summary.lines === 0)

    const page = renderRunPage({
      programme: oldAgeProgramme.name,
      authority: oldAgeProgramme.authority.name,
      month: JANUARY,
      figures,
      note: text("人员和金额均为样例。", "People and amounts are samples."),
    })
    await mkdir(stage.site, { recursive: true })
    await writeFile(join(stage.site, "old-age-2026-01.html"), page)
    check(
      text(
        "核定情况成一页图文，不含任何个人信息",
        "the run is a page of figures and charts that holds nobody's data",
      ),
      page.includes("<svg") && !page.includes("样例居民"),
    )
    check(
      text(
        "比对的依据（标准、所用事实、签名）已固定，可复查",
        "what the run stood on is frozen: rates, facts that were read, a signed root",
      ),
      await isFrozen(office, run),
    )
  },
}

/** Somebody who turned eighty and stands in no roll is found, verified, told and paid without asking for anything. */
async function findsWhoIsNotInTheRoll({ check, say }: Stage, office: OldAgeOffice): Promise<void> {
  const { benefits, clock, officer, residents } = office
  const row = people.turnedEighty
  const key = await keyOf(office, row)
  for (const act of [
    { type: "verify" },
    { type: "tell", about: "start", how: "letter", on: clock.now().on },
    { type: "enrol" },
    {
      type: "set-payee",
      payee: {
        name: residents.identityOf(row).name,
        account: "6200000000001",
        bank: "样例银行",
        relation: "self",
      },
    },
  ] as const)
    done(await benefits.act(key, act, { as: officer }))
  const { ledger, state } = await benefits.entitlement(key)
  say(`新增：${residents.bornOn(row).slice(0, 7)}出生，自${ledger[0]?.month ?? ""}起`)
  check(
    text("未申请的人也被找到、核实、告知并在享", "who never applied is found, verified, told and enrolled"),
    state.phase === "enrolled" && (ledger.at(-1)?.owed ?? 0) > 0,
  )
}

/** What no register can tell becomes a visit, never a no. */
async function asksAtHome({ check, say }: Stage, office: OldAgeOffice): Promise<void> {
  const { benefits, clock, officer } = office
  const key = await keyOf(office, people.unheardOf)
  const asked = await benefits.findOut(key, { as: officer })
  const { state, tasks } = await benefits.entitlement(key)
  const facts = asked.outcome === "visit" ? asked.facts : []
  const labels = facts.map((fact) => oldAgeProgramme.rule.sheet.facts[fact]?.label.zh ?? fact)
  say(`入户走访：需当面核实${labels.join("、")}`)
  check(
    text(
      "查不到的事实转为入户走访任务，不作“否”",
      "what no register tells becomes a visit, and is no refusal",
    ),
    asked.outcome === "visit" && tasks.includes("visit") && state.phase !== "refused",
  )
  const on = clock.now().on
  const visit = state.visits.at(-1)?.visit ?? 1
  const met = { type: "record-visit", visit, on, outcome: "met", evidence: "本人在家，户口簿原件" } as const
  done(await benefits.act(key, met, { as: officer }))
  const seen = {
    id: "visit-1",
    fact: "died",
    value: never,
    from: null,
    asOf: on,
    source: "home-visit",
  } as const
  done(await benefits.act(key, { type: "state", statement: seen }, { as: officer }))
  const after = await benefits.findOut(key, { as: officer })
  check(text("走访之后即可认定", "after the visit it is settled"), after.outcome === "settled")
}

async function isFrozen({ benefits }: OldAgeOffice, run: string): Promise<boolean> {
  const { basis, root } = await benefits.sweepState(run)
  return (
    root !== null &&
    basis?.parameters["old-age.monthly"] === plainDate("2011-01-01") &&
    basis.facts.toSorted().join() === "born,died,paidElsewhere,registeredIn"
  )
}

function drawAges(
  { list, say }: Stage,
  ages: readonly { readonly age: number; readonly count: number }[],
): void {
  const groups = new Map<number, number>()
  for (const { age, count } of ages) {
    const from = Math.min(100, age - (age % 5))
    groups.set(from, (groups.get(from) ?? 0) + count)
  }
  const most = Math.max(...groups.values())
  say("在享年龄：")
  list(
    [...groups].map(([from, count]) => [
      from === 100 ? "100岁以上" : `${from}–${from + 4}岁`,
      grouped(count).padStart(7),
      bar(count, most),
    ]),
  )
}
