/** 严格对照“三级目录权力样本”和指导目录，自查事项：each item beside its sample, what differs, and what is left to do. */
import { alignItems, boundVisits, composeToDo, sharesOf, sharesUnder } from "@onevisit/core/catalogue"
import { text } from "@onevisit/core/reasons"
import { plainDate } from "@onevisit/core/time"
import { guidance, samples } from "../directories.ts"
import type { Story } from "../stage.ts"

export const alignedToSamples: Story = {
  title: text(
    "对照目录样本自查：改名的认得出，缺的列得出",
    "Held against the samples: a renamed item is recognised, a missing one is named",
  ),
  ruleSets: [],
  run: async ({ check, items, list, say }) => {
    const bureau = items.filter(({ authority }) => authority.id === "science-and-technology-bureau")
    const scope = { on: plainDate("2018-07-20"), level: "county", places: ["样例区"] } as const
    const aligned = alignItems(bureau, samples, scope)
    const kinds = {
      same: "一致",
      renamed: "名称不同",
      "moved-code": "编码不同",
      "renamed-and-moved": "名称和编码不同",
      split: "拆分",
      merged: "合并",
      ambiguous: "待确认",
      none: "样本中没有",
    }
    const grades = { certain: "确定", likely: "较可能", possible: "待核实" }
    list([
      ["事项", "对应的样本", "", "把握"],
      ...aligned.items.map((one) => {
        const [link] = "link" in one ? [one.link] : "links" in one ? one.links : []
        return [one.name.zh, link?.name.zh ?? "", kinds[one.kind], link ? grades[link.confidence] : ""]
      }),
    ])
    for (const one of aligned.items)
      if ("differences" in one) list(one.differences.map(({ message }) => [`· ${message.zh}`]))
    say("待办：")
    list(composeToDo(aligned).map(({ says }) => [`· ${says.zh}`]))
    const kindOf = (id: string) => aligned.items.find(({ item }) => item === id)?.kind
    check(
      text("改过名的事项仍认得出", "an item that was renamed is still recognised"),
      kindOf("technology-enterprise-assessment") === "renamed",
    )
    check(
      text("样本有而本区没有的列入待办", "what the samples have and the district lacks is on the list"),
      aligned.uncarried.map(({ entry }) => entry).join() === "results",
    )

    const practice = {
      oneStop: [{ outlet: "district-centre" }],
      visitsOf: (item: (typeof items)[number]) => {
        const bound = boundVisits(item)
        return bound.kind === "bounded" ? bound.visits : null
      },
    }
    const overall = sharesOf(bureau, scope.on, practice)
    const demanded = sharesUnder(guidance, alignItems(bureau, guidance, scope), bureau, practice)
    const share = ({ met, of }: { readonly met: number; readonly of: number }) => `${met} / ${of}`
    list([
      ["", "一窗受理", "最多跑一次", "不用跑"],
      ["全部事项", ...(["one-window", "one-visit", "zero-visit"] as const).map((as) => share(overall[as]))],
      ["指导目录", ...(["one-window", "one-visit", "zero-visit"] as const).map((as) => share(demanded[as]))],
    ])
    check(
      text(
        "全部事项“一窗受理”“最多跑一次”",
        "every item is received at one window and done within one visit",
      ),
      overall["one-window"].met === bureau.length && overall["one-visit"].met === bureau.length,
    )
    check(
      text("指导目录要求的全部做到", "all that the guidance directory demands is met"),
      demanded["one-visit"].met === guidance.entries.length && demanded["one-visit"].exceptions.length === 0,
    )
  },
}
