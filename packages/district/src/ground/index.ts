export { type Ground, type GroundOptions, KeysMissing, openGround } from "./ground.ts"
