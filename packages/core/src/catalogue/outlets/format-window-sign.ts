/** A window sign as plain text, its columns aligned as Chinese stands in two columns of a terminal or a printer. */
import { text, type Text } from "../../reasons/index.ts"
import type { SignGroup, WindowSign } from "./window-sign.ts"

/** The sign in one language, a line each. */
export function formatWindowSign(sign: WindowSign, language: keyof Text = "zh"): string {
  const say = (words: Text): string => words[language]
  const { complaintPhones, groups, heading, hours, outlet, phone } = sign
  const isOneDesk = say(heading) === say(outlet)
  const widths = columnWidths(groups, language)
  const phones = [
    [say(PHONE), phone],
    ...(complaintPhones.length > 0
      ? [[say(COMPLAINTS), complaintPhones.join(language === "zh" ? "、" : ", ")]]
      : []),
  ]
  const labelWidth = Math.max(...phones.map(([label = ""]) => widthOf(label)))
  return [
    say(outlet),
    ...(isOneDesk ? [] : [say(heading)]),
    ...groups.flatMap(({ items, title }) => [
      "",
      say(title),
      ...items.map(({ authority, name, visits }) =>
        `  ${columns([say(name), say(visits), say(authority)], widths)}`.trimEnd(),
      ),
    ]),
    "",
    say(HOURS),
    ...hours.map((line) => `  ${say(line)}`),
    "",
    ...phones.map((cells) => columns(cells, [labelWidth])),
  ].join("\n")
}

const HOURS = text("办公时间", "Hours")
const PHONE = text("咨询电话", "Telephone")
const COMPLAINTS = text("投诉电话", "Complaints")

/** How many columns a text takes: wide characters take two. Signs that hang on the font count as one. */
export function widthOf(words: string): number {
  let width = 0
  for (const character of words) width += WIDE.test(character) ? 2 : 1
  return width
}

const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u

function columnWidths(groups: readonly SignGroup[], language: keyof Text): readonly number[] {
  const items = groups.flatMap((group) => group.items)
  const widest = (words: readonly Text[]): number =>
    Math.max(0, ...words.map((each) => widthOf(each[language])))
  return [widest(items.map(({ name }) => name)), widest(items.map(({ visits }) => visits))]
}

function columns(cells: readonly string[], widths: readonly number[]): string {
  return cells.map((cell, at) => cell + " ".repeat(Math.max(0, (widths[at] ?? 0) - widthOf(cell)))).join("  ")
}
