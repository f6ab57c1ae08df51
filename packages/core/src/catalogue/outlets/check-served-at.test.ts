import { describe, expect, it } from "vitest"
import { formatPath } from "../../reasons/index.ts"
import { item, type Loose, read, words } from "../items.fixture.ts"
import { checkServedAt } from "./check-served-at.ts"
import type { Outlet } from "./outlet.ts"
import { centre, street, village } from "./outlets.fixture.ts"

const found = (items: readonly Loose[], outlets: readonly Outlet[]) =>
  checkServedAt(read(...items.map(item)), outlets).map(({ code, path }) => `${code} ${formatPath(path)}`)

describe("items and outlets", () => {
  it("fit each other when every outlet and window is known and used", () => {
    const served = [{ outlet: "centre", windows: ["general"] }, { outlet: "street" }]
    expect(
      found([{ servedAt: served }, { id: "other", servedAt: [{ outlet: "centre" }] }], [centre, street]),
    ).toEqual([])
  })

  it("do not where an item names an outlet or a window that does not exist", () => {
    const servedAt = [{ outlet: "nowhere" }, { outlet: "centre", windows: ["general", "science", "third"] }]
    expect(found([{ servedAt }], [centre])).toEqual([
      "outlet-unknown items[0].servedAt[0].outlet",
      "window-unknown items[0].servedAt[1].windows[2]",
    ])
    const legs = [
      {
        id: "photo",
        kind: "ask",
        name: words,
        ways: [{ way: "online" }, { way: "window", outlets: ["centre", "gone"] }],
      },
    ]
    expect(found([{ channels: ["online"], legs }], [centre])).toEqual([
      "outlet-unknown items[0].legs[0].ways[1].outlets[1]",
    ])
  })

  it("do not where an outlet stands twice in an item", () => {
    expect(found([{ servedAt: [{ outlet: "street" }, { outlet: "street" }] }], [street])).toEqual([
      "served-at-twice items[0].servedAt[1].outlet",
    ])
  })

  it("do not where one must go to a window and is told none", () => {
    expect(found([{}], [])).toEqual(["item-without-outlet items[0].servedAt"])
    expect(found([{ channels: ["online"] }], [])).toEqual([])
  })

  it("do not where an outlet or a window stands empty", () => {
    const servedAt = [{ outlet: "centre", windows: ["general"] }]
    expect(found([{ servedAt }], [centre, street])).toEqual([
      "window-without-items outlets[0].windows[1]",
      "outlet-without-items outlets[1]",
    ])
  })

  it("do not where something is carried to an outlet that does not handle it", () => {
    const carrying = { ...village, carries: ["technology-centre", "unknown"] }
    expect(found([{ servedAt: [{ outlet: "street" }] }], [street, carrying])).toEqual([
      "carried-nowhere outlets[1].carries[1]",
    ])
  })
})
