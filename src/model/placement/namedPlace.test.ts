import { describe, expect, it } from 'vitest'
import { NETWORK, register, registerFargate, runTask, yard } from '../../testing/builders.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'

const ARN = 'arn:aws:ecs:us-east-1:123456789012'
const NOBODY = '0'.repeat(32)

function lab(instances = 3): TestLab {
  const made = yard({ instances })
  register(made)
  registerFargate(made)
  return made
}

interface Answer {
  readonly tasks: readonly { readonly taskArn: string; readonly containerInstanceArn: string }[]
  readonly failures: readonly Input[]
}

function start(made: TestLab, containerInstances: readonly string[], fields: Input = {}): Answer {
  return made.ecs('StartTask', { taskDefinition: 'web', containerInstances, ...fields }) as unknown as Answer
}

/** A task that takes so much. */
function fill(made: TestLab, sizes: Input): void {
  runTask(made, { overrides: { containerOverrides: [{ name: 'main', ...sizes }] } })
}

const instanceArn = (id: string) => `${ARN}:container-instance/yard/${id}`

describe('TSK-12 StartTask', () => {
  it('starts one task on each instance that it names, by id or ARN', () => {
    const made = lab()
    const [first, , third] = made.instances
    const { tasks, failures } = start(made, [third?.id ?? '', instanceArn(first?.id ?? '')], { startedBy: 'me' })
    expect(failures).toEqual([])
    expect(tasks.map((one) => one.containerInstanceArn)).toEqual(
      [third?.id, first?.id].map((id) => instanceArn(id ?? '')),
    )
    expect(tasks).toMatchObject([{ launchType: 'EC2', group: 'family:web', startedBy: 'me', version: 1 }, {}])
    made.forward(20_000)
    expect([...made.world.tasks.values()].map((one) => one.step)).toEqual(['running', 'running'])
  })

  it('has the one place checked and nothing chosen, and its decision says so', () => {
    const made = lab()
    start(made, [made.instance(1).id])
    expect(made.decisions).toMatchObject([
      {
        kind: 'placement',
        rule: 'TSK-12',
        strategies: [],
        candidatesCount: 1,
        droppedBy: {},
        chosenInstanceId: made.instance(1).id,
      },
    ])
    const explanation = made.explanations.get(made.decisions[0]?.id ?? 0)
    expect(explanation).toMatchObject({ candidates: [{ outcome: 'chosen' }], candidatesOmitted: 0 })
  })

  it.each<readonly [what: string, spoil: (made: TestLab) => void, reason: string]>([
    ['no CPU left', (made) => fill(made, { cpu: made.instance(0).remaining.cpuUnits - 100 }), 'RESOURCE:CPU'],
    ['no memory left', (made) => fill(made, { memory: made.instance(0).remaining.memoryMib - 100 }), 'RESOURCE:MEMORY'],
    [
      'its agent away',
      (made) =>
        made.act('lab', 'SetAgentConnected', {
          cluster: 'yard',
          containerInstance: made.instance(0).id,
          connected: false,
        }),
      'AGENT',
    ],
    [
      'draining',
      (made) =>
        made.ecs('UpdateContainerInstancesState', { containerInstances: [made.instance(0).id], status: 'DRAINING' }),
      'INACTIVE',
    ],
  ])('starts nothing on an instance with %s, and says why', (_what, spoil, reason) => {
    const made = lab(1)
    spoil(made)
    const before = made.world.tasks.size
    const { id } = made.instance(0)
    expect(start(made, [id])).toMatchObject({ tasks: [], failures: [{ arn: instanceArn(id), reason }] })
    expect(made.world.tasks.size).toBe(before)
  })

  it('goes on past what is missing: no instance, one of another cluster, one that boots', () => {
    const made = lab(1)
    made.ecs('CreateCluster', { clusterName: 'annex' })
    made.act('lab', 'AddContainerInstances', { cluster: 'annex', instanceType: 't3.micro', count: 1 })
    made.act('ec2', 'RunInstances', {
      InstanceType: 'm5.large',
      MinCount: 1,
      MaxCount: 1,
      UserData: 'ECS_CLUSTER=yard',
    })
    const [here, there, boots] = made.instances.map((one) => one.id)
    const { tasks, failures } = start(made, [NOBODY, there ?? '', boots ?? '', here ?? ''])
    expect(failures).toEqual([NOBODY, there, boots].map((id) => ({ arn: instanceArn(id ?? ''), reason: 'MISSING' })))
    expect(tasks).toHaveLength(1)
  })

  it('takes overrides, a group and tags as RunTask does', () => {
    const made = lab(1)
    const tags = [{ key: 'team', value: 'a' }]
    const overrides = { containerOverrides: [{ name: 'main', cpu: 300 }] }
    expect(start(made, [made.instance(0).id], { overrides, group: 'night', tags }).tasks).toMatchObject([
      { cpu: '300', group: 'night', tags, overrides: { containerOverrides: [{ name: 'main', cpu: 300 }] } },
    ])
  })

  it('gives a task with awsvpc its interface in the zone of the instance', () => {
    const made = lab(1)
    const fields = { taskDefinition: 'far', networkConfiguration: NETWORK }
    expect(start(made, [made.instance(0).id], fields).tasks).toMatchObject([{ lastStatus: 'PROVISIONING' }])
  })

  it.each<readonly [what: string, fields: Input, name: string, message: string]>([
    [
      'eleven instances',
      { containerInstances: Array.from({ length: 11 }, () => NOBODY) },
      'InvalidParameterException',
      'Invalid parameter containerInstances: has 11 entries, it takes 1 to 10.',
    ],
    ['no such definition', { taskDefinition: 'none' }, 'ClientException', 'TaskDefinition not found.'],
    [
      'awsvpc without a network',
      { taskDefinition: 'far' },
      'InvalidParameterException',
      "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
    ],
    [
      'an override of an unknown container',
      { overrides: { containerOverrides: [{ name: 'x', cpu: 1 }] } },
      'InvalidParameterException',
      'Override for container named x is not a container in the TaskDefinition.',
    ],
    [
      'a startedBy that is too long',
      { startedBy: 'x'.repeat(129) },
      'InvalidParameterException',
      'startedBy longer than 128.',
    ],
  ])('refuses %s', (_what, fields, ...[name, message]) => {
    const input = { cluster: 'yard', taskDefinition: 'web', containerInstances: [NOBODY], ...fields }
    expect(lab().refusal('ecs', 'StartTask', input)).toEqual({ name, message })
  })
})
