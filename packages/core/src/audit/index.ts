export {
  type ChainedContent,
  type ChainHead,
  chainOf,
  type HashSuites,
  nextHead,
  START_OF_STREAM,
  UNCHAINED_HASH,
} from "./chain.ts"
