export { chainHeads, type ChainHeads } from "./chain-heads.ts"
export { chainedStorage } from "./chained-storage.ts"
export { type Ground, type GroundOptions, KeysMissing, openGround } from "./ground.ts"
