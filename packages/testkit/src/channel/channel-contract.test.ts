import { describe, it } from "vitest"
import { channelContract } from "./channel-contract.ts"
import { simulatedBench } from "./simulated.fixture.ts"

channelContract({ ...simulatedBench(), describe, it })
channelContract({
  ...simulatedBench({ repeats: false, lookup: false, reports: [] }),
  name: "a simulated channel that can nothing besides",
  describe,
  it,
})
