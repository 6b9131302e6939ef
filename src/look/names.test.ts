import { describe, expect, it } from 'vitest'
import { elidedName } from './names.ts'

describe('a long name loses its middle', () => {
  it.each([
    ['web:8', 20, 'web:8'],
    ['web:8', 5, 'web:8'],
    ['orders-worker:21', 12, 'orde…rker:21'],
    ['orders-worker', 8, 'orde…ker'],
    ['orders-worker:21', 4, '…:21'],
    // Never through a letter that takes two code units.
    ['😀😀😀😀😀:1', 5, '😀…😀:1'],
  ])('%s in %i characters is %s', (name, most, elided) => {
    expect(elidedName(name, most)).toBe(elided)
  })
})
