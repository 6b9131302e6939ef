import { expect, it } from 'vitest'
import { storagePriceText } from './storagePrice.ts'

it.each([
  [0, '$0.00'],
  [1, 'less than $0.01'],
  [99_000_000, 'less than $0.01'],
  [300_000_000, '$0.03'],
  [1_000_000_000, '$0.10'],
  [1_250_000_000_000, '$125.00'],
])('ECR-10 %d bytes cost %s a month', (bytes, price) => {
  expect(storagePriceText(bytes)).toBe(price)
})
