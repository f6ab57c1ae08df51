/**
 * The contract of a storage, as tests. An adapter's author hands in how a fresh storage is made, the test
 * functions of any runner, and for each thing that not every storage can either how it is done or why it is not.
 */
import type { Storage } from "@onevisit/core/ports"
import { text, type Text } from "@onevisit/core/reasons"
import {
  type Capability,
  type Certificate,
  type CertifiedContract,
  certifiedSuite,
  given,
} from "../certified/index.ts"
import { commands, uniqueKeys, versions } from "./acts.ts"
import { atomicity } from "./atomicity.ts"
import { clockSkew } from "./clock-skew.ts"
import { backedUp } from "./backed-up.ts"
import { duplicates } from "./duplicates.ts"
import { checkpoints, feed } from "./feed.ts"
import { large } from "./large.ts"
import { damaged, lasting } from "./lasting.ts"
import { lostAnswers, lostWithTheProgram } from "./lost-answers.ts"
import { agreesWithModel } from "./model-run.ts"
import { races } from "./races.ts"
import { refusals } from "./refusals.ts"
import { reordering } from "./reordering.ts"
import { shared } from "./shared.ts"
import type { Open, StorageTest } from "./storage-test.ts"
import { leases, messages, timers } from "./timers-and-messages.ts"
import { tornBatches } from "./torn-batches.ts"
import { values } from "./values.ts"
import { viewCursors } from "./view-cursors.ts"
import { viewRows, viewSearch } from "./views.ts"

/** What some storages can and others cannot. Each is handed in, or declared lacking with the reason. */
export interface StorageCapabilities {
  /** Opens again what a storage, closed by now, has left behind. */
  readonly reopen: Capability<Open>
  /** Opens the data of an open storage a second time, as another program would. */
  readonly beside: Capability<Open>
  /** Damages what a closed storage has left behind; opening it again or reading it must then fail as `Corrupt`. */
  readonly damage: Capability<(storage: Storage) => void | Promise<void>>
  /** Copies what an open storage holds and opens the copy, which from then on lives apart. */
  readonly backup: Capability<Open>
}

export interface StorageContract extends CertifiedContract {
  /** A fresh and empty storage, called once for each test. */
  readonly make: () => Storage | Promise<Storage>
  readonly capabilities: StorageCapabilities
  /** Random stories that are compared with the model, each with a storage of its own; 40 unless told. */
  readonly stories?: number
  /** Draws the stories of an earlier certificate again; another one at each run unless told. */
  readonly seed?: number
}

/**
 * Declares the tests that every storage must pass, and those of what it can besides; the last hands out a certificate.
 *
 * @example
 * ```ts
 * import { storageContract } from "@onevisit/testkit"
 * import { memoryStorage } from "@onevisit/storage-memory"
 * import { describe, it } from "node:test"
 *
 * const lacks = "keeps nothing that outlives the program"
 * storageContract({
 *   name: "memory",
 *   make: () => memoryStorage(),
 *   capabilities: { reopen: { lacks }, beside: { lacks }, damage: { lacks }, backup: { lacks } },
 *   stories: 1,
 *   describe,
 *   it,
 * })
 * ```
 */
export function storageContract(contract: StorageContract): void {
  const { capabilities, make, seed, stories = 40 } = contract
  // Callers without types may leave out what they ought to declare: the first test then says so.
  const { backup, beside, damage, reopen } = (capabilities ?? {}) as Partial<StorageCapabilities>
  const open = { reopen: given(reopen), beside: given(beside), damage: given(damage), backup: given(backup) }
  let facts: Pick<Certificate, "kind" | "model"> = {}
  const made = async (): Promise<Storage> => {
    const storage = await make()
    if (storage.kind !== undefined) facts = { ...facts, kind: storage.kind }
    return storage
  }
  const port = { port: text("存储", "storage"), labels, declared: { ...capabilities }, facts: () => facts }

  certifiedSuite(contract, port, (group) => {
    for (const [label, declare] of groups) {
      group(label, (it) => declare((sentence, body) => it(sentence, () => closing(made, body))))
    }
    const optional = (label: Text, declare: (test: StorageTest) => void) =>
      group(label, (it) => declare((sentence, body) => it(sentence, () => closing(made, body))))
    const { backup, beside, damage, reopen } = open
    if (reopen) {
      optional(text("重新打开", "what lasts"), (test) => {
        lasting(test, reopen)
        lostWithTheProgram(test, reopen)
      })
      if (damage) optional(text("损坏", "damage"), (test) => damaged(test, reopen, damage))
    }
    if (beside) {
      optional(text("共用数据", "shared data"), (test) => {
        shared(test, beside)
        races(test, beside)
      })
    }
    if (backup) optional(text("备份", "backups"), (test) => backedUp(test, backup))
    group(text("模型", "the model"), (it) => {
      it("answers random stories as the model does", async () => {
        const model = await agreesWithModel(made, { stories, seed, reopen: open.reopen })
        facts = { ...facts, model }
      })
    })
  })
}

const labels = {
  reopen: text("重新打开", "opened again"),
  beside: text("多程序共用", "used by several programs"),
  damage: text("发现损坏", "damage is found out"),
  backup: text("联机备份", "backed up while in use"),
}

const groups: readonly (readonly [Text, (test: StorageTest) => void])[] = [
  [text("版本", "versions"), versions],
  [text("命令", "commands"), commands],
  [text("唯一键", "unique keys"), uniqueKeys],
  [text("原子性", "acts"), atomicity],
  [text("残缺批次", "torn batches"), tornBatches],
  [text("重复", "duplicates"), duplicates],
  [text("乱序", "reordering"), reordering],
  [text("应答丢失", "lost answers"), lostAnswers],
  [text("竞争", "races"), (test) => races(test)],
  [text("事件流", "the feed"), feed],
  [text("检查点", "checkpoints"), checkpoints],
  [text("视图行", "view rows"), viewRows],
  [text("视图查询", "view search"), viewSearch],
  [text("视图分页", "view cursors"), viewCursors],
  [text("定时", "timers"), timers],
  [text("消息", "messages"), messages],
  [text("租约", "named leases"), leases],
  [text("时钟偏差", "clock skew"), clockSkew],
  [text("值", "values"), values],
  [text("大数据量", "large"), large],
  [text("拒绝", "refusals"), refusals],
]

async function closing(
  make: () => Promise<Storage>,
  body: (storage: Storage) => Promise<void>,
): Promise<void> {
  const storage = await make()
  try {
    await body(storage)
  } finally {
    await storage.close()
  }
}
