import { describe, expect, it } from 'vitest'
import { register, yard } from '../../testing/builders.ts'
import { role, trusting, TRUST_TASKS } from '../../testing/iam.ts'
import type { TestLab } from '../../testing/testLab.ts'

const TEXT = (arn: string) =>
  `ECS was unable to assume the role '${arn}' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.`

function withRole(member: 'taskRoleArn' | 'executionRoleArn'): { readonly lab: TestLab; readonly arn: string } {
  const lab = yard({ instances: 1 })
  const arn = role(lab, 'app', { trust: trusting('ec2.amazonaws.com') })
  register(lab, 'web', { [member]: arn })
  return { lab, arn }
}

function trustTasks(lab: TestLab): void {
  lab.act('iam', 'UpdateAssumeRolePolicy', { RoleName: 'app', PolicyDocument: TRUST_TASKS })
}

describe('ROL-15 a role that ECS may not assume', () => {
  it.each(['taskRoleArn', 'executionRoleArn'] as const)('as %s keeps RunTask from starting a task', (member) => {
    const { lab, arn } = withRole(member)
    const run = { cluster: 'yard', taskDefinition: 'web' }
    expect(lab.refusal('ecs', 'RunTask', run)).toEqual({ name: 'ClientException', message: TEXT(arn) })
    const other = { overrides: { [member]: 'arn:aws:iam::123456789012:role/other' } }
    expect(lab.ecs('RunTask', { ...run, ...other }).tasks).toHaveLength(1)
    trustTasks(lab)
    expect(lab.ecs('RunTask', run).tasks).toHaveLength(1)
  })

  it('is told in an event of the service, which goes on trying; what runs runs on', () => {
    const { lab, arn } = withRole('taskRoleArn')
    lab.ecs('CreateService', { cluster: 'yard', serviceName: 'web', taskDefinition: 'web', desiredCount: 1 })
    lab.forward(60_000)
    const messages = () => lab.service().events.map(({ message }) => message)
    expect(messages()[0]).toBe(`(service web) failed to launch a task with (error ${TEXT(arn)}).`)
    expect(lab.world.tasks.size).toBe(0)
    trustTasks(lab)
    lab.forward(600_000)
    expect([...lab.world.tasks.values()]).toMatchObject([{ step: 'running' }])
    lab.act('iam', 'UpdateAssumeRolePolicy', { RoleName: 'app', PolicyDocument: trusting('ec2.amazonaws.com') })
    lab.forward(600_000)
    expect([...lab.world.tasks.values()]).toMatchObject([{ step: 'running' }])
  })
})
