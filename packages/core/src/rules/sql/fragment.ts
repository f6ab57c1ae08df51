/**
 * Pieces of SQL that know their parts. Equal pieces are one and the same object, so that what is used in several
 * places can be reckoned once. A piece of more than one part carries its own parentheses, so that any piece may stand
 * in any other.
 */

/** A piece of SQL. A part is always made before the whole, so that its `id` is smaller. */
export type Sql = SqlWord | SqlColumn | SqlParameter | SqlPhrase

interface Numbered {
  readonly id: number
}

/** Something written out: `TRUE`, `0`. */
export interface SqlWord extends Numbered {
  readonly kind: "word"
  readonly text: string
}

/** A column of the embedder's relation. */
export interface SqlColumn extends Numbered {
  readonly kind: "column"
  readonly name: string
}

/** A constant of the rule; a day is held as the dialect's literal for dates. */
export interface SqlParameter extends Numbered {
  readonly kind: "parameter"
  readonly value: bigint | string
}

/** Text with pieces in between. */
export interface SqlPhrase extends Numbered {
  readonly kind: "phrase"
  readonly parts: readonly (string | Sql)[]
}

/** Makes pieces, each once. */
export interface Composer {
  readonly word: (text: string) => Sql
  readonly column: (name: string) => Sql
  readonly whole: (value: bigint | number) => Sql
  readonly day: (literal: string) => Sql
  /** A phrase; the pieces stand between its texts. */
  readonly sql: (texts: TemplateStringsArray, ...pieces: readonly Sql[]) => Sql
  /** Pieces in parentheses with a text between any two; one alone stands as it is. */
  readonly joined: (pieces: readonly Sql[], between: string) => Sql
  /** A function of pieces. */
  readonly call: (name: string, pieces: readonly Sql[]) => Sql
  /** The first `then` whose `when` holds, else `otherwise`. */
  readonly cases: (branches: readonly Case[], otherwise: Sql | null) => Sql
}

export interface Case {
  readonly when: Sql
  readonly then: Sql
}

/** A composer with nothing made yet. */
export function makeComposer(): Composer {
  const known = new Map<string, Sql>()
  const once = (key: string, make: (id: number) => Sql): Sql => {
    const found = known.get(key)
    if (found !== undefined) return found
    const made = make(known.size)
    known.set(key, made)
    return made
  }
  const phrase = (parts: readonly (string | Sql)[]): Sql => {
    const filled = parts.filter((part) => part !== "")
    const [only] = filled
    if (filled.length === 1 && typeof only === "object") return only
    const key = JSON.stringify(filled.map((part) => (typeof part === "string" ? part : part.id)))
    return once(key, (id) => ({ id, kind: "phrase", parts: filled }))
  }
  const parameter = (value: bigint | string): Sql =>
    once(`parameter ${typeof value} ${value}`, (id) => ({ id, kind: "parameter", value }))
  return {
    word: (text) => once(`word ${text}`, (id) => ({ id, kind: "word", text })),
    column: (name) => once(`column ${name}`, (id) => ({ id, kind: "column", name })),
    whole: (value) => parameter(BigInt(value)),
    day: parameter,
    sql: (texts, ...pieces) => phrase(texts.flatMap((text, at) => [text, pieces[at] ?? ""])),
    joined: (pieces, between) =>
      pieces.length === 1 ? (pieces[0] as Sql) : phrase(["(", ...separated(pieces, between), ")"]),
    call: (name, pieces) => phrase([`${name}(`, ...separated(pieces, ", "), ")"]),
    cases: (branches, otherwise) => {
      if (branches.length === 0 && otherwise !== null) return otherwise
      const whens = branches.flatMap(({ then, when }) => [" WHEN ", when, " THEN ", then])
      return phrase(["CASE", ...whens, ...(otherwise === null ? [] : [" ELSE ", otherwise]), " END"])
    },
  }
}

function separated(pieces: readonly Sql[], between: string): readonly (string | Sql)[] {
  return pieces.flatMap((piece, at) => (at === 0 ? [piece] : [between, piece]))
}

/** The pieces that a piece is made of. */
export function partsOf(sql: Sql): readonly Sql[] {
  return sql.kind === "phrase" ? sql.parts.filter((part) => typeof part !== "string") : []
}
