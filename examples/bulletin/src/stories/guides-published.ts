/** 信息发布多开“一扇窗”: guides go public at once, in both languages, with a feed. */
import { readFile, readdir } from "node:fs/promises"
import { join } from "node:path"
import { itemTypes } from "@onevisit/core/law"
import { text } from "@onevisit/core/reasons"
import { clerk } from "../people.ts"
import type { Story } from "../stage.ts"
import { morningOf } from "./shared.ts"

export const guidesPublished: Story = {
  title: text("办事指南一次公布，内容明确", "Guides published at once, and told clearly"),
  ruleSets: [],
  run: async (stage) => {
    const { check, district, items, list, say, site } = stage
    morningOf(stage, "2018-07-20")
    const published = await district.catalogue.publish(items, { batch: "2018-07", as: clerk })
    const report = await district.runDue()
    const files = await htmlUnder(site)
    const pages = (await Promise.all(files.map((file) => readFile(file, "utf8")))).join("\n")
    const feeds = (await filesUnder(site)).filter((file) => file.endsWith(".xml") || file.endsWith(".atom"))
    list([
      ["事项", "类型", "到场次数"],
      ...items.map(({ name, type, visits }) => [name.zh, itemTypes[type].title.zh, String(visits.declared)]),
    ])
    say(`公布 ${items.length} 项，生成网页 ${files.length} 个`)
    check(
      text("整批公布成功", "the batch is published"),
      published.outcome === "published" && report.messages.done > 0,
    )
    check(
      text("每个事项都有中英文指南", "each item has a guide in both languages"),
      items.every(
        ({ name }) =>
          pages.includes(name.zh) &&
          pages.includes(name.en.replaceAll("&", "&amp;").replaceAll("'", "&#39;")),
      ),
    )
    check(text("没有“其他材料”", "no “other materials” anywhere"), !pages.includes("其他材料"))
    check(text("有订阅源", "there is a feed"), feeds.length > 0)
    const again = await district.catalogue.publish(items, { batch: "2018-07", as: clerk })
    check(
      text("重复公布不产生新版本", "publishing again changes nothing"),
      again.outcome === "published" &&
        published.outcome === "published" &&
        again.revision === published.revision,
    )
  },
}

async function filesUnder(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

async function htmlUnder(folder: string): Promise<readonly string[]> {
  return (await filesUnder(folder)).filter((file) => file.endsWith(".html"))
}
