import { expect, it } from 'vitest'
import { soak } from './testing/soak.ts'
it('x', () => {
  const t0 = performance.now()
  let instants = 0, refused = 0, n = 0
  for (let s = 1; s <= 20; s++) { const r = soak(s); instants += r.instants; refused += r.refused; n += r.log.length }
  console.log(performance.now() - t0, instants, refused, n)
}, 600000)
