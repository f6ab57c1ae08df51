// Storage in PostgreSQL: the contract, on the oldest and the newest version, with the features of openGauss alone, and
// through a pool that waits for each answer.
import { storageContract } from "@onevisit/testkit"
import { afterAll, beforeAll, describe, it } from "vitest"
import { type Schemas, schemasOn } from "./storage-schemas.fixture.ts"
import { type Major, type PostgresServer, startPostgres } from "./server.ts"

interface Way {
  readonly major: Major
  readonly dialect: "postgres" | "opengauss"
  readonly pipeline: boolean
}

const ways: readonly Way[] = [
  { major: 14, dialect: "postgres", pipeline: false },
  { major: 14, dialect: "opengauss", pipeline: true },
  { major: 18, dialect: "postgres", pipeline: true },
]

for (const { dialect, major, pipeline } of ways) {
  describe(`PostgreSQL ${major} as ${dialect}`, () => {
    let server: PostgresServer
    let schemas: Schemas
    beforeAll(async () => {
      server = await startPostgres(major)
      schemas = schemasOn(server, { dialect }, pipeline)
    })
    afterAll(async () => {
      await schemas.close()
      await server.close()
    })

    storageContract({
      name: `a storage ${pipeline ? "that sends statements ahead" : "that waits for each answer"}`,
      describe,
      it,
      make: () => schemas.make(),
      stories: 20,
      capabilities: {
        reopen: (storage) => schemas.again(storage),
        beside: (storage) => schemas.again(storage),
        damage: (storage) => void schemas.pool.query(`DROP TABLE ${schemas.schemaOf(storage)}.events`),
        backup: { lacks: "copies are made by the tools of the server" },
      },
    })
  })
}
