import fc from 'fast-check'
import { deflateSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { HASH_START, hashText, hashWith } from '../../base/hash.ts'
import type { LabFile } from '../../labfile/labFile.ts'
import { rollingLab } from '../../worker/rollingLab.fixture.ts'
import { toBase64Url } from './base64url.ts'
import { previewOf } from './preview.ts'
import { LINK_LENGTH_MAX } from './sealed.ts'
import { fragmentOf, isLabFragment, linkTo, readFragment } from './shareLink.ts'

const whole = fragmentOf({ file: rollingLab, atMs: 90_000 })

/** A link made with care, of whatever is packed in it. */
function forged(content: string | Uint8Array, { atText = '0', isPacked = false } = {}): string {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const body = `v1.${toBase64Url(isPacked ? bytes : deflateSync(bytes))}.${atText}`
  return `${body}.${hashText(hashWith(HASH_START, body))}`
}

function lab(change: Record<string, unknown>): string {
  return JSON.stringify({ ...rollingLab, ...change })
}

function nested(depth: number): string {
  const input = '{"a":'.repeat(depth) + '1' + '}'.repeat(depth)
  return lab({ commands: [] }).replace(
    '[]',
    `[{"atMs":0,"service":"ecs","operation":"CreateCluster","input":${input}}]`,
  )
}

const command = { atMs: 0, service: 'ecs', operation: 'CreateCluster', input: {} }

describe('a lab in a link', () => {
  it('comes out as it went in, through a whole address', () => {
    const link = linkTo(new URL('http://127.0.0.1:4173/lab?x=1#old'), rollingLab, 90_000)
    const { hash, search } = new URL(link)
    expect(search).toBe('?x=1')
    expect(readFragment(hash)).toEqual({ file: rollingLab, atMs: 90_000 })
    expect(hash.length).toBeLessThan(700)
  })

  it('whatever its words are', () => {
    // No lab file may have NUL or a lone surrogate in it.
    const titles = fc
      .string({ maxLength: 60, unit: 'grapheme' })
      .filter((title) => title.isWellFormed() && !title.includes('\0'))
    fc.assert(
      fc.property(titles, fc.nat(0xffff_ffff), fc.nat(1_000_000), (title, seed, atMs) => {
        const file: LabFile = { ...rollingLab, title, seed }
        expect(readFragment(fragmentOf({ file, atMs }))).toEqual({ file, atMs })
      }),
      { numRuns: 200, seed: 1 },
    )
  })

  it('is made of no lab that would not fit', () => {
    const many = Array.from({ length: 2_000 }, (_, at) => ({ ...command, input: { clusterName: String(at * 7_919) } }))
    const file = { ...rollingLab, commands: many } as unknown as LabFile
    expect(() => fragmentOf({ file, atMs: 0 })).toThrow(/8,192 at most.*Save the lab as a file/)
  })

  it('is told from other fragments', () => {
    expect(['#v1.abc', 'v1.', '#v12.x'].map(isLabFragment)).toEqual([true, true, true])
    expect(['', '#', '#tasks', '#v1', '#version.1'].some(isLabFragment)).toBe(false)
  })
})

describe('bad links (reliability 47 to 59)', () => {
  const flipped = `${whole.slice(0, 30)}${whole[30] === 'A' ? 'B' : 'A'}${whole.slice(31)}`
  it.each([
    { what: 'nothing', fragment: '', name: 'UnknownLink' },
    { what: 'too long', fragment: `v1.${'A'.repeat(LINK_LENGTH_MAX)}`, name: 'LinkTooLong' },
    { what: '47 truncated', fragment: whole.slice(0, -5), name: 'LinkDamaged' },
    { what: '47 truncated by half', fragment: whole.slice(0, whole.length / 2), name: 'LinkDamaged' },
    { what: '48 wrong alphabet', fragment: whole.replace(/[A-Za-z]{3}/, 'ä+/'), name: 'LinkDamaged' },
    { what: '48 wrong alphabet, checksum right', fragment: forgedBody('v1.%%%.0'), name: 'LinkDamaged' },
    { what: '49 a flipped bit', fragment: flipped, name: 'LinkDamaged' },
    { what: '49 a flipped bit, checksum right', fragment: forged(rawNoise(), { isPacked: true }), name: 'LinkDamaged' },
    { what: '50 a bomb', fragment: forged('0'.repeat(4 * 1024 * 1024)), name: 'LinkTooLarge' },
    { what: '51 not UTF-8', fragment: forged(new Uint8Array([0x7b, 0xc3, 0x28, 0x7d])), name: 'LinkNotALab' },
    { what: '52 depth 100,000', fragment: forged(nested(100_000).slice(0, 200_000)), name: 'LinkNotALab' },
    { what: '52 depth 40', fragment: forged(nested(40)), name: 'LinkNotALab' },
    { what: '53 too many values', fragment: forged(lab({ commands: [ones(6_000)] })), name: 'LinkNotALab' },
    { what: '54 a future link', fragment: whole.replace('v1', 'v2'), name: 'NewerLink' },
    { what: '54 a future lab', fragment: forged(lab({ version: 2 })), name: 'LinkNotALab' },
    { what: '55 version 0', fragment: whole.replace('v1', 'v0'), name: 'UnknownLink' },
    { what: '55 no version', fragment: whole.slice(3), name: 'UnknownLink' },
    {
      what: '56 too many commands',
      fragment: forged(lab({ commands: Array(2_001).fill(command) })),
      name: 'LinkNotALab',
    },
    {
      what: '57 an unknown verb',
      fragment: forged(lab({ commands: [{ ...command, operation: 'Explode' }] })),
      name: 'LinkNotALab',
    },
    { what: '58 a seed out of range', fragment: forged(lab({ seed: 2 ** 32 })), name: 'LinkNotALab' },
    { what: 'a moment out of range', fragment: forged(lab({}), { atText: '99999999999999' }), name: 'LinkNotALab' },
    { what: 'a moment that is no number', fragment: forged(lab({}), { atText: '-1' }), name: 'LinkNotALab' },
    { what: 'something else in JSON', fragment: forged('[1, 2]'), name: 'LinkNotALab' },
  ])('$what → $name', ({ fragment, name }) => {
    const reading = readFragment(fragment)
    if (!('error' in reading)) throw new Error('it was taken for a lab')
    expect(reading.error.name).toBe(name)
    expect(reading.error.message).toMatch(/^[A-Z].{20,}\.$/)
  })

  it.each(['9', '0'])('of a version of %s × 5,000 are refused in a sentence', (digit) => {
    const reading = readFragment(whole.replace('v1', `v${digit.repeat(5_000)}`))
    const message = 'error' in reading ? reading.error.message : ''
    expect(message).toContain(`v${digit.repeat(6)}…`)
    expect(message.length).toBeLessThan(120)
  })

  it('are never taken for a lab, whichever character is changed', () => {
    for (let at = 0; at < whole.length; at += 1) {
      const changed = `${whole.slice(0, at)}${whole[at] === 'x' ? 'y' : 'x'}${whole.slice(at + 1)}`
      expect(readFragment(changed)).toHaveProperty('error')
    }
  })
})

it('a preview says what a lab would do', () => {
  expect(previewOf(rollingLab)).toEqual({
    title: 'A rolling update',
    commandsCount: 5,
    lastAtMs: 0,
    operations: [
      { service: 'ecs', operation: 'RegisterTaskDefinition', count: 2 },
      { service: 'ecs', operation: 'CreateCluster', count: 1 },
      { service: 'lab', operation: 'AddContainerInstances', count: 1 },
      { service: 'ecs', operation: 'CreateService', count: 1 },
    ],
  })
})

function forgedBody(body: string): string {
  return `${body}.${hashText(hashWith(HASH_START, body))}`
}

function rawNoise(): Uint8Array {
  const packed = deflateSync(new TextEncoder().encode(JSON.stringify(rollingLab)))
  packed[5] = (packed[5] ?? 0) ^ 0x10
  return packed
}

function ones(count: number): Record<string, unknown> {
  return { ...command, input: { clusterName: Array(count).fill(1) } }
}
