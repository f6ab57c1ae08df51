export * from "./programme/index.ts"
export * from "./sweep/index.ts"
export * from "./facts/index.ts"
export * from "./entitlement/index.ts"
