/**
 * A certificate for servers that tests start on this machine, valid for localhost and 127.0.0.1. Its key stands here for
 * everyone to read: it proves nothing to anyone and must be trusted by tests alone.
 */
export const sampleCertificate = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgEAzeaGiPn3+KX00d
3HxY9iPm/yXK56RY5lMEbXfv/wyhRANCAASK6pCyL+H9gMpT/fRWv4FFGO7sihRd
6y0+mAzRhDrk/v2YEjAMhdTpxNOPMj0tK6OV22V/12+QjJDrIRX79LmT
-----END PRIVATE KEY-----
`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBdzCCAR2gAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlsb2NhbGhv
c3QwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBQxEjAQBgNVBAMM
CWxvY2FsaG9zdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABIrqkLIv4f2AylP9
9Fa/gUUY7uyKFF3rLT6YDNGEOuT+/ZgSMAyF1OnE048yPS0ro5XbZX/Xb5CMkOsh
Ffv0uZOjXjBcMA8GA1UdEwEB/wQFMAMBAf8wDgYDVR0PAQH/BAQDAgKEMBoGA1Ud
EQQTMBGCCWxvY2FsaG9zdIcEfwAAATAdBgNVHQ4EFgQUQZWoWJ9L+MkvGphVPglO
GaVW2GIwCgYIKoZIzj0EAwIDSAAwRQIhAKCOTKQpb5maf6+fOrw7OnptEumaIgXX
1j3Ro75DR9HbAiB4fhsrgd4SyItLgTMf4NgiTssLIJtr5EtSEqAaHL1LnQ==
-----END CERTIFICATE-----
`,
} as const
