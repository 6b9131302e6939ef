import { expect, it } from 'vitest'
import { blocksOf, soakAll } from './soakAll.ts'

/** The second half of random.soak.test.ts: files run side by side. */
const BLOCKS = blocksOf('second')

it.each(BLOCKS)('DET-4, DEP-6 and every invariant hold in the random lives of seeds $from to $to', (block) => {
  expect(soakAll(block).names.size).toBeGreaterThan(60)
})
