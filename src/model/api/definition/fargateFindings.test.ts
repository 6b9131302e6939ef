import { expect, it } from 'vitest'
import { fargateFindings } from './fargateFindings.ts'

const main = { name: 'main', image: 'web:1', memory: 256 }

it('FGT-2 everything that keeps a definition off Fargate is told at once, each at the member to change', () => {
  const found = fargateFindings({
    family: 'web',
    cpu: 256,
    ipcMode: 'host',
    containerDefinitions: [
      { ...main, stopTimeout: 300 },
      { ...main, name: 'b', privileged: true, linuxParameters: { maxSwap: 1, swappiness: 1 } },
    ],
  })
  expect(found.map(({ path }) => path)).toEqual([
    'networkMode',
    'memory',
    'ipcMode',
    'containerDefinitions[0].stopTimeout',
    'containerDefinitions[1].privileged',
    'containerDefinitions[1].linuxParameters.maxSwap',
    'containerDefinitions[1].linuxParameters.swappiness',
  ])
})

it('FGT-1 a pair that Fargate has not is one of them', () => {
  const sized = { family: 'web', networkMode: 'awsvpc', cpu: 256, containerDefinitions: [main] } as const
  expect(fargateFindings({ ...sized, memory: 4_096 }).map(({ path, rule }) => [path, rule])).toEqual([['cpu', 'FGT-1']])
  expect(fargateFindings({ ...sized, memory: 512 })).toEqual([])
})
