import { describe, expect, it } from 'vitest'
import { runTask, yard } from '../../../testing/builders.ts'
import { allow, role } from '../../../testing/iam.ts'
import { described, IMAGE, registerFar, registerShop, ROLE, runFar, withShop } from '../../../testing/pulling.ts'
import type { TestLab } from '../../../testing/testLab.ts'

const EXECUTION = 'ecsTaskExecutionRole'
const MANAGED = 'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy'
const TOKEN = 'ecr:GetAuthorizationToken'
const SHOP_ARN = 'arn:aws:ecr:us-east-1:123456789012:repository/shop'

function shopLab(): TestLab {
  const lab = yard({ instances: 1, availabilityZones: ['us-east-1a'] })
  withShop(lab)
  registerShop(lab)
  registerFar(lab, IMAGE)
  return lab
}

/** What ECS says of a task that has had time to start; on an instance its container says why. */
function reasonOf(lab: TestLab, id: string): unknown {
  lab.forward(120_000)
  const { lastStatus, stoppedReason, containers } = described(lab, id)
  if (lastStatus === 'RUNNING') return 'RUNNING'
  return stoppedReason === 'Task failed to start' ? containers[0]?.reason : stoppedReason
}

const denied = (id: string, [action, resource]: readonly [string, string], by = EXECUTION) =>
  `User: arn:aws:sts::123456789012:assumed-role/${by}/${id} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`

describe('ROL-11 as whom an image is pulled', () => {
  it('on Fargate the execution role: without a token ResourceInitializationError, in IAM’s words', () => {
    const lab = shopLab()
    role(lab, EXECUTION, { may: [allow('logs:*')] })
    const id = runFar(lab)
    const reason = reasonOf(lab, id)
    expect(reason).toMatch(/status code: 400, request id: [0-9a-f-]{36}$/)
    expect(String(reason).replace(/ status code.*$/, '')).toBe(
      `ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried 1 time(s): AccessDeniedException: ${denied(id, [TOKEN, '*'])}`,
    )
    expect(lab.decisions.at(-1)).toMatchObject({ kind: 'stop' })
    expect(lab.decisions.find(({ kind }) => kind === 'pull')).toMatchObject({ cause: 'noToken', rule: 'ROL-11' })
  })

  it('with a token and no image: CannotPullContainerError, forbidden', () => {
    const lab = shopLab()
    role(lab, EXECUTION, { may: [allow(TOKEN), allow('ecr:BatchGetImage', `${SHOP_ARN}2`)] })
    expect(reasonOf(lab, runFar(lab))).toBe(
      `CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ${IMAGE}: pulling from host ${IMAGE.split('/')[0] ?? ''} failed with status code [manifests 1]: 403 Forbidden`,
    )
    expect(lab.decisions.find(({ kind }) => kind === 'pull')).toMatchObject({ cause: 'roleMayNot' })
  })

  it('with AWS’s own policy it runs, and the next task no more once that is detached', () => {
    const lab = shopLab()
    role(lab, EXECUTION)
    const policy = { RoleName: EXECUTION, PolicyArn: MANAGED }
    lab.act('iam', 'AttachRolePolicy', policy)
    const first = runFar(lab)
    expect(reasonOf(lab, first)).toBe('RUNNING')
    lab.act('iam', 'DetachRolePolicy', policy)
    expect(reasonOf(lab, runFar(lab))).toMatch(/^ResourceInitializationError/)
    expect(described(lab, first).lastStatus).toBe('RUNNING')
  })

  it('on an instance the instance’s own, unless the definition names another', () => {
    const lab = shopLab()
    const { ec2InstanceId = '' } = [...lab.world.instances.values()][0] ?? {}
    role(lab, 'ecsInstanceRole', { may: [allow(TOKEN)] })
    expect(reasonOf(lab, runTask(lab).ids[0] ?? '')).toBe(
      `CannotPullContainerError: Error response from daemon: pull access denied for ${IMAGE.slice(0, -2)}, repository does not exist or may require 'docker login': denied: ${denied(ec2InstanceId, ['ecr:BatchGetImage', SHOP_ARN], 'ecsInstanceRole')}`,
    )
    lab.act('iam', 'DeleteRolePolicy', { RoleName: 'ecsInstanceRole', PolicyName: 'own' })
    expect(reasonOf(lab, runTask(lab).ids[0] ?? '')).toContain(
      `CannotPullECRContainerError: AccessDeniedException: ${denied(ec2InstanceId, [TOKEN, '*'], 'ecsInstanceRole')} status code: 400`,
    )
    lab.ecs('RegisterTaskDefinition', {
      family: 'own',
      executionRoleArn: ROLE,
      containerDefinitions: [{ name: 'main', image: IMAGE, memory: 16 }],
    })
    expect(reasonOf(lab, runTask(lab, { taskDefinition: 'own' }).ids[0] ?? '')).toBe('RUNNING')
  })

  it('asks nothing of roles for images of other registries', () => {
    const lab = shopLab()
    role(lab, EXECUTION)
    registerFar(lab, 'docker.io/library/nginx:1')
    expect(reasonOf(lab, runFar(lab))).toBe('RUNNING')
  })
})
