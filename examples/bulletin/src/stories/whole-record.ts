/** 卷宗、自查和全程留痕: what was played before is whole, as its chains and signed roots show; a copy that was written into is not. */
import { copyFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { system } from "@onevisit/core/identity"
import { text } from "@onevisit/core/reasons"
import { plainDate } from "@onevisit/core/time"
import { type ArchiveLine, importArchive, verifyStorage } from "@onevisit/district"
import { memoryStorage } from "@onevisit/storage-memory"
import { sqliteStorage } from "@onevisit/storage-sqlite"
import type { Story } from "../stage.ts"

const FIRST = plainDate("2018-01-01")
const archivist = system("archive")

export const wholeRecord: Story = {
  title: text(
    "卷宗、案卷自查和归档：记录完整可验，改一个字也查得出在哪里",
    "Dossiers, self-checks and archives: the record is shown to be whole, and one changed entry is found by its place",
  ),
  ruleSets: [],
  run: async ({ check, clock, database, district, folder, keys, list, say }) => {
    clock.advance({ days: 1 })
    await district.runDue()
    const publicKey = await keys.publicKey()
    const whole = await district.audit.verify({ publicKey })
    if (whole.outcome === "whole") say(`${whole.events} 个事件，${whole.roots} 个签名根，均相符`)
    check(
      text("全部事件的链和签名根都相符", "every chain and every signed root holds"),
      whole.outcome === "whole" && whole.roots > 0,
    )

    // Everything is in the log's own file; a copy is written into behind the district's back.
    const copy = join(folder, "copied.db")
    const source = new DatabaseSync(database)
    source.exec("PRAGMA wal_checkpoint(TRUNCATE)")
    source.close()
    await copyFile(database, copy)
    const hand = new DatabaseSync(copy)
    const [row] = hand
      .prepare("SELECT stream, version, position FROM events WHERE type = 'DecisionMade'")
      .all()
    hand
      .prepare("UPDATE events SET occurred_on = '2018-01-02' WHERE position = ?")
      .run(row?.["position"] ?? 0)
    hand.close()
    const forged = sqliteStorage(copy)
    const found = await verifyStorage(forged, { publicKey })
    await forged.close()
    if (found.outcome === "broken") say(found.first.message.zh)
    check(
      text("副本中被改日期的决定，指明是哪一个", "the decision whose day was changed in a copy is named"),
      found.outcome === "broken" &&
        found.first.stream === row?.["stream"] &&
        found.first.position === row?.["position"],
    )

    const [closed] = await district.intake.find({ phase: "delivered", limit: 1 })
    const made = await district.audit.dossier(closed?.case ?? "", { as: archivist })
    if (made.outcome === "made") await writeFile(join(folder, "dossier.html"), made.html)
    check(
      text(
        "办结办件的卷宗已成页，未开封的信息不外露",
        "a closed case has its dossier, with nothing opened in it",
      ),
      made.outcome === "made" && made.html.includes("卷内目录") && made.html.includes("（内容已封存）"),
    )

    const report = await district.audit.selfCheck()
    list([["问题", "件数"], ...Object.entries(report.byCode).map(([code, count]) => [code, String(count)])])
    check(
      text(
        "自查看过每一件办件，缺什么逐条列出",
        "the self-check went through every case and lists what is missing",
      ),
      report.cases === (await district.statistics.figures({ from: FIRST, to: null })).all.cases.received &&
        report.findings.length > 0,
    )

    const answer = await district.audit.archive({}, { as: archivist })
    const lines: ArchiveLine[] = []
    if (answer.outcome === "archived") for await (const line of answer.lines) lines.push(line)
    const archive = {
      manifest: lines.at(-1)?.line ?? "",
      lines: async function* (part: string) {
        for (const each of lines) if (each.part === part) yield each.line
      },
    }
    const elsewhere = memoryStorage()
    const imported = await importArchive(elsewhere, archive, { publicKey })
    const again = await verifyStorage(elsewhere, { publicKey })
    check(
      text(
        "归档后在别处导入，链和签名根仍然相符",
        "archived and imported elsewhere, chains and roots hold as before",
      ),
      imported.outcome === "imported" && again.outcome === "whole" && again.roots > 0,
    )
  },
}
