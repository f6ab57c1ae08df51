import { describe, expect, it } from "vitest"
import { mergeTracks, standingOf, type Track } from "./index.ts"
import { track } from "./parcel.fixture.ts"

const standing = (...tracks: readonly Track[]) => standingOf(mergeTracks([], tracks))
const codes = (...tracks: readonly Track[]) => standing(...tracks).findings.map(({ code }) => code)

describe("a parcel", () => {
  it("that was handed to the courier, or waits in a locker, is not delivered", () => {
    for (const stage of ["created", "collected", "in-transit", "out-for-delivery", "at-locker"] as const)
      expect(standing(track(stage, "2018-07-20")).delivery).toBeNull()
  })

  it("was collected on the day of the scan, or by that of what can only follow it", () => {
    expect(standing(track("created", "2018-07-18")).collectedOn).toBeNull()
    expect(standing(track("in-transit", "2018-07-20"), track("collected", "2018-07-19")).collectedOn).toBe(
      "2018-07-19",
    )
    expect(standing(track("in-transit", "2018-07-20")).collectedOn).toBe("2018-07-20")
  })

  it("is delivered on the day on which somebody signed, by the person's own signature where there is one", () => {
    const agent = track("delivered", "2018-07-20", 10, { by: "agent" })
    const self = track("delivered", "2018-07-21")
    expect(standing(agent).delivery).toMatchObject({ on: "2018-07-20", by: "agent" })
    expect(standing(agent, self).delivery).toMatchObject({ on: "2018-07-21", by: "self" })
    expect(standing(self, track("delivered", "2018-07-23", 9)).delivery).toMatchObject({ on: "2018-07-21" })
  })

  it.each(["agent", "locker", null] as const)("signed for by %s is proven weakly", (by) => {
    expect(codes(track("delivered", "2018-07-20", 10, { by }))).toEqual(["weak-proof-of-service"])
    expect(codes(track("delivered", "2018-07-20"))).toEqual([])
  })

  it("that was delivered may still go back, and then was not delivered", () => {
    const tracks = [track("delivered", "2018-07-20"), track("returned", "2018-07-24")]
    expect(standing(...tracks)).toMatchObject({ stage: "returned", delivery: null })
    expect(codes(...tracks)).toEqual(["delivery-undone"])
    expect(standing(...tracks, track("delivered", "2018-07-28")).delivery).toMatchObject({ on: "2018-07-28" })
  })

  it("of which the courier says what nobody can read stands where it stood, with a note", () => {
    const tracks = [track("collected", "2018-07-19"), track("unknown", "2018-07-20")]
    expect(standing(...tracks)).toMatchObject({ stage: "collected", delivery: null })
    expect(codes(...tracks)).toEqual(["unknown-track"])
    expect(standing(track("unknown", "2018-07-20")).stage).toBe("unknown")
  })

  it("that moves on after its delivery is doubtful", () => {
    expect(codes(track("delivered", "2018-07-20"), track("in-transit", "2018-07-21"))).toEqual([
      "moved-after-delivery",
    ])
  })

  it("is not delivered by words that another report called something else", () => {
    const same = { mark: "same" }
    const as = (stage: Track["stage"]) => track(stage, "2018-07-20", 10, same)
    expect(standing(as("delivered"), as("in-transit")).delivery).toBeNull()
    expect(standing(as("delivered"), as("unknown")).delivery).not.toBeNull()
  })
})
