/** 全面梳理、分批公布、分步实施：the street's 56 items from its tables, with outlets, published by kind of work. */
import {
  applyRepairs,
  checkServedAt,
  composeDirections,
  composeJourney,
  composeWindowSign,
  formatWindowSign,
  judgeDeclaredVisits,
  reviewCatalogue,
  whereToGo,
} from "@onevisit/core/catalogue"
import { chinaCalendarAsOf, sampleRegions } from "@onevisit/china"
import { readCatalogueTables } from "@onevisit/catalogue-files"
import { composeCellIssue } from "@onevisit/core/catalogue/tables"
import { text } from "@onevisit/core/reasons"
import { plainDate } from "@onevisit/core/time"
import { clerk } from "../people.ts"
import type { Story } from "../stage.ts"
import { morningOf } from "./shared.ts"

/** The days on which the kinds of work went public. */
const DAYS: Readonly<Record<string, string>> = {
  "family-planning": "2018-07-20",
  "civil-affairs": "2018-07-20",
  "labour-security": "2018-07-23",
  "party-affairs": "2018-07-23",
  "legal-aid": "2018-07-23",
}

export const streetItems: Story = {
  title: text(
    "街道56个事项：一张表读入，分批公布，网点到村",
    "The street's 56 items: read from a table, published in batches, with outlets down to villages",
  ),
  ruleSets: [],
  run: async (stage) => {
    const { check, district, list, say, show, street } = stage
    const { items, outlets } = street
    const categories = Object.keys(DAYS)
    const batches = categories.map((category) => items.filter((item) => item.category?.id === category))
    const published = []
    for (const [at, batch] of batches.entries()) {
      const day = morningOf(stage, DAYS[categories[at] ?? ""] ?? "2018-07-23")
      published.push(await district.catalogue.publish(batch, { batch: `street-${at + 1}`, as: clerk }))
      say(
        `第${at + 1}批 ${batch[0]?.category?.title.zh ?? ""}：${batch.length} 项，${day} 公布，${batch[0]?.validFrom} 起施行`,
      )
    }
    check(
      text("56个事项全部公布，样例均有标注", "all 56 are published, and each is marked as a sample"),
      items.length === 56 &&
        items.every(({ sample }) => sample !== undefined) &&
        published.every(({ outcome }) => outcome === "published"),
    )
    check(
      text("党建事项标为非行政事项", "party affairs are marked as no matter of administration"),
      items.every(
        ({ category, type }) => (category?.id === "party-affairs") === (type === "non-administrative"),
      ),
    )
    const [before, after] = await Promise.all(
      ["2018-07-31", "2018-08-01"].map((on) =>
        district.catalogue.itemOn("street-senior-card", plainDate(on)),
      ),
    )
    check(
      text("公布之日和施行之日分开", "the day of publication and the day it holds from are two days"),
      before === null && after !== null,
    )
    check(
      text("每个事项都有可去的网点", "each item has an outlet"),
      checkServedAt(items, outlets).every(({ severity }) => severity !== "error"),
    )
    check(
      text("没有兜底条款和含糊表述", "no catch-all and no vague words"),
      reviewCatalogue(items).every(({ severity }) => severity !== "error"),
    )

    const item = items.find(({ id }) => id === "street-home-care")
    const office = outlets.find(({ id }) => id === "street-centre")
    const [window] = office?.windows ?? []
    if (item === undefined || office === undefined || window === undefined)
      throw new Error("The street has a window and the item.")
    const calendar = chinaCalendarAsOf(plainDate("2018-07-20"))
    const now = { on: plainDate("2018-08-04"), time: "10:00" }
    const directions = whereToGo({
      item,
      answers: {},
      outlets,
      regions: sampleRegions,
      from: "990101001",
      now,
      calendar,
    })
    show(
      composeDirections(directions)
        .map(({ zh }) => zh)
        .join("\n"),
    )
    check(
      text(
        "先说可以不跑，再说去哪里、几时去、带什么",
        "that nobody has to go is said first, then where, when and with what",
      ),
      directions.going.visits === 0 && directions.places.length > 0,
    )
    const sign = composeWindowSign({ outlet: office, window, items, on: now.on })
    const printed = formatWindowSign(sign).split("\n")
    show(printed.slice(0, 14).join("\n"))
    check(text("窗口有引导标识", "the window has its sign"), printed.length > 14)

    const wrong = items.find(({ id }) => id === "street-destitute-support")
    if (wrong === undefined) throw new Error("The street has the item.")
    const judged = judgeDeclaredVisits(wrong)
    if (judged.verdict === "refuted") {
      say(`${wrong.name.zh}申报 ${judged.declared} 次，实际最坏要跑 ${judged.certificate.visits} 次：`)
      list(composeJourney(wrong, judged.journey, outlets).map(({ zh }, at) => [`${at + 1}. ${zh}`]))
      if (judged.repairs.kind === "enough")
        list(judged.repairs.repairs.map(({ message }) => [`改法：${message.zh}`]))
    }
    check(
      text("报错的次数被指出，改一处即可", "the wrong number is found, and one change mends it"),
      judged.verdict === "refuted" &&
        judged.repairs.kind === "enough" &&
        judged.repairs.repairs.length === 1 &&
        judgeDeclaredVisits(applyRepairs(wrong, judged.repairs.repairs)).verdict === "proved",
    )

    const broken = street.files.map(({ bytes, name }) => ({
      name,
      bytes: name === "事项.csv" ? spoilt(bytes) : bytes,
    }))
    const read = await readCatalogueTables(broken)
    for (const issue of read.issues) say(composeCellIssue(issue).zh)
    check(
      text(
        "读不了的行指明位置，其余照常读入",
        "a row that cannot be read is named with its place, the rest is kept",
      ),
      read.issues.length === 1 && read.items.length === 55,
    )
  },
}

/** The table with a day that does not exist in its third row. */
function spoilt(bytes: Uint8Array): Uint8Array {
  const lines = new TextDecoder().decode(bytes).replace("2018-08-01", "2018-08-32")
  return new TextEncoder().encode(lines)
}
