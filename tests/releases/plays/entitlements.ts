/** Allowances that find their people: sweeps, visits, objections, holds, a death late and one wrong, money back and again. */
import { never, unknown } from "@onevisit/core/rules"
import { month, plainDate } from "@onevisit/core/time"
import { benefitsOfficer, lifeOf, monthlyRun, monthsOf, payeeOf, reasons } from "./allowance-acts.ts"
import { allowance, veterans } from "./allowances.ts"
import { done, type Ground } from "./ground.ts"

/** From July to October 2022. `untilRoll` is played when July is paid, before the month from which its people are paid here. */
export async function playEntitlements(ground: Ground, untilRoll: () => Promise<void>): Promise<void> {
  const { district, morning, residents } = ground
  const { benefits } = district
  const { payAll, sweep } = monthsOf(ground)
  morning("2022-07-04")
  for (const [id, born] of [
    ["steady", "1938-03-05"],
    ["ninety", "1932-07-10"],
    ["doubted", "1942"],
    ["moved", "1939-09-09"],
    ["late", "1937-02-02"],
    ["wrong", "1936-06-06"],
    ["elder", "1931-01-05"],
    ["soldier", "1935-10-01"],
    ["nobody", "1940-04-04"],
    ["gone", "1934-01-01"],
    ["left", "1933-01-01"],
    ["young", "1990-01-01"],
    ["listed", "1938-01-01"],
    ["behind", "1937-01-01"],
    ["unlisted", "1936-01-01"],
  ] as const)
    residents.put(id, { born, served: id === "soldier" })
  residents.put("gap", { born: "1941-01-01", paidElsewhere: unknown })
  residents.nameless.add("nobody")
  await sweep("2022-07")
  await sweep("2022-07", veterans.id)

  const life = (resident: string, programme?: string) => lifeOf(ground, resident, programme)
  const [steady, ninety, late, wrong, elder, soldier, doubted, gap, moved] = await Promise.all(
    ["steady", "ninety", "late", "wrong", "elder", "soldier", "doubted", "gap", "moved"].map((id) =>
      life(id),
    ),
  )
  if (!steady || !ninety || !late || !wrong || !elder || !soldier || !doubted || !gap || !moved)
    throw new Error("Somebody was not found")

  // What is open is asked of a registry, or else at home, where nobody opens at first.
  for (const { key } of [gap, doubted]) done(await benefits.findOut(key, { as: benefitsOfficer }))
  const visited = { type: "record-visit", on: plainDate("2022-07-04") } as const
  await doubted.act({ ...visited, visit: 1, outcome: "absent", evidence: null })
  await doubted.act({ type: "ask-visit", facts: ["born"], why: "asked" })
  await doubted.act({ ...visited, visit: 2, outcome: "met", evidence: "户口簿" })
  await doubted.state("born", "1942-02-03")
  for (const each of [steady, ninety, late, wrong, elder, soldier, doubted, gap]) await each.enrol()
  await (await life("soldier", veterans.id)).enrol()

  // A candidate who has moved away is heard and refused.
  await moved.state("registeredIn", "990102")
  await moved.act({ type: "announce", act: "refuse", from: month("2022-07"), reasons })
  await moved.own({ type: "answer", statement: "样例陈述" })
  await moved.act({ type: "refuse", reasons })
  await gap.own({ type: "object", about: "start", statement: "样例异议" })
  await gap.act({ type: "answer-objection", objection: 1, upheld: false, reasons })
  await steady.own({ type: "ask-human", statement: "样例请求" })
  await steady.act({ type: "answer-human", reasons })

  morning("2022-07-20")
  await payAll("2022-07")
  const payment = `${allowance.id}-2022-07`
  const { lines } = await benefits.payment(payment)
  const sent = [...lines.values()].find(({ subject }) => subject === steady.key.subject)
  const returned = { line: sent?.line ?? "", reason: "账户已销户", on: plainDate("2022-07-20") }
  done(await benefits.noteReturns(payment, [returned], { as: monthlyRun }))
  await steady.own({ type: "set-payee", payee: payeeOf("steady", "steady-2") })
  const again = {
    programme: allowance.id,
    month: month("2022-07"),
    payment: "recorded-again",
    purpose: "样例",
  }
  done(await benefits.pay(again, { as: monthlyRun }))
  await gap.act({ type: "hold", from: month("2022-08"), reasons })
  await gap.act({ type: "lift-hold", reasons })
  await doubted.act({ type: "hold", from: month("2022-08"), reasons })
  await untilRoll()

  // August: the register has lost people, and the run is given up; then it has them again.
  morning("2022-08-02")
  residents.asOf = plainDate("2022-07-31")
  residents.put("late", { died: "2022-05-03" })
  residents.put("wrong", { died: "2022-07-09" })
  residents.put("elder", { born: "1941-01-05" })
  residents.nameless.delete("nobody")
  const lost = ["gone", "left"].map((id) => [id, residents.take(id)] as const)
  const { sweep: stopped } = await sweep("2022-08")
  done(await benefits.settleSweep(stopped, "discard", "样例：数据源缺人", { as: benefitsOfficer }))
  for (const [id, facts] of lost) residents.put(id, facts)
  await sweep("2022-08", allowance.id, `${stopped}-again`)
  await ninety.act({ type: "tell", about: "change", how: "message", on: plainDate("2022-08-02") })

  // Who died in May was paid since: held, stopped, claimed back; a part is returned, the rest waived.
  await late.act({ type: "hold", from: month("2022-08"), reasons })
  await late.act({ type: "announce", act: "stop", from: month("2022-08"), reasons })
  // Of another the register was wrong; that comes out when payment is stopped.
  await wrong.act({ type: "announce", act: "stop", from: month("2022-08"), reasons })
  await wrong.own({ type: "answer", statement: "样例：本人健在" })
  await wrong.act({ type: "stop", reasons })
  await wrong.state("died", never)
  await wrong.act({ type: "resume", from: month("2022-08"), reasons })
  // A third is younger than was thought: what was announced is dropped once, then payment is lowered.
  const lower = { type: "announce", act: "lower", from: month("2022-08"), reasons } as const
  await elder.act(lower)
  await elder.act({ type: "drop", reasons })
  await elder.act(lower)
  await elder.own({ type: "answer", statement: "样例陈述" })
  await elder.act({ type: "lower", reasons })

  morning("2022-08-15")
  await late.act({ type: "stop", reasons })
  for (const [one, by, amount] of [
    [late, "repayment", 6000],
    [elder, "set-off", 6000],
  ] as const) {
    await one.act({ type: "announce", act: "recover", from: month("2022-06"), reasons })
    await one.own({ type: "answer", statement: "样例：分期" })
    const instalments = ["2022-09-20", "2022-10-20"].map((on) => ({
      dueOn: plainDate(on),
      amount: amount / 2,
    }))
    await one.act({ type: "recover", by, amount, instalments, reasons })
    await one.act({ type: "tell", about: "recover", how: "letter", on: plainDate("2022-08-15") })
  }
  await late.act({ type: "receive-recovery", amount: 3000, on: plainDate("2022-08-15") })
  await late.act({ type: "waive-recovery", amount: 3000, reasons })
  morning("2022-08-19")
  await payAll("2022-08")

  // September: two have gone for good, and an officer lets the run take effect.
  morning("2022-09-02")
  residents.asOf = plainDate("2022-08-31")
  for (const id of ["gone", "left"]) residents.take(id)
  const { sweep: looked } = await sweep("2022-09")
  done(await benefits.settleSweep(looked, "release", "样例：已核对", { as: benefitsOfficer }))
  morning("2022-09-20")
  await payAll("2022-09")
  await elder.own({ type: "object", about: "recover", statement: "样例：已缴" })
  await elder.act({ type: "answer-objection", objection: 1, upheld: true, reasons })
  // The longest hold is over in the night.
  morning("2022-10-10")
  await district.runDue()
  await payAll("2022-10")
}
