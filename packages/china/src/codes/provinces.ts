/** The first two digits of region codes, by GB/T 2260 and the residence permits for Hong Kong, Macao and Taiwan residents. */
export const provinceCodes: ReadonlySet<string> = new Set(
  (
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 " +
    "50 51 52 53 54 61 62 63 64 65 71 81 82 83"
  ).split(" "),
)

/** The first two digits of every sample region: no authority has them. */
export const sampleProvinceCode = "99"
