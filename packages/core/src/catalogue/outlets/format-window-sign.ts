/** A window sign as plain text, its columns aligned as Chinese stands in two columns of a terminal or a printer. */
import { displayWidth, text, type Text } from "../../reasons/index.ts"
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
  const labelWidth = Math.max(...phones.map(([label = ""]) => displayWidth(label)))
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

function columnWidths(groups: readonly SignGroup[], language: keyof Text): readonly number[] {
  const items = groups.flatMap((group) => group.items)
  const widest = (words: readonly Text[]): number =>
    Math.max(0, ...words.map((each) => displayWidth(each[language])))
  return [widest(items.map(({ name }) => name)), widest(items.map(({ visits }) => visits))]
}

function columns(cells: readonly string[], widths: readonly number[]): string {
  return cells
    .map((cell, at) => cell + " ".repeat(Math.max(0, (widths[at] ?? 0) - displayWidth(cell))))
    .join("  ")
}
