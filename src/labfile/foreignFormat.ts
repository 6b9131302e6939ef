const UTF_16 = 'This is UTF-16 text: save it as UTF-8.'

/** How files begin that are chosen or dropped by mistake. */
const FORMATS: readonly { readonly bytes: readonly number[]; readonly hint: string }[] = [
  { bytes: [0x89, 0x50, 0x4e, 0x47], hint: 'This is a picture (PNG), not JSON.' },
  { bytes: [0xff, 0xd8, 0xff], hint: 'This is a picture (JPEG), not JSON.' },
  { bytes: [0x47, 0x49, 0x46, 0x38], hint: 'This is a picture (GIF), not JSON.' },
  { bytes: [0x25, 0x50, 0x44, 0x46], hint: 'This is a PDF, not JSON.' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], hint: 'This is a zip archive: unpack it and open the .json file in it.' },
  { bytes: [0x1f, 0x8b], hint: 'This is packed with gzip: unpack it and open the .json file in it.' },
  { bytes: [0xff, 0xfe], hint: UTF_16 },
  { bytes: [0xfe, 0xff], hint: UTF_16 },
]

/** Names what a file is when its first bytes tell that it is no text in UTF-8, in a whole sentence. */
export function foreignFormat(bytes: Uint8Array): string | undefined {
  const format = FORMATS.find((one) => one.bytes.every((byte, at) => bytes[at] === byte))
  if (format !== undefined) return format.hint
  // UTF-16 without a byte order mark: every other byte of ASCII is zero.
  const isUtf16 = bytes.length >= 4 && (bytes[0] === 0) !== (bytes[1] === 0) && (bytes[2] === 0) !== (bytes[3] === 0)
  return isUtf16 ? UTF_16 : undefined
}
