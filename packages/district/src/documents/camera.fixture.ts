/** A camera held over a QR. */
import jsQR from "jsqr"

/** What a camera reads off the page's own strokes. */
export function scanned(html: string): string | undefined {
  const size = Number(/viewBox="0 0 (\d+) /.exec(html)?.[1]) - 8
  const path = /<path d="([^"]+)"/.exec(html)?.[1] ?? ""
  const dark = new Set<string>()
  for (const [, x, y, long] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let step = 0; step < Number(long); step += 1) dark.add(`${Number(x) + step - 4},${Number(y) - 4}`)
  return read(size, (x, y) => dark.has(`${x},${y}`))
}

/** The content of a QR of so many squares a side. */
export function read(size: number, isDark: (x: number, y: number) => boolean): string | undefined {
  const scale = 4
  const side = (size + 8) * scale
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1)
      if (isDark(Math.floor(x / scale) - 4, Math.floor(y / scale) - 4))
        pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3)
  return jsQR.default(pixels, side, side)?.data
}
