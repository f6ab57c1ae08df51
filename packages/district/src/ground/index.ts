export { chainHeads, type ChainHeads, reckonHead } from "./chain-heads.ts"
export { chainedStorage } from "./chained-storage.ts"
export { type Ground, type GroundOptions, KeysMissing, openGround } from "./ground.ts"
