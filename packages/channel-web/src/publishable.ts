/** Whether a text can be shown at all: it holds no NUL and no half of a surrogate pair, which no storage keeps either. */
export function isPublishable(text: string): boolean {
  return !/[\p{Cs}\0]/u.test(text)
}

/** Whether a text can be the anchor of a section: not empty, no white space, nothing that is shown as something else. */
export function isAnchor(text: string): boolean {
  return /^[^\s\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]+$/u.test(text)
}
