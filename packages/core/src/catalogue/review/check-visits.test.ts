import { describe } from "vitest"
import { text } from "../../reasons/index.ts"
import { hold, same } from "./sample-item.fixture.ts"

describe("the visits", () => {
  hold([
    [
      "have a reason that says something",
      { visits: { declared: 1, reason: text("无", "none") } },
      ["visit-reason-missing visits.reason"],
    ],
    [
      "need a reason, also in an item that was never read from a file",
      { visits: { declared: 2 } },
      ["visit-reason-missing visits.reason"],
    ],
    ["have a reason", { visits: { declared: 1, reason: same("现场核验身份") } }, []],
    [
      "need no reason where there are none",
      { visits: { declared: 0, reason: same("现场核验身份") } },
      ["visit-reason-needless visits.reason"],
    ],
    ["are none only where it can be sent", { channels: ["window"] }, ["no-visit-no-mail channels"]],
    ["are none where a courier takes it", { channels: ["window", "courier"] }, []],
    [
      "are none where an agent hands it in",
      {
        channels: ["window"],
        legs: [{ id: "submit", kind: "submit", name: same("代办"), ways: [{ way: "agent" }] }],
      },
      [],
    ],
    ["are none where nobody applies", { initiation: "ex-officio", channels: [], materials: [] }, []],
    [
      "are none where all of it is online",
      { onlineDepth: 4, visits: { declared: 1, reason: same("现场核验身份") } },
      ["fully-online-with-visit onlineDepth"],
    ],
    [
      "may be where some of it is online",
      { onlineDepth: 3, visits: { declared: 1, reason: same("核验") } },
      [],
    ],
  ])
})
