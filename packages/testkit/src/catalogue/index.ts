export { catalogueArbitrary, type RandomCatalogue } from "./random-catalogue.ts"
