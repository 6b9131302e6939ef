import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { must } from '../../../src/base/assert.ts'
import { parseLabFile } from '../../../src/labfile/parse.ts'
import { Run } from '../../../src/model/engine/run.ts'
import { timed, type Contender } from '../contender.ts'
import { actorDay } from '../rivals/actorDay.ts'

const HOURS = 24
const HOUR_MS = 3_600_000

function labOf() {
  const reading = parseLabFile(readFileSync(join(process.cwd(), 'public/labs/two-loops-for-a-day.json'), 'utf8'))
  if (!('file' in reading)) throw new Error('the day is no lab file')
  return { seed: reading.file.seed, log: reading.file.commands }
}

/** What both come to: the most tasks at noon, and how many are left at midnight. */
export const dayOurs: Contender = {
  round: () => {
    const run = new Run(labOf())
    return timed(HOURS, () => {
      let most = 0
      for (let hour = 0.25; hour <= HOURS; hour += 0.25) {
        run.advance(hour * HOUR_MS)
        most = Math.max(most, must(run.world.services.get('yard/web'), 'web').desiredCount)
      }
      return { most, last: run.world.services.get('yard/web')?.desiredCount }
    })
  },
}

/** The same curve, target, schedule and limits. */
const DAY = {
  demandAt: (seconds: number) => 400 + (5_600 * (1 - Math.cos((2 * Math.PI * seconds) / 86_400))) / 2,
  unitsOfTask: 512,
  target: 60,
  minAt: (seconds: number) => (seconds >= 7 * 3_600 && seconds < 18 * 3_600 ? 16 : 2),
  max: 24,
}

export const dayActors: Contender = {
  round: () =>
    timed(HOURS, () => {
      const counts = actorDay(DAY, HOURS * 3_600)
      return { most: Math.max(...counts), last: counts.at(-1) }
    }),
}
