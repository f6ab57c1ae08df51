import { randomUUID } from "node:crypto"
import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs"
import { DatabaseSync } from "node:sqlite"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { citizenNumber, creditCode } from "@onevisit/china"
import { subjectIdOf } from "@onevisit/core/identity"
import { text } from "@onevisit/core/reasons"
import type { PlainDate } from "@onevisit/core/time"
import { plainDate } from "@onevisit/core/time"
import {
  createDistrict,
  type District,
  fileKeys,
  type SimulatedClock,
  simulatedClock,
} from "@onevisit/district"
import { sqliteStorage } from "@onevisit/storage-sqlite"
import * as fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { leaksInBytes, leaksInValue } from "./leaks.ts"
import { liveOnRecord } from "./recorded-life.ts"
import {
  clerk,
  decider,
  type Heard,
  identityOf,
  item,
  type Lived,
  liveThrough,
  type Marked,
  markedSecrets,
  opening,
  paper,
  settings,
  tolerantly,
} from "./secret-life.ts"

const folders: string[] = []
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "onevisit-secrets-"))
  folders.push(folder)
  return folder
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

interface Place {
  readonly folder: string
  readonly secrets: Marked
  readonly clock: SimulatedClock
  /** Everything the district said, with where. */
  readonly said: (readonly [where: string, value: unknown])[]
}

const place = (secrets: Marked): Place => ({
  folder: newFolder(),
  secrets,
  clock: simulatedClock(opening),
  said: [],
})

function open({ clock, folder, said }: Omit<Place, "secrets">): Promise<District> {
  return createDistrict({
    ...settings,
    storage: sqliteStorage(join(folder, "district.db")),
    keys: fileKeys(join(folder, "district.keys")),
    clock,
    onLog: (record) => said.push(["a log record", record]),
    onSpan: (span) => said.push(["a span", span]),
    onOpened: (opened) => said.push(["an opening", opened]),
  })
}

const leaksSaid = ({ said, secrets }: Pick<Place, "said" | "secrets">): readonly string[] =>
  said.flatMap(([where, value]) => leaksInValue(value, secrets).map((name) => `${where}: ${name}`))

const leaksIn = (folder: string, secrets: Marked): readonly string[] =>
  readdirSync(folder).flatMap((file) =>
    leaksInBytes(readFileSync(join(folder, file)), secrets).map((name) => `${file}: ${name}`),
  )

