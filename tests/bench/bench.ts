/** One measurement that the project promises to keep. */
export interface Bench {
  /** For example `time.deadline.us`. */
  readonly id: string
  readonly unit: string
  readonly goal: number
  /** Whether a value below or above the goal is the good one. */
  readonly better: "lower" | "higher"
  run(): Promise<Measurement> | Measurement
}

/** What one run measured; `ratio` is how many times as fast as `versus` it was in that run. */
export interface Measurement {
  readonly value: number
  readonly versus?: string
  readonly ratio?: number
}
