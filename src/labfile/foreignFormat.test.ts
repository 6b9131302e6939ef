import { describe, expect, it } from 'vitest'
import { foreignFormat } from './foreignFormat.ts'

describe('a file that is no text in UTF-8 is named by its first bytes', () => {
  it.each<readonly [what: string, bytes: readonly number[], hint: RegExp]>([
    ['62 PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], /picture \(PNG\)/],
    ['62 JPEG', [0xff, 0xd8, 0xff, 0xe0], /picture \(JPEG\)/],
    ['62 GIF', [...Buffer.from('GIF89a')], /picture \(GIF\)/],
    ['62 PDF', [...Buffer.from('%PDF')], /PDF/],
    ['62 zip', [0x50, 0x4b, 0x03, 0x04, 0x14, 0], /zip archive: unpack it/],
    ['62 gzip', [0x1f, 0x8b, 0x08], /gzip: unpack it/],
    ['63 UTF-16 with its mark', [0xff, 0xfe, 0x7b, 0, 0x22, 0], /UTF-16 text: save it as UTF-8/],
    ['63 UTF-16, the high byte first', [0xfe, 0xff, 0, 0x7b], /UTF-16 text: save it as UTF-8/],
    ['63 UTF-16 without', [0x7b, 0, 0x22, 0, 0x61, 0], /UTF-16 text: save it as UTF-8/],
    ['63 UTF-16 without, the high byte first', [0, 0x7b, 0, 0x22], /UTF-16 text: save it as UTF-8/],
  ])('%s', (_what, bytes, hint) => {
    expect(foreignFormat(Uint8Array.from(bytes))).toMatch(hint)
  })

  it.each(['', '{', '{}', '{"a": 1}', '\ufeff{}', 'GIF', 'é'])('and not %j', (text) => {
    expect(foreignFormat(new TextEncoder().encode(text))).toBeUndefined()
  })
})
