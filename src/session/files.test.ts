import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { LAB_FILE_LIMITS, serializeLabFile } from '../labfile/parse.ts'
import { rollingLab } from '../worker/rollingLab.fixture.ts'
import { FILE_BYTES_MAX, fileNameOf, openFile } from './files.ts'
import { textOf, titled } from './saving/savedLab.fixture.ts'

const lab = serializeLabFile(rollingLab)
const sample = readFileSync('public/samples/nginx_ec2.json', 'utf8')

function utf16(text: string, order: 'little' | 'big'): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), order === 'little')
  return bytes
}

describe('a file is opened', () => {
  it('as a lab, also with a byte order mark', async () => {
    expect(await openFile(new Blob([lab]))).toEqual({ kind: 'lab', file: rollingLab })
    expect(await openFile(new Blob([`\ufeff${lab}`]))).toEqual({ kind: 'lab', file: rollingLab })
  })

  it('as a saved lab, with its branches', async () => {
    const text = textOf('A saved lab')
    for (const given of [text, `\ufeff${text}`]) {
      expect(await openFile(new Blob([given]))).toEqual({ kind: 'saved', state: titled('A saved lab') })
    }
  })

  it('as a scenario, also one that was pressed into a line', async () => {
    const text = readFileSync('public/scenarios/who-goes-first.json', 'utf8')
    for (const given of [text, JSON.stringify(JSON.parse(text))]) {
      expect(await openFile(new Blob([given]))).toMatchObject({
        kind: 'scenario',
        opened: { scenario: { minutes: 5 } },
      })
    }
  })

  it('as a task definition, text kept', async () => {
    const opened = await openFile(new Blob([sample]))
    expect(opened).toEqual({ kind: 'taskDefinition', definition: JSON.parse(sample), text: sample })
  })
})

describe('a file is refused (reliability 60 to 63)', () => {
  it('that is meant as a scenario, with the place at fault in it', async () => {
    const text = readFileSync('public/scenarios/who-goes-first.json', 'utf8')
    const opened = await openFile(new Blob([text.replace('"minutes"', '"minuets"')]))
    expect(opened).toMatchObject({ kind: 'refused', error: { name: 'InvalidScenario' } })
    expect('error' in opened && opened.error.message).toMatch(/minutes/)
  })

  const big = new Blob([new Uint8Array(FILE_BYTES_MAX + 1)])
  Object.defineProperty(big, 'arrayBuffer', { value: () => Promise.reject(new Error('it was read')) })
  const unreadable = new Blob([lab])
  Object.defineProperty(unreadable, 'arrayBuffer', { value: () => Promise.reject(new DOMException('gone')) })
  const bytes = (...list: number[]) => new Blob([new Uint8Array(list)])

  it.each([
    { what: '60 empty', blob: new Blob([]), name: 'EmptyFile', words: 'empty' },
    {
      what: '61 large, unread',
      blob: big,
      name: 'FileTooLarge',
      words: '33 MiB: a lab or a task definition has 32 at most',
    },
    { what: 'gone since', blob: unreadable, name: 'FileNotReadable', words: 'could not read' },
    { what: '62 PNG', blob: bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a), name: 'NotText', words: 'PNG' },
    { what: '62 zip', blob: bytes(0x50, 0x4b, 0x03, 0x04, 0), name: 'NotText', words: 'zip' },
    {
      what: '63 UTF-16 LE with mark',
      blob: new Blob([utf16(`\ufeff${lab}`, 'little')]),
      name: 'NotText',
      words: 'UTF-16',
    },
    {
      what: '63 UTF-16 BE with mark',
      blob: new Blob([utf16(`\ufeff${lab}`, 'big')]),
      name: 'NotText',
      words: 'UTF-16',
    },
    { what: '63 UTF-16 LE bare', blob: new Blob([utf16(lab, 'little')]), name: 'NotText', words: 'UTF-16' },
    { what: '63 UTF-16 BE bare', blob: new Blob([utf16(lab, 'big')]), name: 'NotText', words: 'UTF-16' },
    { what: 'not UTF-8', blob: bytes(0x7b, 0xc3, 0x28, 0x7d), name: 'NotText', words: 'UTF-8' },
    { what: 'not JSON', blob: new Blob(['hello']), name: 'InvalidJson', words: '' },
    {
      what: 'a lab that is wrong',
      blob: new Blob([lab.replace('"seed": 7', '"seed": -7')]),
      name: 'InvalidLabFile',
      words: 'seed',
    },
    {
      what: 'a saved lab that is half there',
      blob: new Blob([textOf('A saved lab').slice(0, 300)]),
      name: 'InvalidJson',
      words: '',
    },
    {
      what: 'a saved lab that is wrong',
      blob: new Blob([textOf('A saved lab').replace('"parentId":null', '"parentId":"x"')]),
      name: 'SavedLabDamaged',
      words: 'branch 1',
    },
    {
      what: 'a saved lab of a newer Taskyard',
      blob: new Blob([textOf('A saved lab').replace('"version":1', '"version":2')]),
      name: 'NewerSavedLab',
      words: 'newer Taskyard',
    },
    {
      what: 'a lab over its limit',
      blob: new Blob([lab.replace('"A rolling update"', `"${'x'.repeat(LAB_FILE_LIMITS.bytes)}"`)]),
      name: 'InvalidJson',
      words: '8 MiB',
    },
    { what: 'an object of neither kind', blob: new Blob(['{"a": 1}']), name: 'InvalidLabFile', words: 'format' },
  ])('$what', async ({ blob, name, words }) => {
    const opened = await openFile(blob)
    expect(opened).toMatchObject({ kind: 'refused', error: { name } })
    expect(opened.kind === 'refused' && opened.error.message).toContain(words)
  })
})

it.each([
  ['A rolling update', 'A-rolling-update'],
  ['../../etc/passwd', 'etc-passwd'],
  ['Größe: 4 → 8', 'Größe-4-8'],
  ['', 'lab'],
  ['???', 'lab'],
  ['x'.repeat(200), 'x'.repeat(60)],
  [`${'x'.repeat(59)}𠮷𠮷`, `${'x'.repeat(59)}𠮷`],
  ['𠮷'.repeat(80), '𠮷'.repeat(60)],
])('the title %j is the file name %j', (title, name) => {
  expect(fileNameOf(title)).toBe(name)
})
