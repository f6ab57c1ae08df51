import { fileKeys } from "@onevisit/district"
import { sqliteStorage } from "@onevisit/storage-sqlite"
import { mkdtempSync } from "node:fs"
import { openDesk } from "../../packages/district/src/intake/desk.fixture.ts"
const f = mkdtempSync("/dev/shm/zz-")
const desk = await openDesk({ storage: sqliteStorage(f + "/d.db"), keys: fileKeys(f + "/k") })
const p = await desk.person("1")
for (let i = 0; i < 100; i++) await desk.open(p, "form", "report")
for (let r = 0; r < 5; r++) {
  const c = process.cpuUsage(),
    s = performance.now()
  for (let i = 0; i < 100; i++) await desk.open(p, "form", "report")
  const d = process.cpuUsage(c)
  console.log("cpu ms per submit", (d.user + d.system) / 1e5, "wall", (performance.now() - s) / 100)
}
