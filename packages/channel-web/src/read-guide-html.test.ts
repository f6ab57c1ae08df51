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
    `<p aria-hidden="false">${phone}</p>`,
    `<dialog open>${phone}</dialog>`,
    `<details><summary>${phone}</summary></details>`,
    `<p>0571-<b>0000</b>&nbsp;0001</p>`,
    `<x-phone>${phone}</x-phone>`,
  ])("counts as shown what stands in %s", (showing) => {
    const page = renderGuideHtml(guide, { language: "zh" }).replace(`<p>${phone}</p>`, showing)
    expect(compareGuide(guide, readGuideHtml(page), { language: "zh" })).toEqual([])
  })

  it("reads the main content alone where the page says what that is", () => {
    const of = (html: string) => {
      const { bounded, lines } = readGuideHtml(html)
      return [bounded, ...lines.map((line) => line.text)]
    }
    expect(of("<header>站</header><main>正文</main><footer>版权</footer>")).toEqual([true, "正文"])
    expect(of("<main><p>前</p><article>正文</article></main>")).toEqual([true, "正文"])
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
