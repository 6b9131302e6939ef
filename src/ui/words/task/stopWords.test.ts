import { expect, it } from 'vitest'
import type { StopDecision } from '../../../model/world/task/stopDecision.ts'
import { newWorld } from '../../../model/world/world.ts'
import { stopWords } from './stopWords.ts'

function stop(cause: StopDecision['cause']): StopDecision {
  return {
    id: 1,
    atMs: 13_000,
    clusterName: 'yard-demo',
    serviceName: 'web',
    kind: 'stop',
    rule: 'TSK-5',
    about: [],
    taskId: '9b1c000000000000',
    cause,
    reason: 'Task stopped by user',
    container: { name: 'main', exitCode: 1, reason: null },
  }
}

it.each([
  ['user', 'Task 9b1c is stopped by StopTask'],
  ['draining', 'Task 9b1c leaves a draining instance'],
  ['instanceTerminated', 'Task 9b1c went with its instance'],
  ['instanceDeregistered', 'Task 9b1c is STOPPED for ECS'],
  ['containerExited', 'Task 9b1c stops with its container main'],
  ['failedToStart', 'Task 9b1c failed to start'],
  ['unhealthy', 'Task 9b1c is UNHEALTHY and is stopped'],
] as const)('TSK-5 a stop decision in words: %s', (cause, verdict) => {
  expect(stopWords(stop(cause), newWorld(1)).verdict).toBe(verdict)
})
