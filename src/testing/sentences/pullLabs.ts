import { readdirSync, readFileSync } from 'node:fs'
import { parseLabFile } from '../../labfile/parse.ts'
import type { NamedLog } from './labs.ts'

const FOLDER = 'src/testing/pullLabs'

/** Each failure to pull, as the lab files have it that are read through the door. */
export function pullLabs(): readonly NamedLog[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .map((name) => {
      const reading = parseLabFile(readFileSync(`${FOLDER}/${name}`, 'utf8'))
      if ('error' in reading) throw new Error(`${name}: ${reading.error.message}`)
      return { name, ...reading.file }
    })
}
