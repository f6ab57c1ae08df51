import { compareGuide, renderGuideHtml, renderGuidePrint, type Guide } from "@onevisit/core/notices"
import { text } from "@onevisit/core/reasons"
import { describe, expect, it } from "vitest"
import { composeGuidePage } from "./guide-page.ts"
import { readGuideHtml } from "./read-guide-html.ts"
import type { Site } from "./site.ts"
import { sampleGuide } from "./testing/sample-guides.ts"

const shown = (html: string) => readGuideHtml(html).lines.map((line) => line.text)

const phone = "0571-0000 0001"
const guide: Guide = {
  ...sampleGuide,
  sections: [
    ...sampleGuide.sections,
    {
      id: "contact",
      heading: text("咨询", "Contact"),
      blocks: [{ kind: "paragraph", text: text(phone, phone) }],
    },
  ],
}
const site: Site = {
  title: text("样例站", "Sample site"),
  authority: text("样例区", "Sample"),
  baseUrl: null,
}

describe("reading a page", () => {
  it("reads text as a browser lays it out: blocks apart, what stands in a line together", () => {
    expect(shown("<p>原<b>件</b><span>1</span> 份<br>纸质<p>甲<div>乙<ul><li>丙<li>丁</ul>戊</div>")).toEqual(
      ["原件1 份", "纸质", "甲", "乙", "丙", "丁", "戊"],
    )
    expect(shown("<table><tr><th>材料<td>份数<tr><td>表<td>1</table>")).toEqual(["材料", "份数", "表", "1"])
    expect(shown("<p>A&amp;B &lt;b&gt; &nbsp; &#x4E2D;</p>")).toEqual(["A&B <b> 中"])
  })

  it("knows headings by what they are marked as", () => {
    expect(
      readGuideHtml(`<h2>收<em>费</em></h2><p>无</p><div role="heading">结果</div><b>文件</b>`).lines,
    ).toEqual([
      { text: "收费", heading: true },
      { text: "无", heading: false },
      { text: "结果", heading: true },
      { text: "文件", heading: false },
    ])
  })

  it.each([
    `<script>"${phone}"</script>`,
    `<style>p::after{content:"${phone}"}</style>`,
    `<!-- ${phone} -->`,
    `<meta name="description" content="${phone}">`,
    `<p title="${phone}" data-phone="${phone}" aria-label="${phone}"></p>`,
    `<a href="tel:${phone}"></a>`,
    `<img alt="${phone}" src="x">`,
    `<input value="${phone}">`,
    `<textarea>${phone}</textarea>`,
    `<select><option>${phone}</select>`,
    `<template><p>${phone}</p></template>`,
    `<noscript>${phone}</noscript>`,
    `<iframe srcdoc="${phone}">${phone}</iframe>`,
    `<object>${phone}</object>`,
    `<svg><title>${phone}</title><text>${phone}</text></svg>`,
    `<p hidden>${phone}</p>`,
    `<p hidden="until-found">${phone}</p>`,
    `<div hidden><div><b>${phone}</b></div></div>`,
    `<p aria-hidden="true">${phone}</p>`,
    `<p style="color: red; DISPLAY : none !important">${phone}</p>`,
    `<p style="display:/**/none">${phone}</p>`,
    `<p style="visibility:hidden;">${phone}</p>`,
    `<p style="display:none/* for now">${phone}</p>`,
    `<p style="color:red; font-size: 0px">${phone}</p>`,
    `<p style="font:0/0 a">${phone}</p>`,
    `<p style="opacity:.0">${phone}</p>`,
    `<p style="text-decoration:red line-through">${phone}</p>`,
    `<p style="text-decoration-line: Line-Through !important">${phone}</p>`,
    `<button>${phone}</button>`,
    `<dialog>${phone}</dialog>`,
    `<del>${phone}</del>`,
    `<s>${phone}</s>`,
    `<nav>${phone}</nav>`,
    `<div role="navigation">${phone}</div>`,
    `<title>${phone}</title>`,
  ])("does not count as shown what stands in %s", (hiding) => {
    const page = renderGuideHtml(guide, { language: "zh" })
    const without = page.replace(`<p>${phone}</p>`, hiding)
    expect(without).toContain(phone)
    expect(shown(without).join()).not.toContain(phone)
    expect(compareGuide(guide, readGuideHtml(without), { language: "zh" })).toMatchObject([
      { code: "guide-text-missing", section: "contact", expected: phone },
    ])
  })

  it.each([
    `<p style="display:block">${phone}</p>`,
    `<p style="opacity:0.9;font-size:0.9em;font:italic 1em a;text-decoration:underline">${phone}</p>`,
    `<p style="/*display:none">${phone}</p>`,
    `<p aria-hidden="false">${phone}</p>`,
    `<p><bdo dir=ltr>${phone}</bdo></p>`,
    `<button>展开</button><p>${phone}</p>`,
    `<dialog open>${phone}</dialog>`,
    `<details><summary>${phone}</summary></details>`,
    `<p>0571-<b>0000</b>&nbsp;0001</p>`,
    `<x-phone>${phone}</x-phone>`,
  ])("counts as shown what stands in %s", (showing) => {
    const page = renderGuideHtml(guide, { language: "zh" }).replace(`<p>${phone}</p>`, showing)
    expect(compareGuide(guide, readGuideHtml(page), { language: "zh" })).toEqual([])
  })

  it.each([
    `<p><bdo dir=rtl>${phone}</bdo></p>`,
    `<p dir=RTL>${phone}</p>`,
    `<p>0571-0000 <span style="direction:rtl; unicode-bidi:bidi-override">0001</span></p>`,
    `<div style="unicode-bidi:isolate-override"><p>${phone}</p></div>`,
  ])("says that the order of reading is changed by %s", (reordering) => {
    const page = renderGuideHtml(guide, { language: "zh" }).replace(`<p>${phone}</p>`, reordering)
    expect(compareGuide(guide, readGuideHtml(page), { language: "zh" })).toMatchObject([
      { code: "guide-text-changed", section: "contact", expected: phone },
    ])
  })

  it("reads a heading that is a button to fold by", () => {
    expect(readGuideHtml("<h2> <button>收费</button> </h2><h2>结果<button>展开</button></h2>").lines).toEqual(
      [
        { text: "收费", heading: true },
        { text: "结果", heading: true },
      ],
    )
  })

  it("says which lines stand in one block, and which in one cell", () => {
    const { lines } = readGuideHtml(
      "<div><h2>一</h2><ul><li>甲<li>乙<ul><li>丙</ul></ul><table><tr><td>丁<br>戊<td><p>己</table></div><p>尾",
    )
    const numbers = lines.map(({ block, cell, text: words }) => [words, block, cell])
    expect(numbers).toEqual([
      ["一", [1, 14], undefined],
      ["甲", [3, 7], undefined],
      ["乙", [3, 7], undefined],
      ["丙", [6, 7], undefined],
      ["丁", [8, 14], 11],
      ["戊", [8, 14], 11],
      ["己", [8, 14], 13],
      ["尾", undefined, undefined],
    ])
  })

  it("knows a column that only counts the rows", () => {
    const counting = (html: string) =>
      readGuideHtml(html).lines.flatMap((line) => (line.counting ? [line.text] : []))
    const table = "<table><tr><th>序号<th>材料<tr><td>1<td>甲<tr><td>2<td>乙</table>"
    expect(counting(table)).toEqual(["序号", "1", "2"])
    expect(counting(table.replace("<td>2", "<td>3"))).toEqual([])
    expect(counting(table.replace("序号", "份数"))).toEqual([])
    expect(counting(table.replace("<td>1", "<td>1<br>份"))).toEqual([])
    expect(counting(table.replace("甲", table))).toEqual(["序号", "1", "序号", "1", "2", "2"])
  })

  it.each(["/*a", " ", "! ", ";:"])("reads a style of many %j without waiting", (piece) => {
    const start = performance.now()
    expect(shown(`<p style="${piece.repeat(480_000 / piece.length)}">甲`)).toEqual(["甲"])
    expect(performance.now() - start).toBeLessThan(3000)
  })

  it("reads the main content alone where the page says what that is", () => {
    const of = (html: string) => {
      const { bounded, lines } = readGuideHtml(html)
      return [bounded, ...lines.map((line) => line.text)]
    }
    expect(of("<header>站</header><main>正文</main><footer>版权</footer>")).toEqual([true, "正文"])
    expect(of("<main><p>前</p><article>正文</article></main>")).toEqual([true, "正文"])
    expect(of("<main><p>正文甲</p><aside><article>旁甲乙丙</article></aside></main>")).toEqual([
      true,
      "正文甲",
      "旁甲乙丙",
    ])
    expect(of("<main><p>正文正文</p><article>新闻</article></main>")).toEqual([true, "正文正文", "新闻"])
    expect(of("<p>正文正文</p><article>新闻</article>")).toEqual([false, "正文正文", "新闻"])
    expect(of("<div role=main>正文</div>尾")).toEqual([true, "正文"])
    expect(of("<article>一</article><article>二</article>")).toEqual([false, "一", "二"])
    expect(of("<main hidden>旧</main><main>新</main>")).toEqual([true, "新"])
    expect(of("<div>站</div><div>正文</div>")).toEqual([false, "站", "正文"])
  })

  it("reads pages of any depth, and what is no page", () => {
    const deep = 20_000
    expect(shown("<div><b>".repeat(deep) + "底" + "</b></div>".repeat(deep))).toEqual(["底"])
    expect(shown("")).toEqual([])
    expect(shown("<<p>>&&</")).toEqual(["<", ">&&</"])
  })
})

