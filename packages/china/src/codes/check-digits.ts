/**
 * The check characters of the national code standards. Each function takes the body of a code, already in
 * the standard's alphabet, and gives its check character.
 */

/** GB 11643-1999: the 18th character of a citizen number, of its first 17 digits (ISO 7064 MOD 11-2). */
export function citizenCheck(body: string): string {
  return "10X98765432".charAt(weightedSum(body, citizenWeights, decimal) % 11)
}

/** GB 32100-2015: the 18th character of a social credit code, of its first 17 characters. */
export function creditCheck(body: string): string {
  const complement = 31 - (weightedSum(body, creditWeights, creditAlphabet) % 31)
  return creditAlphabet.charAt(complement % 31)
}

/** GB 11714: the 9th character of an organisation code, of its first 8 characters. */
export function organisationCheck(body: string): string {
  const complement = 11 - (weightedSum(body, organisationWeights, alphanumeric) % 11)
  return complement === 10 ? "X" : String(complement % 11)
}

/** ISO 7064 MOD 37,36 (GB/T 17710): the check character of any text of digits and capital letters. */
export function mod3736Check(body: string): string {
  let product = 36
  for (const character of body) {
    const sum = (product + alphanumeric.indexOf(character)) % 36
    product = ((sum === 0 ? 36 : sum) * 2) % 37
  }
  return alphanumeric.charAt((37 - product) % 36)
}

/** UPU S10: the check digit of the eight-digit serial number of a postal item. */
export function postalCheck(serial: string): string {
  const complement = 11 - (weightedSum(serial, postalWeights, decimal) % 11)
  if (complement === 10) return "0"
  return complement === 11 ? "5" : String(complement)
}

/** The 31 characters of GB 32100-2015: digits and capitals without I, O, S, V, Z. */
export const creditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"

const decimal = "0123456789"
const alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
const citizenWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]
const postalWeights = [8, 6, 4, 2, 3, 5, 9, 7]

function weightedSum(body: string, weights: readonly number[], alphabet: string): number {
  return weights.reduce((sum, weight, at) => sum + weight * alphabet.indexOf(body.charAt(at)), 0)
}
