import { describe, expect, it } from 'vitest'
import { nearestName } from './nearest.ts'

const KNOWN = ['atMs', 'service', 'operation', 'input', 'DescribeServices', 'DescribeTasks', 'CreateService']

describe('nearestName', () => {
  it.each([
    ['atms', 'atMs'],
    ['at', undefined],
    ['Service', 'service'],
    ['services', 'service'],
    ['opertaion', 'operation'],
    ['imput', 'input'],
    ['DescribeService', 'DescribeServices'],
    ['DescribeTask', 'DescribeTasks'],
    ['RebootInstances', undefined],
    ['', undefined],
    ['x'.repeat(100_000), undefined],
  ])('%s', (wrong, meant) => {
    expect(nearestName(wrong, KNOWN)).toBe(meant)
  })
})