describe("a published page read back", () => {
  const drift = (page: string) => compareGuide(guide, readGuideHtml(page), { language: "zh" })
  const page = renderGuideHtml(guide, { language: "zh" })

  it("may count the rows of its tables, but move nothing from cell to cell", () => {
    let row = 0
    const counted = page
      .replace('<th scope="col">材料', '<th scope="col">序号</th>$&')
      .replace(
        /<tr><t[hd](?: scope="row")?>(?=申请书|审计报告)/g,
        (cell) => `<tr><td>${(row += 1)}</td>${cell.slice(4)}`,
      )
    expect(row).toBe(2)
    expect(drift(counted)).toEqual([])
    expect(drift(counted.replace("审计报告</th><td>1", "审计报告</th><td>"))).toMatchObject([
      { code: "guide-text-missing", section: "materials", expected: "1" },
    ])
    for (const moved of ["申请书1</th><td>", "申请书 1</th><td>"]) {
      const copy = page.replace("申请书</th><td>1", moved)
      expect(copy).not.toBe(page)
      expect(drift(copy).map(({ section }) => section)).toContain("materials")
    }
  })

  it("of which the end goes on in its own list is found, without a word on what else the site has", () => {
    const items = [text("甲地", ""), text("乙地", "")]
    const [first, ...others] = guide.sections
    if (first === undefined) throw new Error("The sample has sections.")
    const whole = {
      ...guide,
      sections: [
        ...others,
        first,
        { id: "places", heading: text("网点", ""), blocks: [{ kind: "list" as const, items }] },
      ],
    }
    const bare = renderGuideHtml(whole, { language: "zh" })
      .replace(/<\/?(?:main|article|section)[^>]*>/g, "")
      .replace("</body>", "<p>打印本页</p><div><p>版权所有</p></div></body>")
    const found = (html: string) => compareGuide(whole, readGuideHtml(html), { language: "zh" })
    expect(readGuideHtml(bare).bounded).toBe(false)
    expect(found(bare)).toEqual([])
    const longer = bare.replace("<li>乙地</li>", "$&<li>须本人到场</li>")
    expect(found(longer)).toMatchObject([
      { code: "guide-text-extra", section: "places", shown: "须本人到场" },
    ])
  })

  it("is its guide in both languages, whether from the site, by itself or for paper", () => {
    for (const language of ["zh", "en"] as const) {
      for (const page of [
        composeGuidePage(site, guide, language).content,
        renderGuideHtml(guide, { language }),
        renderGuidePrint(guide, { language }),
      ])
        expect(compareGuide(guide, readGuideHtml(page), { language })).toEqual([])
    }
  })

  it("is its guide although another system has marked it up anew", () => {
    const page = `<!DOCTYPE html><meta charset=utf-8><title>样例区政府</title>
<div class=top><a href="/">首页</a> &gt; <a href="/g">办事指南</a></div>
<div class=content>
  <p style="text-align:center"><strong><span>区级企业技术中心认定</span></strong></p>
  <p class=meta>来源：样例区经济和信息化局　版本：2018-07　公布日期：2018年7月20日　施行日期：2018年8月1日</p>
  <p><strong>一、申请条件</strong></p>
  <p>在样例区登记的企业.</p>
  <p>1. 财务健全<br>2. 无失信记录</p>
  <div><b>二、申请材料：</b></div>
  <div class=grid><div>材料</div><div>份数</div><div>容缺</div>
  <div>申请书</div><div>１</div><div>否</div><div>审计报告</div><div>1</div><div>是</div></div>
  <p><b>三、咨询</b></p><p><font>0571-0000</font>&nbsp;<font>0001</font></p>
</div>
<div class=foot>打印本页 | 关闭窗口</div><div>版权所有</div>`
    expect(compareGuide(guide, readGuideHtml(page), { language: "zh" })).toEqual([])
    const drifted = page.replace("<div>审计报告</div><div>1</div>", "<div>审计报告</div><div>2</div>")
    expect(compareGuide(guide, readGuideHtml(drifted), { language: "zh" })).toMatchObject([
      { code: "guide-text-changed", section: "materials", expected: "1", shown: "2" },
    ])
  })
})
