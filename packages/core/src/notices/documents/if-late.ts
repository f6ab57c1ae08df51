/** What follows if papers do not come in time, as the rule set has it. */
import type { Provisions, Tolerance } from "../../law/index.ts"

/** Of what was to be corrected. */
export function ifLate({ lateSupplement, wrongSupplement }: Provisions): string {
  const late =
    lateSupplement?.outcome === "deemed-withdrawn"
      ? "逾期未补正的，视为撤回申请"
      : "逾期未补正的，由本机关依法处理并书面告知"
  const wrong =
    wrongSupplement?.outcome === "not-accepted" ? "；补正后仍不符合要求的，不予受理，并书面说明理由" : ""
  return `${late}${wrong}。`
}

/** Of what is owed after tolerant intake. */
export function ifStillOwed({ tolerance }: Provisions): string {
  const act = defaults[tolerance?.onDefault ?? "revoke-acceptance"]
  return `逾期未补齐或者补交后仍不符合要求的，本机关将依法作出${act}的书面决定，并说明理由。`
}

const defaults: Readonly<Record<Tolerance["onDefault"], string>> = {
  "revoke-acceptance": "撤销受理",
  terminate: "终止办理",
  refuse: "不予办理",
}
