import { postgresStorage } from "@onevisit/storage-postgres"
import { writeUntilKilled } from "./write-until-killed.ts"

await writeUntilKilled((where) => {
  const [connection = "", schema = ""] = where.split(" ")
  return postgresStorage({ connection, schema, busyTimeoutMs: 60_000 })
})
