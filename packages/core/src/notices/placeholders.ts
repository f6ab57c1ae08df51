/** Names in braces that stand for what is filled in: `{dueOn}`. */

/** The names that stand in braces in a text, each as often as it stands there. */
export function placeholdersIn(words: string): readonly string[] {
  return [...words.matchAll(PLACEHOLDER)].map(([, name = ""]) => name)
}

/** The text with its placeholders filled in, each once: what a value holds is never taken for a placeholder. */
export function fillIn(words: string, values: Readonly<Record<string, string>>): string {
  return words.replace(PLACEHOLDER, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? whole) : whole,
  )
}

const PLACEHOLDER = /\{([A-Za-z0-9]+)\}/g
