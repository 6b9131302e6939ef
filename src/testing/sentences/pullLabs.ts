import { readdirSync, readFileSync } from 'node:fs'
import { parseLabFile } from '../../labfile/parse.ts'
import type { NamedLog } from './shippedLabs.ts'

const FOLDERS = ['src/testing/pullLabs', 'src/testing/startLabs', 'src/testing/roleLabs']

/** Each failure to pull and to start, as the lab files have it that are read through the door. */
export function pullLabs(): readonly NamedLog[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => {
        const reading = parseLabFile(readFileSync(`${folder}/${name}`, 'utf8'))
        if ('error' in reading) throw new Error(`${name}: ${reading.error.message}`)
        return { name, ...reading.file }
      }),
  )
}
