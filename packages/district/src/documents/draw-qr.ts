/** The squares of a QR, drawn from its content; core puts them on the page. */
import type { QrModules } from "@onevisit/core/notices"
import { encode } from "uqr"

/** Rows of squares, dark where true, without the quiet zone; readable with up to a seventh of it spoilt. */
export function drawQr(content: string): QrModules {
  return encode(content, { ecc: "M", border: 0 }).data
}
