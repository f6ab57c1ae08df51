// What a measurement is, and how to take one honestly: a candidate beside its baseline in turns, so that both meet the
// same machine; what stands alone as a median over batches after a warm-up, or as the least of them by the processors' time.

/** One measurement that the project promises to keep. */
export interface Bench {
  /** For example `time.deadline.us`. */
  readonly id: string
  readonly unit: string
  readonly goal: number
  /** Whether a value below or above the goal is the good one. */
  readonly better: "lower" | "higher"
  /** What the goal is set on; `value` unless said. A ratio below its goal is never good. */
  readonly goalOn?: "value" | "ratio"
  /** Whether it takes so long that it is left out unless asked for by its id. */
  readonly onlyWhenNamed?: boolean
  run(): Promise<Measurement> | Measurement
}

/** What one run measured; `ratio` is how many times as fast as `versus` it was in that run. */
export interface Measurement {
  readonly value: number
  /** The name of what it was measured against. */
  readonly versus?: string
  readonly ratio?: number
}

/** How often to measure. */
export interface Batches {
  /** Batches whose time counts. */
  readonly batches?: number
  /** Batches run before, whose time does not count. */
  readonly warmUp?: number
}

/** The times of a candidate and its baseline in milliseconds a batch, and how many times as fast the candidate is. */
export interface Comparison {
  readonly candidate: number
  readonly baseline: number
  readonly ratio: number
}

/** The median time of one batch, in milliseconds. A batch that returns a promise is awaited. */
export async function medianTime(
  batch: () => unknown,
  { batches = 30, warmUp = 5 }: Batches = {},
): Promise<number> {
  return median(await timesOf(batch, { batches, warmUp }))
}

/**
 * The least time of processors that one batch took, in milliseconds: of a computation that never waits, what it costs by
 * itself on a machine that others use as well, which only ever add. All threads count, and so does collecting garbage: a
 * batch is to last a tenth of a second, so that none goes without. A batch that returns a promise is awaited.
 */
export async function leastProcessorTime(
  batch: () => unknown,
  { batches = 20, warmUp = 3 }: Batches = {},
): Promise<number> {
  const processorTime = () => {
    const { system, user } = process.cpuUsage()
    return (system + user) / 1000
  }
  return Math.min(...(await timesOf(batch, { batches, warmUp }, processorTime)))
}

/**
 * Runs candidate and baseline in turns, each first in every other round, and takes the median of the
 * rounds' ratios: a machine that slows down half-way slows both.
 */
export async function compareTimes(
  candidate: () => unknown,
  baseline: () => unknown,
  { batches = 15, warmUp = 3 }: Batches = {},
): Promise<Comparison> {
  const times = { candidate: [] as number[], baseline: [] as number[], ratio: [] as number[] }
  for (let round = -warmUp; round < batches; round += 1) {
    const candidateFirst = round % 2 === 0
    const early = await timeOf(candidateFirst ? candidate : baseline)
    const late = await timeOf(candidateFirst ? baseline : candidate)
    if (round < 0) continue
    const [ofCandidate, ofBaseline] = candidateFirst ? [early, late] : [late, early]
    times.candidate.push(ofCandidate)
    times.baseline.push(ofBaseline)
    times.ratio.push(ofBaseline / ofCandidate)
  }
  return {
    candidate: median(times.candidate),
    baseline: median(times.baseline),
    ratio: median(times.ratio),
  }
}

/** The middle value; of an even number the upper one of the two. Throws when there is none. */
export function median(values: readonly number[]): number {
  const middle = values.toSorted((a, b) => a - b)[values.length >> 1]
  if (middle === undefined) throw new RangeError("There is no median of nothing.")
  return middle
}

async function timesOf(
  batch: () => unknown,
  { batches, warmUp }: Required<Batches>,
  now?: () => number,
): Promise<readonly number[]> {
  const times: number[] = []
  for (let round = -warmUp; round < batches; round += 1) {
    const took = await timeOf(batch, now)
    if (round >= 0) times.push(took)
  }
  return times
}

async function timeOf(batch: () => unknown, now = () => performance.now()): Promise<number> {
  const began = now()
  const outcome = batch()
  if (outcome instanceof Promise) await outcome
  return now() - began
}