describe("whole lives of cases, told with marked secrets", () => {
  const at = place(markedSecrets("暗记40319号", 40_319_377))
  const { clock, folder, said, secrets } = at
  let district: District
  let lived: Lived
  let filesWhileOpen: readonly string[]

  beforeAll(async () => {
    district = await open(at)
    lived = await liveThrough(district, clock, secrets, (...heard) => said.push(heard))
    filesWhileOpen = readdirSync(folder).toSorted()
  })
  afterAll(() => district.close())

  it("leave none of them in the bytes of the database, its log, its index or the key file", () => {
    expect(filesWhileOpen).toEqual(["district.db", "district.db-shm", "district.db-wal", "district.keys"])
    expect(leaksIn(folder, secrets)).toEqual([])
  })

  it("show none of them in an answer, a log record or a span", () => {
    expect(said.length).toBeGreaterThan(30)
    expect(leaksSaid(at)).toEqual([])
  })

  it("give each back to whoever opens it for a stated purpose, and tell the host of it", async () => {
    const before = said.length
    const purpose = "to serve the documents"
    const opened: unknown[] = [await district.subjects.reveal(lived.applicant, purpose)]
    for (const id of Object.values(lived.cases)) opened.push(await district.intake.documents(id, purpose))
    const inDocuments = [
      "organisation",
      "creditCode",
      "representative",
      "citizenNumber",
      "phone",
      "email",
      "address",
      "bankAccount",
      "defect",
      "denialReason",
      "revocationReason",
      "refusalReason",
    ]
    expect(leaksInValue(opened, secrets)).toEqual(expect.arrayContaining(inDocuments))
    const openings = said.slice(before).filter(([where]) => where === "an opening")
    expect(openings.map(([, value]) => (value as { purpose: string }).purpose)).toContain(purpose)
    expect(leaksSaid(at)).toEqual([])
  })

  it("tell the host of the opening of a case's documents, not only of who the applicant is", async () => {
    const before = said.length
    await district.intake.documents(lived.cases.revoked, "to serve the documents")
    const streams = said.slice(before).map(([, value]) => (value as { stream: string }).stream)
    expect(streams).toContain(`case:${lived.cases.revoked}`)
  })

  it("stay sealed in what was printed: pages, names and purposes leave nothing in the bytes", async () => {
    const purpose = `to serve ${secrets.organisation}`
    const pages: string[] = []
    for (const id of Object.values(lived.cases)) {
      for (const { id: document } of await district.intake.documents(id, "to print")) {
        const printed = await district.documents.print({ case: id, document, purpose }, { as: clerk })
        if (printed.outcome === "printed") pages.push(printed.html)
      }
    }
    expect(pages.length).toBeGreaterThan(5)
    expect(leaksInValue(pages, secrets)).toContain("organisation")
    expect(leaksIn(folder, secrets)).toEqual([])
  })

  describe("when a call fails", () => {
    const wrong = (code: string): string => code.slice(0, -1) + (code.endsWith("0") ? "1" : "0")
    const mangled = (value: unknown): never => value as never
    const byCommand: readonly (readonly [string, string, () => Promise<unknown>])[] = [
      [
        "a stale version",
        "StaleVersion",
        () =>
          district.intake.command(
            lived.cases.delivered,
            { type: "excuse-delay", reasons: [secrets.excuseReason] },
            { as: clerk, expectedVersion: 1 },
          ),
      ],
      [
        "a command id used for another command",
        "CommandIdReused",
        async () => {
          const call = { as: clerk, commandId: "reused-1" }
          await district.intake.submit(tolerantly(lived.applicant, secrets), call)
          const other = {
            ...tolerantly(lived.applicant, secrets),
            materials: [paper("form", secrets.lateFileName)],
          }
          return district.intake.submit(other, call)
        },
      ],
      [
        "an unknown material",
        "UnknownMaterial",
        () =>
          district.intake.submit(
            {
              ...tolerantly(lived.applicant, secrets),
              materials: [paper(secrets.fileName, secrets.fileName)],
            },
            { as: clerk },
          ),
      ],
      [
        "an unknown item",
        "UnknownItem",
        () =>
          district.intake.submit(
            { ...tolerantly(lived.applicant, secrets), item: secrets.phone },
            { as: clerk },
          ),
      ],
      [
        "an unknown applicant",
        "UnknownSubject",
        () => district.intake.submit(tolerantly(subjectIdOf(randomUUID()), secrets), { as: clerk }),
      ],
      [
        "a number where an applicant's id belongs",
        "InvalidInput",
        () => district.intake.submit(tolerantly(mangled(secrets.citizenNumber), secrets), { as: clerk }),
      ],
      [
        "an officer who brings a name along",
        "InvalidInput",
        () =>
          district.intake.submit(tolerantly(lived.applicant, secrets), {
            as: mangled({ ...clerk, name: secrets.representative }),
          }),
      ],
      ["an unknown case", "UnknownCase", () => district.intake.get(secrets.waybill)],
      [
        "a command on an unknown case",
        "UnknownCase",
        () => district.intake.command(secrets.waybill, { type: "withdraw" }, { as: clerk }),
      ],
      [
        "a version of an unknown case",
        "UnknownCase",
        () => district.intake.command(secrets.phone, { type: "withdraw" }, { as: clerk, expectedVersion: 3 }),
      ],
      [
        "a version of what is no subject",
        "SubjectNotRegistered",
        () =>
          district.subjects.correct(mangled(secrets.phone), identityOf(secrets), {
            as: clerk,
            expectedVersion: 3,
          }),
      ],
      [
        "a deadline that no case has",
        "InvalidInput",
        () => district.intake.explain(lived.cases.revoked, mangled(secrets.phone)),
      ],
      [
        "no identifier at all",
        "InvalidInput",
        () => district.subjects.findByIdentifier(mangled({ scheme: { of: secrets.phone } })),
      ],
      [
        "a scenario that no event can hold",
        "InvalidInput",
        () =>
          district.intake.submit(
            { ...tolerantly(lived.applicant, secrets), scenario: { share: 0.1 } },
            { as: clerk },
          ),
      ],
      [
        "an item of another shape",
        "InvalidInput",
        () =>
          district.catalogue.publish([mangled({ ...item, edition: "2018-08", validFrom: secrets.phone })], {
            batch: "2018-08",
            as: clerk,
          }),
      ],
      [
        "an edition that is public and says something else",
        "EditionImmutable",
        () =>
          district.catalogue.publish([{ ...item, name: text(secrets.organisation, secrets.phone) }], {
            batch: "2018-08",
            as: clerk,
          }),
      ],
      [
        "a day still to come",
        "DateInTheFuture",
        () =>
          district.intake.submit(
            {
              ...tolerantly(lived.applicant, secrets),
              arrival: { channel: "window", on: plainDate("2018-12-03") },
            },
            { as: clerk },
          ),
      ],
      [
        "an act in the wrong phase",
        "NotInThisPhase",
        () =>
          district.intake.command(
            lived.cases.delivered,
            { type: "revoke-acceptance", reasons: [secrets.revocationReason] },
            { as: decider },
          ),
      ],
      [
        "a favourable act while something is owed",
        "StillOwed",
        async () => {
          const id = await owing()
          return district.intake.command(
            id,
            { type: "decide", favourable: true, reasons: [secrets.grantReason] },
            { as: clerk },
          )
        },
      ],
      [
        "an adverse act of someone who may not",
        "NotAuthorised",
        async () => {
          const id = await owing()
          return district.intake.command(
            id,
            { type: "decide", favourable: false, reasons: [secrets.denialReason] },
            { as: clerk },
          )
        },
      ],
      [
        "a wrong check digit of a citizen number",
        "InvalidInput",
        () =>
          district.subjects.register(
            {
              kind: "natural-person",
              name: secrets.representative,
              identifiers: [{ scheme: citizenNumber.id, value: wrong(secrets.citizenNumber) }],
            },
            { as: clerk },
          ),
      ],
      [
        "a wrong check digit in a search",
        "InvalidInput",
        () => district.subjects.findByIdentifier({ scheme: creditCode.id, value: wrong(secrets.creditCode) }),
      ],
      [
        "an identity of another shape",
        "InvalidInput",
        () =>
          district.subjects.register(
            mangled({
              ...identityOf(secrets),
              phone: [secrets.phone],
              [secrets.bankAccount]: secrets.address,
            }),
            { as: clerk },
          ),
      ],
      [
        "an identifier of somebody else",
        "AlreadyExists",
        async () => {
          const other = await district.subjects.register(
            { ...identityOf(secrets), identifiers: [{ scheme: "sample", value: secrets.address }] },
            { as: clerk },
          )
          if (other.outcome === "refused") throw new Error("The other was refused.")
          return district.subjects.correct(other.subject, identityOf(secrets), { as: clerk })
        },
      ],
      ["no purpose", "TypeError", () => district.subjects.reveal(lived.applicant, " ")],
      [
        "an impossible date",
        "InvalidInput",
        () =>
          district.intake.submit(
            {
              ...tolerantly(lived.applicant, secrets),
              arrival: { channel: "window", on: "2018-02-30" as PlainDate },
            },
            { as: clerk },
          ),
      ],
      [
        "a person's name where a date belongs",
        "InvalidInput",
        () =>
          district.intake.submit(
            {
              ...tolerantly(lived.applicant, secrets),
              arrival: { channel: "online", enteredOn: mangled(secrets.representative) },
            },
            { as: clerk },
          ),
      ],
      [
        "a material of another shape",
        "InvalidInput",
        () =>
          district.intake.submit(
            {
              ...tolerantly(lived.applicant, secrets),
              materials: [mangled({ ...paper("form", secrets.fileName), medium: secrets.phone })],
            },
            { as: clerk },
          ),
      ],
      [
        "reasons of another shape",
        "InvalidInput",
        async () => {
          const id = await owing()
          const reasons = mangled([{ why: secrets.denialReason }])
          return district.intake.command(id, { type: "decide", favourable: false, reasons }, { as: decider })
        },
      ],
    ]

    async function owing(): Promise<string> {
      const answer = await district.intake.submit(
        { ...tolerantly(lived.applicant, secrets), arrival: { channel: "window", on: clock.now().on } },
        { as: clerk },
      )
      if (answer.outcome !== "tolerantly-accepted") throw new Error(`Not accepted but ${answer.outcome}.`)
      return answer.case
    }

    it.each(byCommand)("by %s, it says %s and no secret", async (_, tag, call) => {
      const before = said.length
      const failed = await outcomeOf(call)
      expect(tagOf(failed)).toBe(tag)
      expect(leaksInValue(failed, secrets)).toEqual([])
      expect(leaksSaid({ secrets, said: said.slice(before) })).toEqual([])
    })

    it("in whatever way, no file holds a secret, and the cases are as they were", async () => {
      expect(leaksIn(folder, secrets)).toEqual([])
      const phases = ["delivered", "acceptance-revoked", "decided", "not-accepted", "withdrawn"]
      for (const [at, id] of Object.values(lived.cases).entries())
        expect((await district.intake.get(id)).state.phase).toBe(phases[at])
    })

    it("twice by the same submission, there is one case", async () => {
      const call = { as: clerk, commandId: "twice-1" }
      const [first, second] = [
        await district.intake.submit(tolerantly(lived.applicant, secrets), call),
        await district.intake.submit(tolerantly(lived.applicant, secrets), call),
      ]
      expect(first).toMatchObject({ outcome: "tolerantly-accepted", replayed: false })
      expect(second).toMatchObject({ outcome: "tolerantly-accepted", replayed: true, case: first.case })
      expect(leaksInValue([first, second], secrets)).toEqual([])
    })
  })
})

