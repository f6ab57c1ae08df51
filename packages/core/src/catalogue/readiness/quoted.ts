import type { Text } from "../../reasons/index.ts"

/** Names in a row: `“甲”、“乙”`. */
export function quoted(names: readonly Text[]): Text {
  return {
    zh: names.map(({ zh }) => `“${zh}”`).join("、"),
    en: names.map(({ en }) => `"${en}"`).join(", "),
  }
}
