import { describe, expect, it } from 'vitest'
import {
  createService,
  NETWORK,
  register,
  registerFargate,
  runTask,
  steadyYard,
  updateService,
  yard,
} from '../../testing/builders.ts'
import { breaker, history, until } from '../../testing/deployments.ts'
import { statusOf, type Input, type TestLab } from '../../testing/testLab.ts'

const ROLE = 'arn:aws:iam::123456789012:role/ecsTaskExecutionRole'
const DOCKER = 'Error response from daemon: manifest for bad:1 not found: manifest unknown: manifest unknown'

function setBad(lab: TestLab, fields: Input = { cannotBePulled: true }): void {
  lab.act('lab', 'SetContainerBehavior', { image: 'bad:1', ...fields })
}

function registerBad(lab: TestLab, family = 'web'): void {
  lab.ecs('RegisterTaskDefinition', {
    family,
    containerDefinitions: [{ name: 'main', image: 'bad:1', cpu: 256, memory: 512 }],
  })
}

const described = (lab: TestLab, tasks: readonly string[]) => lab.ecs('DescribeTasks', { tasks }).tasks

describe('FLT-8 an image that cannot be pulled', () => {
  it('on an instance the task is STOPPED as its pull ends, and its container says why', () => {
    const lab = yard({ instances: 1 })
    registerBad(lab)
    setBad(lab)
    const { ids } = runTask(lab)
    lab.forward(60_000)
    const [task] = described(lab, ids) as readonly Record<string, unknown>[]
    expect(task).toMatchObject({
      lastStatus: 'STOPPED',
      stopCode: 'TaskFailedToStart',
      stoppedReason: 'Task failed to start',
      containers: [{ lastStatus: 'STOPPED', reason: `CannotPullContainerError: ${DOCKER}` }],
    })
    expect(task).not.toHaveProperty('startedAt')
    expect(task).not.toHaveProperty('containers.0.exitCode')
    expect(task?.stoppedAt).toBe(task?.pullStoppedAt)
    expect(lab.decisions.findLast((one) => one.kind === 'stop')).toMatchObject({
      rule: 'FLT-8',
      cause: 'failedToStart',
    })
  })

  it.each([
    ['bad:1', 'docker.io/library/bad:1'],
    ['shop/bad:1', 'docker.io/shop/bad:1'],
    ['123456789012.dkr.ecr.us-east-1.amazonaws.com/bad:1', '123456789012.dkr.ecr.us-east-1.amazonaws.com/bad:1'],
  ])('on Fargate the task tells it, with the registry of %s', (image, ref) => {
    const lab = yard({ instances: 0 })
    registerFargate(lab, 'far', { executionRoleArn: ROLE, containerDefinitions: [{ name: 'main', image }] })
    lab.act('lab', 'SetContainerBehavior', { image, cannotBePulled: true })
    const { ids } = runTask(lab, { taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration: NETWORK })
    lab.forward(120_000)
    expect(described(lab, ids)).toMatchObject([
      {
        stopCode: 'TaskFailedToStart',
        stoppedReason: `CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ${ref}: ${ref}: not found`,
      },
    ])
  })

  it('a task goes on without a container that is not essential, and what runs has its image', () => {
    const lab = yard({ instances: 1 })
    const side = { name: 'side', image: 'bad:1', memory: 64, essential: false }
    lab.ecs('RegisterTaskDefinition', {
      family: 'pair',
      containerDefinitions: [{ name: 'main', image: 'web:1', memory: 64 }, side],
    })
    const first = runTask(lab, { taskDefinition: 'pair' }).ids
    lab.forward(60_000)
    setBad(lab)
    const second = runTask(lab, { taskDefinition: 'pair' }).ids
    lab.forward(60_000)
    const RUNNING = { lastStatus: 'RUNNING' }
    expect(described(lab, [...first, ...second])).toMatchObject([
      { ...RUNNING, containers: [RUNNING, RUNNING] },
      { ...RUNNING, containers: [RUNNING, { lastStatus: 'STOPPED' }] },
    ])
  })

  it('a circuit breaker counts it and takes the deployment back', () => {
    const lab = steadyYard({ service: { desiredCount: 1, ...breaker() } })
    registerBad(lab)
    setBad(lab)
    updateService(lab, { taskDefinition: 'web:3' })
    until(lab, () => history(lab)[0]?.status === 'ROLLBACK_SUCCESSFUL')
    expect(history(lab)[0]).toMatchObject({
      status: 'ROLLBACK_SUCCESSFUL',
      deploymentCircuitBreaker: { status: 'TRIGGERED', failureCount: 3, threshold: 3 },
    })
    expect(lab.service().deployments[0]?.definitionKey).toBe('web:1')
  })

  it('once it is mended the service starts its tasks', () => {
    const lab = yard()
    register(lab)
    registerBad(lab)
    setBad(lab)
    createService(lab, { desiredCount: 2, taskDefinition: 'web:2' })
    lab.forward(60_000)
    expect(lab.tasks().filter((one) => statusOf(one) === 'RUNNING')).toHaveLength(0)
    setBad(lab, { reset: true })
    lab.forward(120_000)
    expect(lab.tasks().map(statusOf)).toEqual(['RUNNING', 'RUNNING'])
  })
})