describe("a database or key file gone wrong", () => {
  const at = place(markedSecrets("暗记50428号", 50_428_511))
  const { clock, folder, said, secrets } = at
  let lived: Lived

  beforeAll(async () => {
    const district = await open(at)
    lived = await liveThrough(district, clock, secrets, () => {})
    await district.close()
  })

  /** A copy of both files, changed. */
  function broken(change: (folder: string) => void): {
    readonly folder: string
    readonly whole: () => string
  } {
    const copy = newFolder()
    for (const file of ["district.db", "district.keys"]) copyFileSync(join(folder, file), join(copy, file))
    change(copy)
    const whole = () =>
      readFileSync(join(copy, "district.db")).toString("latin1") +
      readFileSync(join(copy, "district.keys")).toString("latin1")
    return { folder: copy, whole }
  }
  const garble = (file: string, from: number, length: number): void => {
    const bytes = readFileSync(file)
    bytes.fill(0x5a, from, from + length)
    writeFileSync(file, bytes)
  }
  const size = (file: string): number => readFileSync(file).length

  const gone: readonly (readonly [string, string, (folder: string) => void])[] = [
    [
      "cut short",
      "StorageError Corrupt",
      (to) => truncateSync(join(to, "district.db"), size(join(to, "district.db")) - 4096),
    ],
    ["cut to nothing", "StorageError Corrupt", (to) => truncateSync(join(to, "district.db"), 0)],
    ["without its header", "StorageError Corrupt", (to) => garble(join(to, "district.db"), 0, 100)],
    ["with a page overwritten", "StorageError Corrupt", (to) => garble(join(to, "district.db"), 8192, 4096)],
    [
      "under the keys of another",
      "KeysError Rejected",
      (to) => {
        rmSync(join(to, "district.keys"))
        fileKeys(join(to, "district.keys"))
      },
    ],
    ["with its key file lost", "KeysError Rejected", (to) => rmSync(join(to, "district.keys"))],
    [
      "with its key file cut short",
      "KeysError Corrupt",
      (to) => truncateSync(join(to, "district.keys"), size(join(to, "district.keys")) - 20),
    ],
    ["with its key file garbled", "KeysError Corrupt", (to) => garble(join(to, "district.keys"), 40, 20)],
  ]

  it.each(gone)(
    "%s is refused as %s; nothing is written and no secret is told",
    async (name, says, change) => {
      const copy = broken(change)
      const before = name === "with its key file lost" ? undefined : copy.whole()
      const failed = await outcomeOf(() => open({ clock, folder: copy.folder, said }))
      expect(`${tagOf(failed)} ${(failed as { reason: string }).reason}`).toBe(says)
      expect(leaksInValue(failed, secrets)).toEqual([])
      if (before !== undefined) expect(copy.whole() === before).toBe(true)
      expect(leaksIn(copy.folder, secrets)).toEqual([])
    },
  )

  it("damaged where nobody looked yet fails as corrupt when it is met, and is not written to", async () => {
    const copy = broken((to) => {
      const file = join(to, "district.db")
      for (let page = 4; page * 4096 < size(file); page += 1) garble(file, page * 4096, 2048)
    })
    const before = copy.whole()
    const failed = await outcomeOf(async () => {
      const storage = sqliteStorage(join(copy.folder, "district.db"), { check: "header" })
      const keys = fileKeys(join(copy.folder, "district.keys"))
      try {
        const district = await createDistrict({ ...settings, clock, storage, keys })
        return await district.intake.documents(lived.cases.revoked, "to serve the documents")
      } finally {
        await storage.close()
      }
    })
    expect(tagOf(failed)).toBe("StorageError")
    expect(failed).toMatchObject({ reason: "Corrupt" })
    expect(leaksInValue(failed, secrets)).toEqual([])
    expect(copy.whole() === before).toBe(true)
  })

  it("with an envelope changed opens nothing of it, and says so without a secret", async () => {
    const copy = broken((to) => {
      const db = new DatabaseSync(join(to, "district.db"))
      db.exec(
        `UPDATE events SET data = replace(data, '"ciphertext":"', '"ciphertext":"AAAA') WHERE stream LIKE 'case:%'`,
      )
      db.close()
    })
    const district = await open({ clock, folder: copy.folder, said })
    const failed = await outcomeOf(() =>
      district.intake.documents(lived.cases.revoked, "to serve the documents"),
    )
    expect(tagOf(failed)).toMatch(/^(KeysError|StorageError)$/)
    expect(failed).toMatchObject({ reason: "Corrupt" })
    expect(leaksInValue(failed, secrets)).toEqual([])
    await district.close()
  })

  it("leaves the originals whole: all cases and documents are there", async () => {
    const district = await open(at)
    for (const id of Object.values(lived.cases)) {
      expect((await district.intake.documents(id, "to serve the documents")).length).toBeGreaterThan(0)
    }
    expect(await district.intake.find({})).toHaveLength(5)
    await district.close()
  })

  it("without the applicant's key tells neither name nor reasons, and the case remains", async () => {
    const copy = broken((to) => to)
    await fileKeys(join(copy.folder, "district.keys")).destroy(lived.applicant)
    const district = await open({ clock, folder: copy.folder, said })
    expect(await district.subjects.reveal(lived.applicant, "to see")).toBe("erased")
    const documents = await district.intake.documents(lived.cases.revoked, "to see")
    expect(documents.length).toBeGreaterThan(0)
    expect(leaksInValue(documents, secrets)).toEqual([])
    expect((await district.intake.get(lived.cases.revoked)).state.phase).toBe("acceptance-revoked")
    await district.close()
  })
})

