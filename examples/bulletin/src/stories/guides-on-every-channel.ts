/** 信息发布多开“一扇窗”，网站、微信、QQ: where each guide stands, corrected on all of them when it is withdrawn. */
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import type { PublishingRow } from "@onevisit/district"
import { text } from "@onevisit/core/reasons"
import { clerk } from "../people.ts"
import type { Story } from "../stage.ts"
import { morningOf } from "./shared.ts"

const GROUP = "样例区办事QQ群"

export const guidesOnEveryChannel: Story = {
  title: text(
    "网站、微信、QQ群同步公布，撤下时处处更正",
    "On site, WeChat and QQ alike, and corrected on all when withdrawn",
  ),
  ruleSets: [],
  run: async (stage) => {
    const { check, district, items, list, say, show, site, wechat } = stage
    const { publishing } = district
    const on = morningOf(stage, "2018-07-20")
    const statusesOf = async (rows: readonly PublishingRow[]) => new Set(rows.map(({ status }) => status))
    const every = items.length
    const table = async () =>
      list([
        ["渠道", "已公布", "待人工", "未成功", "已撤下"],
        ...(await publishing.places()).map(({ channel, guides }) => [
          channel,
          String(guides.published + guides["in-brief"]),
          String(guides.waiting),
          String(guides.failed),
          String(guides.withdrawn),
        ]),
      ])

    const places = await publishing.places()
    check(
      text("网站和微信都已公布全部指南", "site and WeChat show every guide"),
      places.length === 3 &&
        places.filter(({ manual }) => !manual).every(({ guides }) => guides.published === every) &&
        wechat.articles.length === every,
    )
    check(
      text("微信文章写明版本并指向网站", "articles on WeChat say their edition and lead to the site"),
      wechat.articles.every(
        ({ content, content_source_url: address }) =>
          content.includes("版本：") && address !== undefined && content.includes(address),
      ),
    )
    const tasks = await publishing.tasks({ channel: "qq" })
    check(
      text("QQ群不能自动推送，逐项待人工发布", "nobody can push to QQ groups: each guide waits for a person"),
      tasks.length === every && tasks.every(({ task }) => task === "post"),
    )
    show(tasks[0]?.text ?? "")
    for (const { item } of tasks)
      await publishing.confirm({ channel: "qq", item, place: GROUP, on }, { as: clerk })
    await table()
    check(
      text("工作人员确认后，三处均已公布", "once an officer has confirmed it, all three show it"),
      (await statusesOf(await publishing.standings())).size === 1 && (await publishing.tasks()).length === 0,
    )

    const [first] = items
    if (first === undefined) throw new Error("The catalogue is empty")
    // A guide that is only there to be withdrawn, so that the other stories keep theirs.
    const passing = { ...first, id: "passing-sample", name: text("临时样例事项", "Passing sample matter") }
    await district.catalogue.publish([passing], { batch: "passing", as: clerk })
    await district.runDue()
    await publishing.confirm({ channel: "qq", item: passing.id, place: GROUP, on }, { as: clerk })
    const reason = text("样例：停止办理", "sample: no longer offered")
    await district.catalogue.withdraw(`${passing.id}@${passing.edition}`, { from: on, reason, as: clerk })
    await district.runDue()
    const pages = ["zh/index.html", "en/index.html", "zh/feed.xml", "en/feed.json", "sitemap.xml"]
    const read = await Promise.all(pages.map((page) => readFile(join(site, "current", page), "utf8")))
    check(
      text(
        "撤下后网站各页、订阅源、站点地图都不再有它",
        "withdrawn, it is gone from pages, feeds and sitemap",
      ),
      read.every((page) => !page.includes(passing.id)),
    )
    check(
      text("微信文章已删除", "its article on WeChat is deleted"),
      wechat.articles.length === every && wechat.articles.every(({ title }) => !title.includes("临时样例")),
    )
    const [correction] = await publishing.tasks()
    check(
      text("QQ群里发过的，留下一项撤下任务", "where it was posted in the group, its taking away is owed"),
      correction?.task === "withdraw" && correction.place === GROUP,
    )
    say(correction?.text ?? "")
    await publishing.confirm({ channel: "qq", item: passing.id, place: GROUP, on }, { as: clerk })
    check(
      text("处处已更正", "corrected everywhere"),
      (await statusesOf(await publishing.standings({ item: passing.id }))).has("withdrawn") &&
        (await statusesOf(await publishing.standings({ item: passing.id }))).size === 1,
    )
    await table()
  },
}
