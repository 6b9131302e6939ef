import { expect, it } from 'vitest'
import { soakAll } from './soakAll.ts'

/** The second half of random.soak.test.ts: files run side by side. */
const BLOCKS = Array.from({ length: 10 }, (_, index) => ({ from: index * 50 + 501, to: index * 50 + 550 }))

it.each(BLOCKS)(
  'DET-4, DEP-6 and every invariant hold in the random lives of seeds $from to $to',
  { timeout: 400_000 },
  (block) => {
    expect(soakAll(block).size).toBeGreaterThan(60)
  },
)
