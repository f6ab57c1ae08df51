/** How many are of each age, as a drawing: a bar for each year, the years in fives beneath. */
import type { RunFigures } from "../../benefits/index.ts"
import { fixedMarkup, markup, type Markup } from "../../reasons/index.ts"
import { grouped } from "./grouped.ts"

const WIDTH = 720
const HEIGHT = 240
const LEFT = 56
const RIGHT = 8
const TOP = 12
const BOTTOM = 26

export function renderAges(ages: RunFigures["ages"]): Markup {
  const first = ages[0]?.age ?? 0
  const last = ages.at(-1)?.age ?? 0
  const step = (WIDTH - LEFT - RIGHT) / Math.max(1, last - first + 1)
  const top = niceTop(Math.max(0, ...ages.map(({ count }) => count)))
  const heightOf = (count: number) => (count / top) * (HEIGHT - TOP - BOTTOM)
  const base = HEIGHT - BOTTOM
  const fixed = (value: number) => value.toFixed(1)
  const bars = ages.map(({ age, count }) => {
    const [x, y, width] = [LEFT + (age - first) * step, base - heightOf(count), Math.max(0.5, step * 0.86)]
    const place = `x="${fixed(x)}" y="${fixed(y)}" width="${fixed(width)}" height="${fixed(heightOf(count))}"`
    const says = `${age}岁：${grouped(count)}人 · aged ${age}: ${grouped(count)}`
    return markup`<rect class="bar" ${fixedMarkup(place)}><title>${says}</title></rect>`
  })
  const lines = [1, 2, 3, 4].map((part) => {
    const y = base - heightOf((top * part) / 4)
    const place = fixedMarkup(`x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${fixed(y)}" y2="${fixed(y)}"`)
    const at = fixedMarkup(`x="${LEFT - 8}" y="${fixed(y + 4)}"`)
    return markup`<line class="grid" ${place}/><text text-anchor="end" ${at}>${grouped((top * part) / 4)}</text>`
  })
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at).filter((age) => age % 5 === 0)
  const names = years.map((age) => {
    const at = fixedMarkup(`x="${fixed(LEFT + (age - first + 0.43) * step)}" y="${HEIGHT - 8}"`)
    return markup`<text text-anchor="middle" ${at}>${String(age)}</text>`
  })
  const frame = fixedMarkup(`viewBox="0 0 ${WIDTH} ${HEIGHT}"`)
  const floor = fixedMarkup(`x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${base}" y2="${base}"`)
  return markup`<svg ${frame} role="img" aria-label="在享人员年龄分布 Ages of those entitled">${lines}${bars}<line class="base" ${floor}/>${names}</svg>`
}

/** The least round number that is not below and is divided by four, so that each of four lines stands at a whole number. */
function niceTop(most: number): number {
  for (let power = 1; ; power *= 10) {
    const fit = [1, 1.2, 1.6, 2, 2.4, 3.2, 4, 5, 6, 8]
      .map((factor) => Math.round(power * factor))
      .find((top) => top >= most && top % 4 === 0)
    if (fit !== undefined) return fit
  }
}
