/** Why rows were not decided by threads. */
import type { CannotCompile } from "@onevisit/core/rules"

/** The plan cannot be run over columns; `refusal` says why, by name and in words. Decide its rows one by one. */
export class PlanNotForColumns extends Error {
  readonly _tag = "PlanNotForColumns"
  override readonly name = "PlanNotForColumns"
  readonly refusal: CannotCompile

  constructor(refusal: CannotCompile) {
    super(refusal.message.en)
    this.refusal = refusal
  }
}

/** The threads were closed, or one of them ended by itself; what they were at was not finished. Open new ones. */
export class ThreadsEnded extends Error {
  readonly _tag = "ThreadsEnded"
  override readonly name = "ThreadsEnded"
  readonly reason: "closed" | "thread-lost"

  constructor(reason: "closed" | "thread-lost", options?: ErrorOptions) {
    super(
      reason === "closed"
        ? "The threads were closed. Open new ones for more rows."
        : "A thread ended by itself, perhaps for want of memory. Open new ones and run the rows again.",
      options,
    )
    this.reason = reason
  }
}
