import { describe, expect, it } from 'vitest'
import { must } from '../../../base/assert.ts'
import type { Act } from '../../../model/api/command.ts'
import type { Run } from '../../../model/engine/run.ts'
import type { Task } from '../../../model/world/task/task.ts'
import { register, runTask, yard } from '../../../testing/builders.ts'
import { allow, role } from '../../../testing/iam.ts'
import { partialSecretArn } from '../../../model/world/secrets/storeArns.ts'
import { playedLab } from '../../../testing/failedStarts.ts'
import { inspectorHtml } from '../../inspector/inspectorHtml.fixture.tsx'
import { logRemedies } from '../logs/logRemedies.ts'
import type { Remedy } from '../remedy/remedy.ts'
import { runAgainAct } from '../task/runAgain.ts'
import { injectionRemedies } from './injectionRemedies.ts'
import { isInjectable, startCauseOf } from './startCause.ts'

type Given = Parameters<Run['act']>[0]

function taskOn({ world }: Pick<Run, 'world'>, launchType: string): Task {
  return must(
    [...world.tasks.values()].find((one) => one.launchType === launchType),
    launchType,
  )
}

function remediesOf({ world }: Pick<Run, 'world'>, task: Task): readonly Remedy[] {
  const cause = must(startCauseOf(world, task), 'a cause')
  if (cause.is === 'log') return logRemedies(cause.decision, world)
  return cause.is === 'injection' ? injectionRemedies({ failure: cause.failure, task, world }) : []
}

const registers = ({ operation }: Act): boolean => operation === 'RegisterTaskDefinition'

const LABS = [
  { lab: 'no-log-group', label: 'CreateLogGroup /ecs/none' },
  { lab: 'parameter-missing', label: 'PutParameter /shop/none' },
  { lab: 'secret-missing', label: 'with the ARN of secret shop/none' },
  { lab: 'credentials-missing', label: 'with the ARN of secret shop/none' },
  { lab: 'file-missing', label: 'Put arn:aws:s3:::config/shop.env' },
  { lab: 'secret-no-route', label: 'a NAT gateway' },
] as const

describe('what keeps a task from starting', () => {
  it.each(LABS.flatMap((one) => ['EC2', 'FARGATE'].map((launchType) => ({ ...one, launchType }))))(
    '$lab on $launchType is mended: $label',
    ({ lab, label, launchType }) => {
      const run = playedLab(`startLabs/${lab}`)
      const task = taskOn(run, launchType)
      const cause = must(startCauseOf(run.world, task), 'a cause')
      const [remedy] = remediesOf(run, task)
      expect(remedy?.label).toContain(label)
      const { acts } = must(remedy, 'a remedy')
      if (cause.is === 'injection') expect(isInjectable(cause.failure, run.world, task)).toBe(false)
      const again = must(runAgainAct(task, run.log, acts.some(registers)), 'the command that began it')
      for (const act of [...acts, again]) expect(run.act(act as Given)).not.toHaveProperty('error')
      // What another revision mends shows on the next task.
      if (cause.is === 'injection') expect(isInjectable(cause.failure, run.world, task)).toBe(!acts.some(registers))
      run.advance(run.world.nowMs + 600_000)
      expect([...run.world.tasks.values()].at(-1)?.step).toBe('running')
    },
  )

  it('SEC-5 a secret that is marked for deletion is not there by now, and is restored', () => {
    const lab = yard({ instances: 1 })
    lab.act('secretsmanager', 'CreateSecret', { Name: 'shop/db', SecretString: 'a' })
    const valueFrom = partialSecretArn('shop/db')
    const executionRoleArn = role(lab, 'exec', { may: [allow('*')] })
    const containerFields = { secrets: [{ name: 'DB', valueFrom }] }
    register(lab, 'web', { containerFields, executionRoleArn })
    lab.act('secretsmanager', 'DeleteSecret', { SecretId: 'shop/db' })
    const [id = ''] = runTask(lab).ids
    lab.forward(60_000)
    const cause = must(startCauseOf(lab.world, lab.task(id)), 'a cause')
    const isBack = () => cause.is === 'injection' && isInjectable(cause.failure, lab.world, lab.task(id))
    expect(isBack()).toBe(false)
    const [remedy] = remediesOf(lab, lab.task(id))
    expect(remedy?.label).toBe('RestoreSecret shop/db')
    for (const { service, operation, input } of remedy?.acts ?? []) lab.act(service, operation, input)
    expect(isBack()).toBe(true)
  })

  it('SEC-8 a task on an instance without an execution role gets one named', () => {
    const lab = yard({ instances: 1 })
    const environmentFiles = [{ type: 's3', value: 'arn:aws:s3:::config/shop.env' }]
    lab.act('lab', 'PutEnvironmentFile', { value: 'arn:aws:s3:::config/shop.env', text: 'A=1' })
    register(lab, 'web', { containerFields: { environmentFiles } })
    const [id = ''] = runTask(lab).ids
    lab.forward(60_000)
    const [remedy] = remediesOf(lab, lab.task(id))
    expect(remedy?.label).toBe('Register web:2 with executionRoleArn ecsTaskExecutionRole')
    for (const { service, operation, input } of remedy?.acts ?? []) lab.act(service, operation, input)
    const [next = ''] = runTask(lab, { taskDefinition: 'web' }).ids
    lab.forward(60_000)
    expect(lab.task(next).step).toBe('running')
  })

  it('stands above all else that is said of the task, with what was tried and what refused it', async () => {
    const { world } = playedLab('startLabs/parameter-missing')
    const html = await inspectorHtml(world, { kind: 'task', id: taskOn({ world }, 'FARGATE').id })
    expect(html.indexOf('Why it does not start')).toBeGreaterThan(0)
    expect(html.indexOf('Why it does not start')).toBeLessThan(html.indexOf('lastStatus, desiredStatus'))
    expect(html).toContain('ssm:GetParameters /shop/none')
    expect(html).toContain('the store, which has none')
  })
})
