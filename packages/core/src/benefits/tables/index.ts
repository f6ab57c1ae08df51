export { choiceIn, isBlank, monthIn, numberIn, wordsIn, yuanIn, type Cell } from "./cells.ts"
export { composeTable, readTable, type ListForm, type ListReader, type RowPlace } from "./read-table.ts"
