/** 高龄津贴：2011年以来的在享名册接入。先试算，逐条说明差异；经办人确认后才生效；重复导入不变。 */
import { type RollEntry, rollStandingTitles, ROLL_STANDINGS } from "@onevisit/core/benefits"
import { readTableFiles, writeTableFiles } from "@onevisit/catalogue-files"
import { text } from "@onevisit/core/reasons"
import type { RollInput } from "@onevisit/district"
import * as Result from "effect/Result"
import { CUT_OVER, rollOf2011 } from "../residents/roll-of-2011.ts"
import { oldAgeProgramme } from "../residents/old-age-programme.ts"
import { grouped } from "../terminal.ts"
import type { Story } from "../stage.ts"

const ROLL = "roll-2011"

export const oldAgeRollImported: Story = {
  title: text(
    "高龄津贴：2011年以来的名册先试算、后确认、再接入",
    "Old-age allowance: the roll since 2011 is tried, confirmed, and only then taken over",
  ),
  ruleSets: [],
  run: async (stage) => {
    const { check, list, progress, say } = stage
    const { benefits, officer, residents } = await stage.oldAgeOffice()
    say("条款、金额和人员均为样例。Clauses, amounts and people are samples.")
    const [file] = Result.getOrThrow(await writeTableFiles([rollOf2011(residents)], { format: "csv" }))
    const csv = new TextDecoder().decode(file?.bytes)

    const wrong = csv.replace("2025-12", "2026-01").replace("2025-12", "十二月")
    const refused = await benefits.compareRoll(await inputOf(wrong), { as: officer }).catch((error) => error)
    const issues: readonly { readonly path: readonly (string | number)[] }[] = refused.issues ?? []
    for (const { path } of issues) say(`名册有误：表“${path[0]}”第${path[1]}行“${path[2]}”`)
    check(
      text(
        "错误按表、行、列一次列全，不重复个人信息",
        "errors come all at once by sheet, row and column, and repeat nobody's data",
      ),
      issues.length === 2 && !/样例居民|9901\d/.test(String(refused.message)),
    )

    const input = await inputOf(csv)
    const compared = await benefits.compareRoll(input, { as: officer })
    if (compared.outcome === "refused") throw new Error(`Refused: ${compared.refusal.message.en}`)
    const { entries, summary } = compared
    const { comparison = "", counts, rows = 0 } = summary.compared ?? {}
    list(
      ROLL_STANDINGS.filter((standing) => (counts?.[standing] ?? 0) > 0).map((standing) => [
        rollStandingTitles[standing].zh,
        grouped(counts?.[standing] ?? 0),
      ]),
    )
    const differing = entries.find(({ standing }) => standing === "differing")
    if (differing !== undefined) say(`例：${reasonOf(differing)}`)
    const counted = ROLL_STANDINGS.reduce((sum, standing) => sum + (counts?.[standing] ?? 0), 0)
    check(
      text("名册与人口库中的每个人恰好归入一类", "everybody of roll and register is counted exactly once"),
      counted === residents.rows + (counts?.unknown ?? 0),
    )
    check(
      text("试算不产生任何效力", "a dry run takes no effect"),
      (await benefits.find({ programme: oldAgeProgramme.id, limit: 1 })).entitlements.length === 0 &&
        (await benefits.importRoll(input, { as: officer })).outcome === "refused",
    )

    await benefits.confirmRoll(ROLL, comparison, { as: officer })
    const imported = await progress(text("名册接入", "taking over the roll"), (report) =>
      benefits.importRoll(input, { as: officer }, report),
    )
    check(
      text("确认后全部接入，在享者的待遇不变", "after it was confirmed all are taken over as they are"),
      imported.outcome === "imported" && imported.summary.imported === rows,
    )
    const again = await benefits.importRoll(input, { as: officer })
    check(
      text("再次导入同一名册，没有任何变化", "the same roll again changes nothing"),
      again.outcome === "imported" && JSON.stringify(again) === JSON.stringify(imported),
    )
  },
}

async function inputOf(csv: string): Promise<RollInput> {
  const files = [{ name: "roll-2011.csv", bytes: new TextEncoder().encode(csv) }]
  const { tables } = await readTableFiles(files)
  return { programme: oldAgeProgramme.id, roll: ROLL, cutOver: CUT_OVER, tables }
}

function reasonOf({ differences }: RollEntry): string {
  return differences.map(({ reason }) => reason.zh).join("；")
}
