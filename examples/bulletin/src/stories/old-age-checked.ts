/** 高龄津贴：与全市系统对账；每个结论有可独立验证的凭据；改标准之前先看影响。 */
import {
  composeListTable,
  type ListRow,
  parseListTables,
  reconcileReasonTitles,
  type ReconcileReason,
  type Reconciliation,
} from "@onevisit/core/benefits"
import { readTableFiles, writeTableFiles } from "@onevisit/catalogue-files"
import { composeAmount, fen } from "@onevisit/core/money"
import { text } from "@onevisit/core/reasons"
import { month } from "@onevisit/core/time"
import { verifyReceipt } from "@onevisit/district/receipts"
import * as Result from "effect/Result"
import { entitledRows } from "../residents/figures.ts"
import { cityKeyOf, keyOf, type OldAgeOffice, people } from "../residents/old-age-office.ts"
import { oldAgeProgramme, proposedProgramme } from "../residents/old-age-programme.ts"
import type { Residents } from "../residents/residents.ts"
import { grouped } from "../terminal.ts"
import type { Stage, Story } from "../stage.ts"

const MARCH = month("2026-03")
const JULY = month("2026-07")
const programme = oldAgeProgramme.id

export const oldAgeChecked: Story = {
  title: text(
    "高龄津贴：与全市系统对账，凭据人人可验，改标准先看影响",
    "Old-age allowance: reconciled with the city, receipts that anybody can check, a reform looked at before it is made",
  ),
  ruleSets: [],
  run: async (stage) => {
    const office = await stage.oldAgeOffice()
    await reconciled(stage, office)
    await verified(stage, office)
    await previewed(stage, office)
  },
}

/**
 * The city reckons by itself: it changes bands a month later, pays on where the district stopped, and has not heard of who
 * was found in January.
 */
async function reconciled(stage: Stage, { benefits, residents }: OldAgeOffice): Promise<void> {
  const { check, list, progress, say } = stage
  const theirs = [...entitledRows(residents, MARCH)].flatMap(([row, amount]) =>
    row === people.turnedEighty ? [] : [lineOf(residents, row, row === people.leapDay ? 3000 : amount)],
  )
  theirs.push(lineOf(residents, people.lateDeath, 3000))
  const table = composeListTable(theirs, { file: "city.csv", sheet: "全市" })
  const files = Result.getOrThrow(await writeTableFiles([table], { format: "csv" }))
  const { tables } = await readTableFiles(files)
  const read = Result.getOrThrow(parseListTables(tables))
  const purpose = "与全市系统对账 2026-03"
  const result = await progress(text("与全市系统对账", "reconciling with the city"), async (report) => {
    const found = await benefits.reconcileList({ programme, months: [MARCH], theirs: read, purpose })
    report({ done: read.length, of: read.length })
    return found
  })
  const { differing, matched, onlyOurs, onlyTheirs } = result
  list([
    ["一致", grouped(matched.length)],
    ["内容不同", grouped(differing.length)],
    ["仅我方有", grouped(onlyOurs.length)],
    ["仅对方有", grouped(onlyTheirs.length)],
  ])
  const reasons = reasonsIn(result)
  for (const [reason, count] of reasons) say(`${reconcileReasonTitles[reason].zh}：${grouped(count)}`)
  check(
    text("对方名单的每一行恰好归入一处", "every line of the city's list is in exactly one place"),
    matched.length + differing.length + onlyTheirs.length === theirs.length,
  )
  const ninety = cityKeyOf(residents.identityOf(people.leapDay))
  const found = cityKeyOf(residents.identityOf(people.turnedEighty))
  check(
    text("差异能说明原因的说明原因", "a difference has its reason where it can be told"),
    differing.some(
      ({ fields, ours }) => ours.person === ninety && fields[0]?.reason === "other-band-month",
    ) &&
      onlyOurs.some(({ row }) => row.person === found) &&
      (reasons.get("unexplained") ?? 0) < theirs.length / 100,
  )
  check(
    text("名单上没有姓名和号码", "no name and no number stands in the list"),
    files.every(({ bytes }) => !/样例居民|990101/.test(new TextDecoder().decode(bytes))),
  )
}

function lineOf(residents: Residents, row: number, amount: number): ListRow {
  const person = cityKeyOf(residents.identityOf(row)) ?? ""
  return {
    person,
    month: MARCH,
    amount: fen(amount),
    status: "paid",
    category: null,
    from: null,
    payee: null,
  }
}

/** Whoever has the public key checks a determination without us: facts, rule, parameters and path to the signed root. */
async function verified({ check, say }: Stage, office: OldAgeOffice): Promise<void> {
  const { benefits, publicKey } = office
  const key = await keyOf(office, people.leapDay)
  const handed = await benefits.receipt(key, { purpose: "本人申请查看" })
  const [receipt, root] = [handed?.receipt ?? "", handed?.signedRoot ?? ""]
  const answer = verifyReceipt(receipt, root, await publicKey())
  say(`凭据${grouped(receipt.length)}字，${answer.outcome === "verified" ? "验证通过" : "验证不通过"}`)
  check(
    text("凭据不依赖本系统即可重新认定", "a receipt is determined anew without us"),
    answer.outcome === "verified",
  )
  const forged = receipt.replace("6000", "9000")
  check(
    text("改动一个数字即被识破", "one changed figure is found out"),
    forged !== receipt && verifyReceipt(forged, root, await publicKey()).outcome !== "verified",
  )
}

async function previewed({ check, list, progress }: Stage, { benefits }: OldAgeOffice): Promise<void> {
  const preview = await progress(text("新标准影响测算", "preview of other rates"), (report) =>
    benefits.previewReform(
      { programme, proposed: proposedProgramme, month: JULY, purpose: "改标准测算" },
      report,
    ),
  )
  const { cost, counts, witnesses } = preview
  list([
    ["新增", grouped(counts.gained)],
    ["失去", grouped(counts.lost)],
    ["金额增加", grouped(counts.raised)],
    ["每月增支", composeAmount(fen(cost.difference)).zh],
  ])
  check(
    text(
      "改标准前看清谁受影响、花多少钱，并各举一例",
      "who is concerned, what it costs, and one example of each kind",
    ),
    counts.lost === 0 && counts.raised > 0 && cost.difference > 0 && witnesses.raised !== undefined,
  )
}

function reasonsIn({
  differing,
  onlyOurs,
  onlyTheirs,
}: Reconciliation): ReadonlyMap<ReconcileReason, number> {
  const reasons = [
    ...differing.flatMap(({ fields }) => fields.map(({ reason }) => reason)),
    ...[...onlyOurs, ...onlyTheirs].map(({ reason }) => reason),
  ]
  const counts = new Map<ReconcileReason, number>()
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return counts
}
