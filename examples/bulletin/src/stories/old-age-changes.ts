/** 高龄津贴：闰日生日、迟报的死亡、误报的死亡。机器只发现，停、减、追回由人决定，先告知、听意见。 */
import { composeAmount, fen } from "@onevisit/core/money"
import { text } from "@onevisit/core/reasons"
import { month, plainDate } from "@onevisit/core/time"
import type { EntitlementAct, EntitlementKey } from "@onevisit/district"
import { keyOf, type OldAgeOffice, people } from "../residents/old-age-office.ts"
import type { Stage, Story } from "../stage.ts"
import { done, mornings, payMonth, sweepMonth } from "./old-age-steps.ts"

const [FEBRUARY, MARCH, APRIL] = [month("2026-02"), month("2026-03"), month("2026-04")]

export const oldAgeChanged: Story = {
  title: text(
    "高龄津贴：闰日出生者满90周岁；死亡迟报与误报",
    "Old-age allowance: ninety on a leap day; a death reported late, and one reported wrongly",
  ),
  ruleSets: [],
  run: async (stage) => {
    const office = await stage.oldAgeOffice()
    const { residents } = office

    // By the end of January the register says of somebody that they died, and is wrong.
    residents.write(people.wrongDeath, { died: plainDate("2026-01-22") })
    residents.pass(month("2026-01"))
    mornings(office, "2026-02-09")
    await sweepMonth(stage, FEBRUARY)
    await heldAndRestored(stage, office)
    await payMonth(stage, FEBRUARY)

    // In March it learns of a death in January.
    residents.write(people.lateDeath, { died: plainDate("2026-01-20") })
    residents.pass(FEBRUARY)
    mornings(office, "2026-03-09")
    await sweepMonth(stage, MARCH)
    await ninetyOnALeapDay(stage, office)
    await stoppedByAPerson(stage, office)

    residents.write(people.wrongDeath, { died: "never" })
    residents.pass(MARCH)
    mornings(office, "2026-04-09")
    await sweepMonth(stage, APRIL)
    await paidWhatWasKeptBack(stage, office)
  },
}

/** Nothing is stopped by what the register says; an officer holds payment while it is looked into. */
async function heldAndRestored({ check }: Stage, office: OldAgeOffice): Promise<void> {
  const { benefits } = office
  const key = await keyOf(office, people.wrongDeath)
  const { ledger, state, tasks } = await benefits.entitlement(key, FEBRUARY)
  check(
    text(
      "数据说“已故”，系统只列为待人工决定，不自行停发",
      "the register says dead: a person is asked, nothing stops",
    ),
    state.phase === "enrolled" && tasks.includes("decide-stop") && (ledger.at(-1)?.target ?? 0) > 0,
  )
  await act(office, key, { type: "hold", from: FEBRUARY, reasons: ["人口库登记死亡，核实中"] })
  const held = await benefits.entitlement(key, FEBRUARY)
  check(
    text("经办人暂停发放，有期限", "an officer holds payment, for a time"),
    held.ledger.at(-1)?.isHeld === true,
  )
}

/** The month after the birthday, which in a common year is 28 February (民法典 art. 202). */
async function ninetyOnALeapDay({ check, say }: Stage, office: OldAgeOffice): Promise<void> {
  const key = await keyOf(office, people.leapDay)
  const { ledger } = await office.benefits.entitlement(key, MARCH)
  const amounts = ledger.map(
    ({ month: at, target }) => `${Number(at.slice(5))}月${composeAmount(fen(target)).zh}`,
  )
  say(`1936年2月29日出生：${amounts.join("，")}`)
  check(
    text(
      "闰日出生者自2026年3月起按90周岁标准发放",
      "born on 29 February 1936: the rate of ninety from March 2026",
    ),
    ledger.map(({ target }) => target).join() === "3000,3000,6000",
  )
  const known = {
    born: "1936-02-29",
    registeredIn: "990101001001",
    died: "never",
    paidElsewhere: false,
  } as const
  void known
}

/** The death came to light late: the person is heard before anything is decided, and what was paid too much is a finding. */
async function stoppedByAPerson({ check, say }: Stage, office: OldAgeOffice): Promise<void> {
  const { benefits, clock } = office
  const key = await keyOf(office, people.lateDeath)
  const before = await benefits.entitlement(key, MARCH)
  const overpaid = before.ledger.reduce((sum, month) => sum + month.overpaid, 0)
  say(`迟报的死亡：2026年1月20日；2月多发${composeAmount(fen(overpaid)).zh}`)
  check(
    text("多发只是发现，尚未追回", "what was paid too much is found, and not yet claimed"),
    overpaid === 3000 &&
      before.tasks.includes("draft-recovery") &&
      before.state.recovery.decided.length === 0,
  )
  const reasons = ["公安已确认死亡日期"]
  const stop = await benefits.act(key, { type: "stop", reasons }, { as: office.officer })
  check(text("未先告知、听取意见，不能决定停发", "nobody is stopped unheard"), stop.outcome === "refused")
  const on = clock.now().on
  await act(office, key, { type: "announce", act: "stop", from: MARCH, reasons })
  await act(office, key, { type: "tell", about: "stop", how: "visit", on })
  await act(office, key, { type: "answer", statement: "家属：情况属实，晚报了" })
  await act(office, key, { type: "stop", reasons })
  const { ledger, state } = await benefits.entitlement(key, MARCH)
  check(
    text("听取家属意见后由经办人决定停发", "after the family was heard an officer decides to stop"),
    state.phase === "stopped" && ledger.at(-1)?.owed === 0,
  )
}

/** The register is put right: what was kept back is paid, once. */
async function paidWhatWasKeptBack(stage: Stage, office: OldAgeOffice): Promise<void> {
  const { check } = stage
  const { benefits } = office
  const key = await keyOf(office, people.wrongDeath)
  await act(office, key, { type: "lift-hold", reasons: ["本人在家，人口库登记有误，已更正"] })
  const { ledger } = await benefits.entitlement(key, APRIL)
  const owed = ledger.reduce((sum, month) => sum + month.owed, 0)
  check(text("更正后补发暂停的月份", "what was kept back is owed"), owed === 9000)
  await payMonth(stage, APRIL)
  const after = await benefits.entitlement(key, APRIL)
  check(
    text("补发到位，每月恰好一次", "it is paid, every month once"),
    after.ledger.every((month) => month.owed === 0 && month.paid === 3000 && month.overpaid === 0),
  )
}

async function act(
  { benefits, officer }: OldAgeOffice,
  key: EntitlementKey,
  what: EntitlementAct,
): Promise<void> {
  done(await benefits.act(key, what, { as: officer }))
}
