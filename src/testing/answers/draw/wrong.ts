import type { Dice } from '../dice.ts'
import type { Input } from '../plan.ts'
import type { Draw } from './yard.ts'

/** What stands where something else belongs. A lab file takes each of them: a wrong input is the world's to refuse. */
const WRONG = [
  null,
  '',
  ' ',
  0,
  -1,
  1.5,
  10_000_000_000,
  true,
  'x'.repeat(300),
  '練習',
  'arn:aws:ecs:us-east-1:123456789012:cluster/nowhere',
  'arn:aws:ecs:eu-west-9:1:task/yard/0',
  [],
  {},
  [[]],
  ['a', 'a'],
  { type: 'x' },
] as const

/** One place of an input made wrong, or left out, or one too many. */
export function spoil(dice: Dice, draw: Draw): Draw {
  return { ...draw, input: spoilInput(dice, draw.input) }
}

function spoilInput(dice: Dice, input: Input): Input {
  const keys = Object.keys(input)
  const key = keys[dice.below(Math.max(1, keys.length))] ?? 'clusterName'
  const value = input[key]
  const isDeep = typeof value === 'object' && value !== null && !Array.isArray(value) && dice.oneIn(2)
  if (isDeep) return { ...input, [key]: spoilInput(dice, value as Input) }
  const without = Object.fromEntries(Object.entries(input).filter(([name]) => name !== key))
  return dice.weighted<Input>([
    [4, { ...input, [key]: dice.pick(WRONG) }],
    [2, without],
    [1, { ...without, [key.toUpperCase()]: value }],
    [1, { ...input, constructor: 1 }],
  ])
}

/** Questions and acts that nobody should ask: unknown names, ARNs of something else. */
export function drawStrange(dice: Dice): Draw {
  return dice.pick<Draw>([
    { service: 'ecs', operation: 'DescribeTasks', input: { cluster: '$taskCluster:1', tasks: ['$instance:1'] } },
    { service: 'ecs', operation: 'StopTask', input: { cluster: 'nowhere', task: '$taskId:0' } },
    { service: 'ecs', operation: 'StopTask', input: { cluster: '$instanceCluster:2', task: '$task:3' } },
    {
      service: 'ecs',
      operation: 'DescribeServices',
      input: { services: ['nobody', 'arn:aws:ecs:us-east-1:123456789012:service/yard/web'] },
    },
    { service: 'ecs', operation: 'ListTasks', input: { cluster: 'yard', nextToken: 'x', maxResults: 2 } },
    { service: 'ecs', operation: 'CreateCluster', input: {} },
    { service: 'ecs', operation: 'DeleteCluster', input: { cluster: dice.pick(['yard', 'default', 'annex']) } },
    { service: 'ecs', operation: 'UpdateService', input: {} },
    { service: 'ec2', operation: 'TerminateInstances', input: { InstanceIds: ['$ec2:0', 'i-0ffffffffffffffff'] } },
    {
      service: 'ecs',
      operation: 'UpdateContainerInstancesState',
      input: { cluster: 'yard', containerInstances: ['$instance:0', 'nobody'], status: 'DRAINING' },
    },
  ])
}
