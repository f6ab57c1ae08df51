/** A whole number as people read it: 1,234,567. */
export function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ",")
}
