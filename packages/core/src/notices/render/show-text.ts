export { showLine, showText } from "../../reasons/index.ts"
