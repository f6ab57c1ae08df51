/** Whether the host lets code be made from text; some forbid it for all programs (a flag of Node, a policy of content). */

let permitted: boolean | undefined

/** Looked up once: a host does not change its mind. */
export function codeMayBeMade(): boolean {
  permitted ??= tryOnce()
  return permitted
}

function tryOnce(): boolean {
  try {
    return typeof new Function("") === "function"
  } catch (error) {
    if (error instanceof EvalError) return false
    throw error
  }
}
