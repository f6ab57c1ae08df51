/**
 * How large all that is packed in a ZIP file says it is, before any of it is unpacked: a few kilobytes can hold
 * gigabytes. The reader of workbooks holds every entry to the size it says.
 */

const END = 0x06054b50
const ENTRY = 0x02014b50
const SHORTEST_END = 22
const LONGEST_COMMENT = 65_535

/** Bytes; undefined where the bytes are no ZIP file, or one so large or odd that it hides its sizes. */
export function unpackedSize(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === undefined) return undefined
  const count = view.getUint16(end + 10, true)
  if (count === 0xffff) return undefined
  let size = 0
  let at = view.getUint32(end + 16, true)
  for (let entry = 0; entry < count; entry += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY) return undefined
    const packed = view.getUint32(at + 20, true)
    const unpacked = view.getUint32(at + 24, true)
    if (packed > 0 && unpacked === 0) return undefined
    size += unpacked
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return size
}

function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - SHORTEST_END
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) {
    if (view.getUint32(at, true) === END) return at
  }
  return undefined
}
