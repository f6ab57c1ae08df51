export {
  errorFields,
  type Fields,
  type Hooks,
  type LogRecord,
  observer,
  type Observer,
  type Span,
} from "./hooks.ts"
