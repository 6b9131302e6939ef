import { describe, expect, it } from 'vitest'
import { awsOperation } from '../../testing/aws/awsSchemas.ts'
import { FULL, MORE } from '../../testing/aws/fullInputs.ts'
import { TestLab, type Input } from '../../testing/testLab.ts'
import { ANSWERED_ALONE } from '../api/definition/answeredAlone.ts'
import { fargate, map, one } from './definition.fixture.ts'

/** The members that AWS's model has of what goes in, or of the definition that comes out. */
function membersOf(operation: string, isAnswer: boolean): readonly string[] {
  const shape = isAnswer ? awsOperation('ecs', operation)?.output : awsOperation('ecs', operation)?.input
  if (shape?.kind !== 'structure') throw new Error(`AWS’s model has no ${operation}`)
  const inner = isAnswer ? shape.members.get('taskDefinition') : shape
  return inner?.kind === 'structure' ? [...inner.members.keys()] : []
}

/** What is described of a revision. */
function described(lab: TestLab, input: Input): Input {
  const { taskDefinition } = lab.ecs('RegisterTaskDefinition', input)
  const { taskDefinitionArn } = taskDefinition as Input
  return lab.ecs('DescribeTaskDefinition', { taskDefinition: taskDefinitionArn }).taskDefinition as Input
}

const without = (input: Input, names: readonly string[]): Input =>
  Object.fromEntries(Object.entries(input).filter(([name]) => !names.includes(name)))

describe('DEF-11 what ECS answers of a definition and does not take', () => {
  it('is what AWS’s model has of the one and not of the other', () => {
    const taken = membersOf('RegisterTaskDefinition', false)
    const answered = membersOf('DescribeTaskDefinition', true)
    expect(ANSWERED_ALONE.toSorted()).toEqual(answered.filter((name) => !taken.includes(name)).toSorted())
  })

  it('is refused, each member of it, by its name', () => {
    const lab = new TestLab()
    const input = one({})
    const answer = { ...described(lab, input), deregisteredAt: 0, deleteRequestedAt: 0 }
    const refused = ANSWERED_ALONE.map((name) => {
      const { message } = lab.refusal('ecs', 'RegisterTaskDefinition', { ...input, [name]: answer[name as never] })
      return message.startsWith(`Unknown parameter in input: "${name}", must be one of: family, `)
    })
    expect(refused).toEqual(ANSWERED_ALONE.map(() => true))
  })

  it.each<readonly [what: string, input: Input]>([
    ['bridge', one(map({ containerPort: 80 }))],
    ['host', { ...one(map({ containerPort: 80 })), networkMode: 'host' }],
    ['Fargate', { ...fargate(map({ containerPort: 80 })), cpu: '.25 vCPU', memory: '0.5 GB' }],
    ['all that there is', FULL],
    ['and the rest', MORE],
  ])('without it an answer is registered again, and is the same but for its number and time: %s', (_what, input) => {
    const lab = new TestLab()
    const first = described(lab, input)
    lab.forward(1_000)
    const next = described(lab, without(first, ANSWERED_ALONE))
    const own = ['taskDefinitionArn', 'revision', 'registeredAt']
    expect(next.revision).toBe(2)
    expect(without(next, own)).toEqual(without(first, own))
  })
})
