import { describe, expect, it } from 'vitest'
import { finish } from '../base/work.ts'
import { parseLabFile } from '../labfile/parse.ts'
import type { LabFile } from '../labfile/labFile.ts'
import { quotaLog, QUOTA_ROLL_MS } from '../testing/quotaLab.ts'
import type { Sliced } from './callQueue.ts'
import { Lab } from './lab.ts'
import { postsOf } from './pieces.ts'
import { BranchStream } from './branchStream.ts'

const quotaFile: LabFile = {
  format: 'taskyard/lab',
  version: 1,
  title: 'As large as the quotas',
  seed: 1,
  commands: quotaLog(),
}
const PLAYED_MS = QUOTA_ROLL_MS + 30_000
/** Copying this world once is the most that is not divided. */
const MOST_UNITS = 5_000

/** Counts the work between two slices. */
class Watch {
  most = 0
  slices = 0

  do<T>(lab: Lab, work: Sliced<T>): T {
    let done = doneBy(lab)
    for (;;) {
      const slice = work.next()
      this.most = Math.max(this.most, doneBy(lab) - done)
      done = doneBy(lab)
      this.slices += 1
      if (slice.done === true) return slice.value
    }
  }
}

function doneBy({ shown }: Lab): number {
  return shown.reduce((sum, { run }) => sum + run.workDone, 0)
}

describe('SAV-1 a lab of 5,000 instances and 10,000 tasks', () => {
  it('opens, is played and sought in, all in short slices, and opens again as it was saved', () => {
    const watch = new Watch()
    const lab = finish(Lab.opening(quotaFile))
    expect(lab.shown[0]?.run.world.tasks.size).toBeGreaterThanOrEqual(10_000)
    watch.do(lab, lab.advancing(PLAYED_MS, null))
    const { hash } = lab.shown[0]?.run ?? {}
    watch.do(lab, lab.seeking(QUOTA_ROLL_MS - 1_000))
    watch.do(lab, lab.seeking(PLAYED_MS))
    expect(lab.shown[0]?.run.hash).toBe(hash)
    expect(watch.slices).toBeGreaterThan(50)
    expect(watch.most).toBeLessThan(MOST_UNITS)

    // What the page is told is cut as well.
    const messages = lab.shown.flatMap((branch) => new BranchStream(branch, 1).next() ?? [])
    const posts = messages.flatMap((message) => [...postsOf(message)])
    expect(posts.length).toBeGreaterThan(10)
    expect(posts.at(-1)).toMatchObject({ kind: 'snapshot', piecesCount: posts.length - 1 })

    const saved = parseLabFile(JSON.stringify(lab.toFile('main')))
    if ('error' in saved) throw new Error(saved.error.message)
    const again = finish(Lab.opening(saved.file))
    finish(again.seeking(PLAYED_MS))
    expect(again.shown[0]?.run.hash).toBe(hash)
  })
})
