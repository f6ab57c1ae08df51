/** The codes of an item, by whatever knows their forms: a code that is wrong leads to another item, or to none. */
import { type Severity, text, type Text } from "../../reasons/index.ts"
import type { ItemCodes } from "../service-item.ts"
import type { CheckItem } from "./review-finding.ts"

const TITLES: Readonly<Record<keyof ItemCodes, Text>> = {
  basic: text("基本编码", "basic code"),
  implementing: text("实施编码", "implementing code"),
  handling: text("业务办理项编码", "handling-item code"),
  local: text("地方编码", "local code"),
}

/** Each code is as its form wants it. Without anything that knows the forms, nothing is said. */
export const codesAreWellFormed: CheckItem = ({ codes = {} }, report, { codeDefects }) => {
  for (const field of Object.keys(TITLES) as (keyof ItemCodes)[]) {
    const code = codes[field]
    const defects = code === undefined ? [] : codeDefects(code, field)
    if (defects.length === 0) continue
    const [title, said] = [TITLES[field], defects.map(({ message }) => message)]
    report(
      ["codes", field],
      text(
        `${title.zh}有问题：${said.map(({ zh }) => zh).join("；")}。`,
        `The ${title.en} is not right: ${said.map(({ en }) => en).join("; ")}.`,
      ),
      { severity: worstOf(defects) },
    )
  }
}

function worstOf(defects: readonly { readonly severity: Severity }[]): Severity {
  const order = ["error", "warning", "note"] as const
  return order.find((severity) => defects.some((defect) => defect.severity === severity)) ?? "note"
}
