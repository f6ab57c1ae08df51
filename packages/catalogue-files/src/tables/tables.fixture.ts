/** Bytes of small CSV and XLSX files. */
import { type CellValue, type MergeRange, writeXlsx } from "hucre/xlsx"

export const OUTLET_COLUMNS = [
  "网点编号",
  "网点名称",
  "网点类型",
  "区域代码",
  "网点地址",
  "联系电话",
  "办理时间",
]

/** A row of the sheet 网点 that can be read. */
export const outletRow = (id: string): readonly string[] => [
  id,
  "样例中心",
  "其他",
  "990101",
  "样例路1号",
  "0571-0000 0001",
  "工作日 8:30-17:00",
]

export const csv = (...lines: readonly (readonly string[])[]): string =>
  lines.map((line) => line.join(",")).join("\r\n")

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

export function utf16(text: string): Uint8Array {
  return new Uint8Array([
    0xff,
    0xfe,
    ...[...text].flatMap((_, at) => [text.charCodeAt(at) & 0xff, text.charCodeAt(at) >> 8]),
  ])
}

/** GB18030 of text whose characters take one or two bytes, found by decoding them all. */
export function gb18030(text: string): Uint8Array {
  const decoder = new TextDecoder("gb18030")
  const known = new Map<string, readonly number[]>()
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      known.set(decoder.decode(new Uint8Array([lead, trail])), [lead, trail])
    }
  }
  return new Uint8Array([...text].flatMap((character) => known.get(character) ?? [character.charCodeAt(0)]))
}

export function workbook(
  name: string,
  rows: readonly (readonly CellValue[])[],
  merges: readonly MergeRange[] = [],
): Promise<Uint8Array> {
  return writeXlsx({ sheets: [{ name, rows: rows.map((row) => [...row]), merges: [...merges] }] })
}
