/** Three values, joined by Kleene's strong logic: what is not known never counts as a yes or a no. */

/** 判定: 符合, 不符合, or 待核实 (`undetermined`). */
export type Verdict = "yes" | "no" | "undetermined"

export const OPPOSITE: Readonly<Record<Verdict, Verdict>> = {
  yes: "no",
  no: "yes",
  undetermined: "undetermined",
}

/** What holds of all of some possibilities: the verdict they share, otherwise undetermined. */
export function shared(verdicts: readonly Verdict[]): Verdict {
  const [first = "undetermined", ...others] = verdicts
  return others.every((each) => each === first) ? first : "undetermined"
}

/** `decisive` from one part settles the whole; without it one undetermined part leaves it undetermined. */
export function joined(parts: readonly Verdict[], decisive: "yes" | "no"): Verdict {
  if (parts.includes(decisive)) return decisive
  return parts.includes("undetermined") ? "undetermined" : OPPOSITE[decisive]
}
