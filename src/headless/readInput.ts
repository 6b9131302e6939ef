import { open } from 'node:fs/promises'
import { foreignFormat } from '../labfile/foreignFormat.ts'
import { notJsonHint } from '../labfile/jsonHints.ts'
import { shown } from '../labfile/shown.ts'

/** Where the text of a file comes from. */
export interface Source {
  readonly bytesMax: number
  /** What `-` stands for. */
  readonly stdin: AsyncIterable<Uint8Array | string>
}

type Input = { readonly text: string } | { readonly problem: string }

/** The text of a file. However large it is, no more is read than the limit and one piece. */
export async function readInput(name: string, { bytesMax, stdin }: Source): Promise<Input> {
  const bytes = name === '-' ? await firstBytes(stdin, bytesMax + 1) : await fileBytes(name, bytesMax + 1)
  if ('problem' in bytes) return bytes
  if (bytes.length > bytesMax) return { problem: `It is over the limit of ${String(bytesMax / 1024)} KiB.` }
  const format = foreignFormat(bytes)
  if (format !== undefined) return { problem: format }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch {
    const start = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, 2_000))
    return { problem: notJsonHint(start) ?? 'It is not UTF-8 text.' }
  }
}

async function fileBytes(name: string, count: number): Promise<Buffer | { readonly problem: string }> {
  try {
    const file = await open(name)
    try {
      return await firstBytes(file.createReadStream({ end: count - 1, autoClose: false }), count)
    } finally {
      await file.close()
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'ENOENT') return { problem: 'There is no such file.' }
    if (code === 'EISDIR') return { problem: 'It is a folder.' }
    if (code === 'EACCES' || code === 'EPERM') return { problem: 'This user may not read it.' }
    return { problem: `It cannot be read (${shown(code || String(error))}).` }
  }
}

async function firstBytes(stream: AsyncIterable<Uint8Array | string>, count: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk)
    chunks.push(bytes)
    length += bytes.length
    if (length >= count) break
  }
  return Buffer.concat(chunks)
}
