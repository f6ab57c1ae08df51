import { describe, expect, it } from "vitest"
import { item, type Loose, read } from "../items.fixture.ts"
import { formatWindowSign } from "./format-window-sign.ts"
import type { Outlet } from "./outlet.ts"
import { centre, on, village } from "./outlets.fixture.ts"
import { composeWindowSignPage } from "./window-sign-page.ts"
import { composeWindowSign } from "./window-sign.ts"

const named = (zh: string, en: string) => ({ zh, en })
const science = { id: "science", title: named("科技", "Science") }
const windows = [
  item({
    id: "technology-centre",
    name: named("企业技术中心认定", "Technology centre"),
    category: science,
    servedAt: [{ outlet: "centre", windows: ["science"] }],
    visits: { declared: 1, reason: named("须到窗口", "window") },
  }),
  item({
    id: "voucher",
    name: named("创新券", "Voucher"),
    category: science,
    servedAt: [{ outlet: "centre" }],
    channels: ["online"],
    materials: [],
  }),
  item({
    id: "help",
    name: named("咨询", "Enquiry"),
    servedAt: [{ outlet: "centre", windows: ["general"] }, { outlet: "street" }],
  }),
]
const items = (...more: Loose[]) => read(...windows, ...more)
const window = centre.windows[1]
if (window === undefined) throw new Error("no window")
const signOf = (outlet: Outlet = centre) =>
  composeWindowSign({
    outlet,
    ...(outlet.id === "centre" ? { window } : {}),
    items: items(),
    on: on("2018-07-20"),
  })

describe("a window sign", () => {
  it("lists by category what is handled at the window, and how often one has to come", () => {
    expect(
      signOf().groups.map(({ items: shown, title }) => [
        title.zh,
        ...shown.map(({ name, visits }) => `${name.zh} ${visits.zh}`),
      ]),
    ).toEqual([["科技", "企业技术中心认定 最多跑 1 次", "创新券 不用跑"]])
    expect(signOf().phone).toBe("0571-00000002")
  })

  it("shows the complaint telephone of the outlet, or else those of the authorities once each", () => {
    expect(signOf().complaintPhones).toEqual(["0571-0000 0002"])
    expect(signOf({ ...centre, complaintPhone: "0571-00000009" }).complaintPhones).toEqual(["0571-00000009"])
  })

  it("shows at a point what it carries on, under the name of the point", () => {
    const sign = signOf({ ...village, carries: ["help"] })
    expect(sign.heading).toEqual(village.name)
    expect(sign.groups.map(({ title }) => title.zh)).toEqual(["代办事项"])
  })

  it("prints as text in columns in which a Chinese character takes two places", () => {
    expect(formatWindowSign(signOf())).toBe(
      [
        "centre网点",
        "科技窗口",
        "",
        "科技",
        "  企业技术中心认定  最多跑 1 次  样例",
        "  创新券            不用跑       样例",
        "",
        "办公时间",
        "  工作日（含调休上班日）：08:30–11:30、13:30–17:00",
        "",
        "咨询电话  0571-00000002",
        "投诉电话  0571-0000 0002",
      ].join("\n"),
    )
    expect(formatWindowSign(signOf(), "en").split("\n").slice(3, 6)).toEqual([
      "Science",
      "  Technology centre  at most 1 visit  sample",
      "  Voucher            no visit         sample",
    ])
  })

  it("has one heading, and no complaint telephone, where there is one desk and nothing handled", () => {
    const sign = composeWindowSign({ outlet: village, items: [], on: on("2018-07-20") })
    expect(formatWindowSign(sign).split("\n").slice(0, 3)).toEqual(["village网点", "", "办公时间"])
    expect(formatWindowSign(sign)).not.toContain("投诉")
    expect(composeWindowSignPage(sign)).not.toContain("投诉")
    expect(composeWindowSignPage(sign)).not.toContain('class="outlet"')
  })

  it("keeps its columns where a name holds marks that join another sign", () => {
    const accented = item({
      id: "accented",
      name: named("e\u0301e\u0301\u200B咨询", "e"),
      category: science,
      servedAt: [{ outlet: "centre" }],
    })
    const sign = composeWindowSign({ outlet: centre, window, items: items(accented), on: on("2018-07-20") })
    expect(formatWindowSign(sign)).toContain(`\n  e\u0301e\u0301\u200B咨询${" ".repeat(12)}最多跑`)
  })

  it("prints as a page that no name can break", () => {
    const evil = item({
      id: "evil",
      name: named("<script>alert('x')</script> & \"样\"\u0000\u202E", "<b>"),
      servedAt: [{ outlet: "centre" }],
    })
    const page = composeWindowSignPage(
      composeWindowSign({ outlet: centre, window, items: items(evil), on: on("2018-07-20") }),
    )
    expect(page).toContain("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;样&quot;␀\uFFFD")
    expect(page).not.toContain("<script")
    expect(page).not.toContain("<b>")
    expect(page).toContain("@page{size:A4 landscape")
    expect(page).toContain('<span class="visits none">不用跑 <small lang="en">no visit</small></span>')
    expect(page.startsWith("<!doctype html>")).toBe(true)
  })
})
