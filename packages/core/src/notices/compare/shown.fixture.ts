/** What a page that shows a guide looks like to a reader, and copies that say the same in another form. */
import * as fc from "fast-check"
import type { Guide } from "../guide/guide.ts"
import { textsOf } from "../guide/read-guide.fixture.ts"
import type { Language } from "../language.ts"
import type { VisibleLine, VisibleText } from "./visible-text.ts"

const line = (text: string): VisibleLine => ({ text, heading: false })
const headed = (text: string): VisibleLine => ({ text, heading: true })

export function shownGuide(guide: Guide, language: Language): VisibleText {
  const lines = [
    headed(guide.title[language]),
    line(`发布机关：${guide.authority[language]}`),
    line(`版本 ${guide.edition}，公布日期 ${guide.publishedOn}`),
    line(guide.effectiveFrom),
    ...guide.sections.flatMap(({ blocks, heading }) => [
      headed(heading[language]),
      ...blocks.flatMap(textsOf).map((words) => line(words[language])),
    ]),
  ]
  return { lines, bounded: true }
}

/** The form that another site gives to everything. */
export interface Form {
  /** Which lines are joined to the one before, and after how many characters each is broken; repeated as needed. */
  readonly joins: readonly boolean[]
  readonly breaks: readonly number[]
  /** Letters and marks in full width. */
  readonly wide: boolean
  /** Whether headings are marked as such. */
  readonly marked: boolean
  readonly numbered: boolean
  readonly contents: boolean
  /** Whether the site's own words stand around. */
  readonly around: boolean
}

export const anyForm: fc.Arbitrary<Form> = fc.record({
  joins: fc.array(fc.boolean(), { minLength: 1, maxLength: 20 }),
  breaks: fc.array(fc.nat(12), { minLength: 1, maxLength: 20 }),
  wide: fc.boolean(),
  marked: fc.boolean(),
  numbered: fc.boolean(),
  contents: fc.boolean(),
  around: fc.boolean(),
})

/** The same in another form: it says nothing else. */
export function inForm({ lines }: VisibleText, form: Form): VisibleText {
  const [title, ...rest] = lines
  const body: VisibleLine[] = []
  for (const [at, each] of rest.entries()) {
    // The facts above the sections stay as they are: they have no section to be looked for in.
    if (each.heading || at < 3) body.push(each)
    else {
      const [head, ...more] = broken(each.text, form.breaks[at % form.breaks.length] ?? 0)
      const last = body.at(-1)
      if (form.joins[at % form.joins.length] && last && !last.heading && at > 4)
        body[body.length - 1] = line(`${last.text} ${head}`)
      else body.push(line(head))
      body.push(...more.map(line))
    }
  }
  const headings = rest.filter(({ heading }) => heading)
  const shown = [
    ...(title ? [title] : []),
    ...(form.contents ? headings.map(({ text }) => line(text)) : []),
    ...body.map((each, at) =>
      each.heading && form.numbered ? { ...each, text: `${(at % 9) + 1}、${each.text}：` } : each,
    ),
  ].map(({ heading, text }) => ({ heading: heading && form.marked, text: form.wide ? widened(text) : text }))
  return form.around
    ? { lines: [line("首页 > 办事"), ...shown, line("打印本页"), line("版权所有 样例区")], bounded: false }
    : { lines: shown, bounded: true }
}

/** Never within a number, a date or a word. */
function broken(text: string, after: number): readonly [string, ...string[]] {
  const within = /[\w.:-]{2}/.test(text.slice(after - 1, after + 1))
  return after > 0 && after < text.length && !within ? [text.slice(0, after), text.slice(after)] : [text]
}

function widened(text: string): string {
  return text.replace(/[!-~]/g, (narrow) => String.fromCharCode(narrow.charCodeAt(0) + 0xfee0))
}
