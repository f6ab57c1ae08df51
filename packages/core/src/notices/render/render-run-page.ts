/** A run in figures as a whole HTML page that needs nothing from elsewhere: no script, no font, no picture. */
import type { RunFigures } from "../../benefits/index.ts"
import { composeAmount, type Fen } from "../../money/index.ts"
import { fixedMarkup, markup, type Markup, type Text, text } from "../../reasons/index.ts"
import type { Month } from "../../time/index.ts"
import { renderAges } from "./age-histogram.ts"
import { grouped } from "./grouped.ts"
import { runPageStyleSheet } from "./run-page-style.ts"

export interface RunPage {
  readonly programme: Text
  readonly authority: Text
  readonly month: Month
  readonly figures: RunFigures
  /** For example that the figures are made up. */
  readonly note?: Text
}

/**
 * The page, Chinese first and English beneath. It holds numbers alone; where a number is so small that it may point at
 * somebody, whoever publishes it leaves it out.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { renderRunPage } from "@onevisit/core/notices"
 * import { text } from "@onevisit/core/reasons"
 * import { month } from "@onevisit/core/time"
 *
 * const figures = {
 *   totals: { subjects: 3, entitled: 2, notEntitled: 1, undetermined: 0, amount: 9000 },
 *   ages: [{ age: 82, count: 1 }, { age: 91, count: 1 }],
 *   amounts: [{ amount: 3000, count: 1 }, { amount: 6000, count: 1 }],
 *   grounds: [{ ground: { code: "aged", label: text("年满80周岁", "aged 80 or above"), per: null }, no: 1, undetermined: 0 }],
 * }
 * const page = renderRunPage({
 *   programme: text("高龄津贴", "Old-age allowance"),
 *   authority: text("样例区民政局", "Sample Civil Affairs Bureau"),
 *   month: month("2018-08"),
 *   figures,
 * })
 * assert.match(page, /2018年8月/)
 * assert.match(page, /90\.00元/)
 * ```
 */
export function renderRunPage({ authority, figures, month, note, programme }: RunPage): string {
  const [year, at] = [month.slice(0, 4), String(Number(month.slice(5)))]
  const title = text(
    `${programme.zh} ${year}年${at}月数据比对核定`,
    `${programme.en}: determination for ${month}`,
  )
  const { ages, amounts, grounds, totals } = figures
  const amountCounts = amounts.map(({ amount, count }) => ({ label: composeAmount(amount as Fen), count }))
  const named = grounds.map((figure) => ({
    ...figure,
    label: figure.ground.label ?? text(figure.ground.code, figure.ground.code),
  }))
  const failing = named.map(({ label, no }) => ({ label, count: no }))
  const open = named.map(({ label, undetermined }) => ({ label, count: undetermined }))
  return markup`<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title.zh}</title>
<style>${fixedMarkup(runPageStyleSheet)}</style>
</head>
<body>
<main>
<h1>${both(title)}</h1>
<p class="note">${both(authority)}</p>
${note === undefined ? [] : markup`<p class="note">${both(note)}</p>`}
<dl class="tiles">
${tile("", text("比对人数", "people compared"), grouped(totals.subjects))}
${tile("yes", text("符合条件", "entitled"), grouped(totals.entitled))}
${tile("open", text("待核实", "undetermined"), grouped(totals.undetermined))}
${tile("no", text("不符合条件", "not entitled"), grouped(totals.notEntitled))}
${tile("yes", text("当月金额", "amount for the month"), composeAmount(totals.amount as Fen).zh, "money")}
</dl>
<section>
<h2>${both(text("符合条件人员的年龄", "Ages of those entitled"))}</h2>
<figure>${renderAges(ages)}</figure>
</section>
${section(text("月标准", "Amounts a month"), "yes", amountCounts)}
${section(text("不符合的条件", "Conditions that are not met"), "no", failing)}
${section(text("待核实的条件", "Conditions to be found out"), "open", open)}
</main>
</body>
</html>
`.markup
}

function both({ en, zh }: Text): Markup {
  return markup`${zh} <span lang="en">${en}</span>`
}

function tile(kind: string, label: Text, value: string, size = ""): Markup {
  return markup`<div class="${kind}"><dt>${both(label)}</dt><dd class="${size}">${value}</dd></div>`
}

/** A bar for each count, by its share of the longest; nobody is in two bars of one section but where several conditions fail. */
function section(
  heading: Text,
  kind: "yes" | "no" | "open",
  counts: readonly { readonly label: Text; readonly count: number }[],
): Markup {
  const most = Math.max(1, ...counts.map(({ count }) => count))
  const rows = counts.map(({ count, label }) => {
    const width = fixedMarkup(`style="width:${((count / most) * 100).toFixed(2)}%"`)
    const bar = count === 0 ? [] : markup`<span class="fill ${kind}" ${width}></span>`
    return markup`<tr><th scope="row">${both(label)}</th><td>${bar}</td><td class="count">${grouped(count)}人</td></tr>`
  })
  return markup`<section>
<h2>${both(heading)}</h2>
<table><tbody>${rows}</tbody></table>
</section>`
}