describe("a life with everything on record", () => {
  const at = place(markedSecrets("暗记52874号", 52_874_163))
  const { clock, folder, said, secrets } = at
  let district: District
  let id: string

  beforeAll(async () => {
    district = await open(at)
    const registered = await district.subjects.register(identityOf(secrets), { as: clerk })
    if (registered.outcome === "refused") throw new Error("The applicant was refused.")
    id = await liveOnRecord(district, clock, registered.subject, secrets, (...heard) => said.push(heard))
  })
  afterAll(() => district.close())

  it("leaves no address, statement, note, opinion, finding, reason or signature in the raw files", () => {
    expect(leaksIn(folder, secrets)).toEqual([])
  })

  it("shows none of them in an answer, to a citizen who asks by number, or in a worklist", () => {
    expect(said.map(([where]) => where)).toEqual(expect.arrayContaining(["progress", "worklist", "get"]))
    expect(leaksSaid(at)).toEqual([])
  })

  it("keeps every one of them, sealed, where it was said", async () => {
    const { state } = await district.intake.get(id)
    expect(state.phase).toBe("decision-revoked")
    const sealedIn = (await storedOf(folder, id)).filter(({ data }) =>
      JSON.stringify(data).includes('"suite"'),
    )
    expect(new Set(sealedIn.map(({ type }) => type))).toEqual(
      new Set([
        "CaseOpened",
        "MaterialsReceived",
        "DocumentsHeld",
        "ServiceAddressConfirmed",
        "DocumentServed",
        "IdentityShown",
        "ChoicesMade",
        "MaterialWaived",
        "CommitmentGiven",
        "PlatformDataDisputed",
        "CorrectionProposed",
        "EntryCorrected",
        "PartFinished",
        "SiteChecked",
        "DecisionMade",
        "CommitmentVerified",
        "RectificationOrdered",
        "DecisionRevoked",
      ]),
    )
  })
})

