/**
 * SHA-256 of the identifiers that may stand in the repository though they are valid under real regions: the
 * examples of the standards, and codes of authorities and companies published in registers and documents; and what is no
 * identifier, but adds up to one by chance where random ids lie side by side in a recorded database.
 */
export const allowedIdentifiers: Readonly<Record<string, string>> = {
  "426695a0efdb59b9eaedaf0b5ca3eddf013cc2a7f9e283437704ea605f421e6d": "an example of GB 11643-1999",
  dd34d96c604052f6742a436514aaf419d793bd7e310a706b55394422a7fb6868: "an example of GB 11643-1999",
  "18e746db4fe8b8bd027e02ef4cdc036a5d2574fd488b8a10c7f80caa99921ab0": "an example of GB 32100-2015",
  d5d94d2ce089cd703f3c55ad2183f08510bd844871989d89e91434a39cdc9c72: "a published code of an organisation",
  c17fd0c38e6e598709db91b05eb59e2f9a2a2268ef52da91ee0b1b0d527467a6: "a published code of an organisation",
  "9a67943d8db6bda84e9e815c513dfc02398ce555c09965e9ca97780bedb92b93": "a published code of an organisation",
  "7dffaf780eb886a357ccc48f4c7916637f60640afbf0d5533a678a3b7f2c15ed": "a published code of an organisation",
  d5e68941c9144b63a35c2ac5d73c06ae05b1c80a6aada7a806ad362e95ca3899: "a published code of an organisation",
  "0cfd5f07ecc91380f331f99b7a5d7499db7412a36fc74400c93814c84a532dcf": "a published code of an organisation",
  "923b074e9a71b2b8021bacd8872d86e6b5d538105ddd5c9e440f92c85420dc2c": "a published code of an organisation",
  "23fc696256441368b84911bef8ecae1f7f2bf9c4fa12fd6270a895f914dbeeca": "a published code of an organisation",
  "60bd31934aa630cf918aecbaac45d2d443976ba320f883cf44f8e49c2fe379c7": "a published code of an organisation",
  "1f601fb18bbf0b0929a36fdc02f665286ce3d2e0e3505b49b7f824caa805e7c1": "a published code of an authority",
  bb68e028278ade136597ad237014b9cdaa15c1f1ee158d3f2092656ea46e178b: "a published code of an organisation",
  ba5afe31e8e27c136e90d1522253c1bbe1b7e2d7415d3880af48d3fdc043e1fa: "a published code of an organisation",
  "9b291fd981b030724d420449e413e7eb49833282fde681ca7ddc70cebe91ad8a": "a published code of an organisation",
  "73b2fcc447ee960e3338e924646392163192a4be5c8fbdf5389075d7ac3f6834": "a published code of an authority",
  "9830f56fd51503b86980afef65f2a2ea48d11a9281e02df0946627383f41411b": "a published code of an authority",
  "396148275ad8485fab88a8f288e6ba616a644c4b9d69b0321ecf99781b03dc91": "a published code of an authority",
  "3d1a06624caf56cd12bbae837a6cff47c59d34e9ae066509861da39dde8b75db": "a published code of an authority",
  "772ae92c3c22ffadbd642bf6d149248578af471cbaec091429a5a60f5870c904": "a published code of an organisation",
  ff4b7f764cb325c992bf4e12a82c41c8369313c51a999779ea655c7b2a58d432: "a published code of an organisation",
  "5ff4c9dcbf27fc030ce84d1e01cdfbebd90db0881081f945b8fcc9678570ad01":
    "a published code of an authority, in e-licence identifiers",
  "2ba286402ff5d95bc9763b9804fe7a1609f198e896d2daa0418cd2a927330958":
    "a published code of an authority, in e-licence identifiers",
  "5275360361c078b614b5af0279d7914a6a8002bff6225b1ae34a962d436e133f":
    "a published code of an authority, in e-licence identifiers",
  dee9e2087d8796151a5988476225d992bf747a1e2a57625016948311653d4aad:
    "a published code of an authority, in e-licence identifiers",
  c6d5bd10744fe4498fd396a040804c86e3174183e3383b8d7ce600db1cf69d51:
    "a published code of an authority, in e-licence identifiers",
  "8813649c5cba73c7db7044c589701f40935b891dc324d1cfcc49b46e3a3afaac":
    "the end of a random id and the beginning of a word, in the database of 0.5.0",
}
