/** An attested value as its fact has it: whole fen, a whole number, or a decimal text. */
import type { MeritMetric, MeritRecord } from "./merit-metric.ts"

/** Decimals of the units that money is told in, down to the fen. */
const MONEY: Readonly<Record<string, number>> = { 元: 2, 万元: 6 }

/** The value, or which part of the record is wrong. */
export function readMeritValue(
  { most, unit }: MeritMetric,
  { unit: told, value }: MeritRecord,
): { readonly value: number | string } | "unit" | "value" {
  const decimals = unit.kind === "money" ? MONEY[told] : unit.kind === "percent" ? unit.scale : 0
  const isUnit =
    unit.kind === "money" ? decimals !== undefined : told === (unit.kind === "percent" ? "%" : unit.unit.zh)
  if (decimals === undefined || !isUnit) return "unit"
  const scaled = readScaled(value, decimals)
  const limit = unit.kind === "percent" ? most * 10 ** unit.scale : most
  if (scaled === null || scaled > limit) return "value"
  return { value: unit.kind === "percent" ? value : scaled }
}

/** A plain decimal that is not negative, times ten to the `decimals`; `null` with more decimals or beyond the exact range. */
export function readScaled(value: string, decimals: number): number | null {
  const [, whole, fraction = ""] = /^(0|[1-9]\d{0,14})(?:\.(\d{1,9}))?$/.exec(value) ?? []
  if (whole === undefined || fraction.length > decimals) return null
  const scaled = Number(whole + fraction.padEnd(decimals, "0"))
  return Number.isSafeInteger(scaled) ? scaled : null
}
