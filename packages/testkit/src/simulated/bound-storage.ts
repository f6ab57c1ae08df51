import type { Storage } from "@onevisit/core/ports"

/** The same storage as an object of functions, whatever it is made of: what wraps one may then spread it. */
export function boundStorage(storage: Storage): Storage {
  return {
    ...(storage.kind === undefined ? {} : { kind: storage.kind }),
    commit: (acts) => storage.commit(acts),
    readStream: (query) => storage.readStream(query),
    readFeed: (query) => storage.readFeed(query),
    readCheckpoint: (name) => storage.readCheckpoint(name),
    getView: (query) => storage.getView(query),
    findViews: (query) => storage.findViews(query),
    dueTimers: (query) => storage.dueTimers(query),
    claimMessages: (query) => storage.claimMessages(query),
    settleMessages: (settlements) => storage.settleMessages(settlements),
    lease: (query) => storage.lease(query),
    close: () => storage.close(),
  }
}
