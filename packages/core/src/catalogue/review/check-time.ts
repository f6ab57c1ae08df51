/**
 * The time an item promises, beside how it says it is handled and what the law gives. 优化营商环境条例 art. 36;
 * 浙江省保障“最多跑一次”改革规定 art. 12. An item done on the spot (即办) has no term at all.
 */
import { text } from "../../reasons/index.ts"
import { composeTerm } from "../../time/index.ts"
import type { ServiceItem } from "../service-item.ts"
import type { Fix } from "./fix.ts"
import type { Report, CheckItem } from "./review-finding.ts"
import { areSurelyLonger } from "./term-bounds.ts"

export function onTheSpotHasNoTerm({ handling, promisedTerm }: ServiceItem, report: Report): void {
  if (handling !== "on-the-spot" || promisedTerm === undefined) return
  const term = composeTerm(promisedTerm)
  report(
    ["promisedTerm"],
    text(
      `办件类型为即办件，又承诺${term.zh}办结：请改为承诺件，或者取消承诺时限。`,
      `It is finished on the spot and yet promised within ${term.en}: make it a promised item, or drop the term.`,
    ),
  )
}

export function onTheSpotIsReviewedAtOnce({ handling, review }: ServiceItem, report: Report): void {
  if (handling !== "on-the-spot" || review === "at-once") return
  report(
    ["review"],
    text(
      "即办件应当即审即办，审查类型却是前审后批。",
      "What is finished on the spot is reviewed at once, but the item says that review follows acceptance.",
    ),
    { fix: reviewBecomes("at-once") },
  )
}

export function promisedIsReviewedAfterAcceptance(item: ServiceItem, report: Report): void {
  const { handling, promisedTerm, review } = item
  if (handling === "on-the-spot" || review !== "at-once") return
  report(
    ["review"],
    text(
      "承诺件应当前审后批，审查类型却是即审即办：能够当场办结的，请改为即办件。",
      "A promised item is reviewed after acceptance, but this one says at once: if it can be finished on the spot, say so.",
    ),
    // Without a term it may well be one that is finished on the spot.
    { fix: promisedTerm === undefined ? undefined : reviewBecomes("after-acceptance") },
  )
}

export const itemHasATerm: CheckItem = (item, report, { statutoryTermOf }) => {
  if (item.initiation === "ex-officio" || item.handling === "on-the-spot") return
  // A licence has the term of 行政许可法 art. 42 where nothing else is said.
  if (item.promisedTerm !== undefined || item.type === "licence" || statutoryTermOf(item) !== undefined)
    return
  report(
    ["promisedTerm"],
    text(
      "没有写明办结时限：请写明承诺时限，当场办结的请标为即办件。",
      "No time is named in which it is finished: promise a term, or say that it is finished on the spot.",
    ),
  )
}

export const promiseKeepsWithinTheLaw: CheckItem = (item, report, { statutoryTermOf }) => {
  const { promisedTerm } = item
  const statutory = statutoryTermOf(item)
  if (promisedTerm === undefined || statutory === undefined) return
  if (!areSurelyLonger([promisedTerm], statutory)) return
  const [promise, law] = [composeTerm(promisedTerm), composeTerm(statutory)]
  report(
    ["promisedTerm"],
    text(
      `承诺办结时限${promise.zh}，超过法定办结时限${law.zh}。`,
      `The promise of ${promise.en} is longer than the statutory ${law.en}.`,
    ),
    { source: statutory.clause },
  )
}

export const promiseCountsAsTheLaw: CheckItem = (item, report, { statutoryTermOf }) => {
  const { promisedTerm } = item
  const statutory = statutoryTermOf(item)
  if (promisedTerm === undefined || statutory === undefined || promisedTerm.unit === statutory.unit) return
  if (areSurelyLonger([promisedTerm], statutory) || areSurelyLonger([statutory], promisedTerm)) return
  const [promise, law] = [composeTerm(promisedTerm), composeTerm(statutory)]
  report(
    ["promisedTerm"],
    text(
      `承诺办结时限（${promise.zh}）与法定办结时限（${law.zh}）计算单位不同，哪个先届满因日期而异：请用同一单位表述。`,
      `The promised ${promise.en} and the statutory ${law.en} count differently, and which ends first depends on the day: say both in one unit.`,
    ),
    { source: statutory.clause },
  )
}

function reviewBecomes(value: NonNullable<ServiceItem["review"]>): Fix {
  const title =
    value === "at-once"
      ? text("审查类型改为即审即办", "Have it reviewed at once")
      : text("审查类型改为前审后批", "Have it reviewed after acceptance")
  return { title, edits: [{ op: "replace", path: ["review"], value }] }
}