describe("any secret", () => {
  it("stays out of the raw files and out of everything that is said", async () => {
    const mark = fc.string({ unit: fc.constantFrom(..."暗记é😀\"'\\%;-0aZ§"), minLength: 8, maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(mark, fc.integer({ min: 10_000_000, max: 99_999_999 }), async (text, n) => {
        const at = place(markedSecrets(`记${text}记`, n))
        const district = await open(at)
        const hear: Heard = (...heard) => at.said.push(heard)
        const { applicant } = await liveThrough(district, at.clock, at.secrets, hear)
        await liveOnRecord(district, at.clock, applicant, at.secrets, hear)
        expect(leaksIn(at.folder, at.secrets)).toEqual([])
        await district.close()
        expect(leaksIn(at.folder, at.secrets)).toEqual([])
        expect(leaksSaid(at)).toEqual([])
      }),
      { numRuns: 5 },
    )
  })
})

describe("the search for leaks", () => {
  it("finds what is not sealed: an answer to a question of the scenario stands in the raw file", async () => {
    const at = place(markedSecrets("暗记60537号", 60_537_129))
    const district = await open(at)
    const { applicant } = await liveThrough(district, at.clock, at.secrets, () => {})
    const submission = { ...tolerantly(applicant, at.secrets), scenario: { told: at.secrets.phone } }
    at.said.push(["submit", await district.intake.submit(submission, { as: clerk })])
    expect(leaksIn(at.folder, at.secrets)).toContain("district.db-wal: phone")
    expect(leaksSaid(at)).toContain("submit: phone")
    await district.close()
  })

  const secrets = { name: "暗记\"40319'号" }

  it("finds a secret in every writing", () => {
    const { name } = secrets
    const writings: readonly (string | Buffer)[] = [
      name,
      JSON.stringify({ name }),
      Buffer.from(name).toString("hex"),
      Buffer.from(name, "utf16le"),
      encodeURIComponent(name),
      ...["", "a", "ab", "abc"].flatMap((before) => [
        Buffer.from(`${before}${name}z`).toString("base64"),
        Buffer.from(`${before}${name}`).toString("base64url"),
      ]),
    ]
    for (const writing of writings) expect(leaksInBytes(Buffer.from(writing), secrets)).toEqual(["name"])
    expect(leaksInBytes(Buffer.from("暗记40319号"), secrets)).toEqual([])
  })

  it("finds it deep in an answer, and in an error's message, cause, field or stack", () => {
    const { name } = secrets
    const said: readonly unknown[] = [
      { a: [{ b: new Map([[1, { c: name }]]) }] },
      new Error(name),
      new Error("no", { cause: new Error(name) }),
      Object.assign(new Error("no"), { given: { name } }),
      Object.defineProperty({}, "hidden", { value: name, enumerable: false }),
    ]
    for (const value of said) expect(leaksInValue(value, secrets)).toEqual(["name"])
    expect(leaksInValue({ name: "another" }, secrets)).toEqual([])
  })
})

/** The events of a case as they lie in the file. */
async function storedOf(folder: string, id: string) {
  const storage = sqliteStorage(join(folder, "district.db"))
  const events = await storage.readStream({ stream: `case:${id}` })
  await storage.close()
  return events
}

/** What a call failed with: the refusal it resolved to, or what it rejected with. */
async function outcomeOf(call: () => Promise<unknown>): Promise<unknown> {
  try {
    const value = await call()
    return (value as { readonly refusal?: unknown }).refusal ?? value
  } catch (error) {
    return error
  }
}

function tagOf(failed: unknown): unknown {
  const { _tag, name } = failed as { readonly _tag?: string; readonly name?: string }
  return _tag ?? name ?? failed
}
