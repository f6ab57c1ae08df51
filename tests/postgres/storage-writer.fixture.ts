// A program of its own that writes `count` acts to its stream and says each number when it is committed.
import { postgresStorage } from "@onevisit/storage-postgres"
import { commitOne, sampleAct, sampleEvent } from "@onevisit/testkit"

const [connection = "", schema = "", name = "", count = ""] = process.argv.slice(2)
const storage = await postgresStorage({ connection, schema, acceptUnsafe: true })
for (let at = 0; at < Number(count); at += 1) {
  const append = [{ stream: name, expectedVersion: at, events: [sampleEvent()] }]
  const { outcome } = await commitOne(storage, sampleAct(`${name}-${at}`, { append }))
  process.stdout.write(`${outcome === "committed" ? at : "conflict"}\n`)
}
await storage.close()
