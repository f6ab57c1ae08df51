/** A window sign as one page of HTML for printing on A4, landscape: Chinese large, English small beside it. */
import { fixedMarkup, markup, type Markup, type Text } from "../../reasons/index.ts"
import type { SignGroup, WindowSign } from "./window-sign.ts"

/** The sign as a whole document that needs nothing else: no script, no font, no picture. All text is escaped. */
export function composeWindowSignPage(sign: WindowSign): string {
  const { complaintPhones, groups, heading, hours, outlet, phone } = sign
  const isOneDesk = heading.zh === outlet.zh
  return markup`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${isOneDesk ? outlet.zh : `${outlet.zh} ${heading.zh}`}</title>
<style>${fixedMarkup(STYLE)}</style>
</head>
<body>
<header>
${isOneDesk ? "" : markup`<p class="outlet">${both(outlet)}</p>\n`}<h1>${both(heading)}</h1>
</header>
<main>
${groups.map(composeGroup)}</main>
<footer>
<section><h2>${both({ zh: "办公时间", en: "Hours" })}</h2>
${hours.map((line) => markup`<p>${both(line)}</p>\n`)}</section>
<section><h2>${both({ zh: "咨询电话", en: "Telephone" })}</h2>
<p>${phone}</p>
</section>
${complaintPhones.length === 0 ? "" : composeComplaints(complaintPhones)}</footer>
</body>
</html>
`.markup
}

const STYLE = `
@page{size:A4 landscape;margin:12mm}
*{box-sizing:border-box}
body{margin:0 auto;max-width:273mm;color:#000;background:#fff;font:13pt/1.5 "Microsoft YaHei","PingFang SC","Noto Sans CJK SC","Source Han Sans SC",sans-serif}
h1{margin:0;font-size:40pt;line-height:1.2}
h2{margin:0;font-size:15pt}
p{margin:0}
small{font-size:.6em;font-weight:normal}
header{padding-bottom:4mm;border-bottom:1.5mm solid #000}
.outlet{font-size:20pt}
main{columns:2;column-gap:10mm;padding:4mm 0}
main section{break-inside:avoid;padding-bottom:3mm}
ul{margin:0;padding:0;list-style:none}
li{display:flex;justify-content:space-between;gap:4mm;border-bottom:.2mm solid #777}
.visits{white-space:nowrap}
.none{font-weight:bold}
footer{display:flex;justify-content:space-between;gap:10mm;padding-top:4mm;border-top:1.5mm solid #000}
`

function composeComplaints(phones: readonly string[]): Markup {
  return markup`<section><h2>${both({ zh: "投诉电话", en: "Complaints" })}</h2>
<p>${phones.join("、")}</p>
</section>
`
}

function composeGroup({ items, title }: SignGroup): Markup {
  const lines = items.map(
    ({ isWithoutVisit, name, visits }) =>
      markup`<li><span>${both(name)}</span><span class="visits${isWithoutVisit ? " none" : ""}">${both(visits)}</span></li>\n`,
  )
  return markup`<section><h2>${both(title)}</h2>\n<ul>\n${lines}</ul>\n</section>\n`
}

function both({ en, zh }: Text): Markup {
  return markup`${zh} <small lang="en">${en}</small>`
}
