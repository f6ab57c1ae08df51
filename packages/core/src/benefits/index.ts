export * from "./programme/index.ts"
export * from "./sweep/index.ts"
