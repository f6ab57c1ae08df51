/** The release of this package, as archives name it; a test holds it to the package's own version. */
export const RELEASE = "0.7.0"
