import { describe, expect, it } from 'vitest'
import { createService, register, runTask, steadyYard, yard } from '../../testing/builders.ts'
import type { TestLab } from '../../testing/testLab.ts'

const ARN = 'arn:aws:ecs:us-east-1:123456789012'
const YARD = `${ARN}:cluster/yard`
const TEAM = { key: 'team', value: 'dev' }

function tag(lab: TestLab, resourceArn: string, tags: readonly object[] = [TEAM]) {
  return lab.act('ecs', 'TagResource', { resourceArn, tags })
}

function untag(lab: TestLab, resourceArn: string, tagKeys: readonly string[]) {
  return lab.act('ecs', 'UntagResource', { resourceArn, tagKeys })
}

function listed(lab: TestLab, resourceArn: string) {
  return lab.act('ecs', 'ListTagsForResource', { resourceArn }).tags
}

/** `key0` and so on, each with its number as its value. */
function numbered(count: number, from = 0) {
  return Array.from({ length: count }, (_, index) => ({ key: `key${String(from + index)}`, value: String(index) }))
}

describe('TAG-1 a tag', () => {
  const refusedTag = (one: object) => yard().refused('ecs', 'TagResource', { resourceArn: YARD, tags: [TEAM, one] })

  it.each([
    { key: 'k'.repeat(128), value: 'v'.repeat(256) },
    // Characters are counted, not the units that they take.
    { key: '🚢'.repeat(128), value: '🚢'.repeat(256) },
    { key: 'a + - = . _ : / @ Ü', value: '' },
    { key: 'Team', value: 'another than team' },
    { key: 'awsome', value: 'aws' },
  ])('takes $key', (one) => {
    const lab = yard()
    tag(lab, YARD, [TEAM, one])
    expect(listed(lab, YARD)).toEqual([TEAM, one])
  })

  it('has an empty value where it is given none', () => {
    const lab = yard()
    tag(lab, YARD, [{ key: 'bare' }])
    expect(listed(lab, YARD)).toEqual([{ key: 'bare', value: '' }])
  })

  it.each([
    ['a key too long', { key: 'k'.repeat(129), value: '' }, 'key: has 129 characters, a key has at most 128'],
    ['a value too long', { key: 'k', value: '🚢'.repeat(257) }, 'value: has 257 characters, a value has at most 256'],
    ['no key', { value: 'v' }, 'key: must be given'],
    ['an empty key', { key: '', value: 'v' }, 'key: must not be empty'],
    ['a key that is AWS’s', { key: 'aws:ecs:x', value: '' }, 'key: begins with aws:, which only AWS’s own tags do'],
    ['in any case', { key: 'AwS:x', value: '' }, 'key: begins with aws:, which only AWS’s own tags do'],
    ['a value that is', { key: 'k', value: 'AWS:x' }, 'value: begins with aws:, which only AWS’s own tags do'],
    ['a comma', { key: 'k', value: 'a,b' }, 'value: a value takes letters, numbers, spaces and + - = . _ : / @'],
  ])('refuses %s', (_what, one, words) => {
    const { name, message, field = '' } = refusedTag(one)
    expect(name).toBe('InvalidParameterException')
    expect(message).toBe(`Invalid parameter tags[1].${words}.`)
    expect(message).toContain(`${field}:`)
  })

  it('refuses a key that is given twice', () => {
    expect(refusedTag({ key: 'team', value: 'ops' }).message).toBe('Invalid parameter tags: has the key "team" twice.')
  })

  it('is one of at most 50 of its own, those of AWS not counted', () => {
    const lab = yard()
    tag(lab, YARD, numbered(50))
    tag(lab, YARD, [{ key: 'key7', value: 'again' }])
    expect(lab.refusal('ecs', 'TagResource', { resourceArn: YARD, tags: [TEAM] })).toEqual({
      name: 'LimitExceededException',
      message: 'The resource would have 51 tags of its own, it takes 50.',
    })
    expect(lab.refusal('ecs', 'TagResource', { resourceArn: YARD, tags: numbered(51) }).name).toBe(
      'InvalidParameterException',
    )
    const [id = ''] = taskWith(lab, { enableECSManagedTags: true, tags: numbered(50) })
    tag(lab, `${ARN}:task/yard/${id}`, [{ key: 'key7', value: 'again' }])
    expect(listed(lab, `${ARN}:task/yard/${id}`)).toHaveLength(51)
  })
})

function taskWith(lab: TestLab, fields: object): readonly string[] {
  register(lab)
  return runTask(lab, { taskDefinition: 'web', ...fields }).ids
}

describe('TAG-2 TagResource and UntagResource', () => {
  it('add, overwrite and remove what is named, and answer nothing', () => {
    const lab = yard()
    expect(listed(lab, YARD)).toEqual([])
    expect(tag(lab, YARD, [TEAM, { key: 'stage', value: 'test' }])).toEqual({})
    tag(lab, YARD, [
      { key: 'owner', value: 'me' },
      { key: 'team', value: 'ops' },
    ])
    expect(listed(lab, YARD)).toEqual([
      { key: 'team', value: 'ops' },
      { key: 'stage', value: 'test' },
      { key: 'owner', value: 'me' },
    ])
    expect(untag(lab, YARD, ['team', 'never given', 'Stage'])).toEqual({})
    expect(listed(lab, YARD)).toEqual([
      { key: 'stage', value: 'test' },
      { key: 'owner', value: 'me' },
    ])
    untag(lab, YARD, ['owner', 'stage'])
    expect(lab.world.tags.size).toBe(0)
  })

  it('leave AWS’s own tags alone', () => {
    const lab = yard()
    const [id = ''] = taskWith(lab, { enableECSManagedTags: true })
    const resourceArn = `${ARN}:task/yard/${id}`
    const { field, name } = lab.refused('ecs', 'UntagResource', { resourceArn, tagKeys: ['aws:ecs:clusterName'] })
    expect([field, name]).toEqual(['tagKeys[0]', 'InvalidParameterException'])
  })
})

describe('TAG-3 a resourceArn', () => {
  const refusal = (lab: TestLab, resourceArn: string, operation = 'ListTagsForResource') =>
    lab.refusal('ecs', operation, {
      resourceArn,
      ...(operation === 'TagResource' && { tags: [TEAM] }),
      ...(operation === 'UntagResource' && { tagKeys: ['team'] }),
    })

  it('is of a cluster, a service, a task, a container instance or a revision', () => {
    const lab = steadyYard()
    const [task] = lab.tasks()
    const all = [
      YARD,
      `${ARN}:service/yard/web`,
      `${ARN}:task/yard/${task?.id ?? ''}`,
      `${ARN}:container-instance/yard/${lab.instance(0).id}`,
      `${ARN}:task-definition/web:1`,
    ]
    for (const [index, arn] of all.entries()) tag(lab, arn, [{ key: 'number', value: String(index) }])
    expect(all.map((arn) => listed(lab, arn))).toEqual(all.map((_, index) => [{ key: 'number', value: String(index) }]))
  })

  it.each(['service/web', 'task/7f1e'])('of the older form is refused in AWS’s words: %s', (path) => {
    expect(refusal(steadyYard(), `${ARN}:${path}`)).toEqual({
      name: 'InvalidParameterException',
      message: 'Long arn format must be used for tagging operations',
    })
  })

  it('of a cluster that was deleted is refused in AWS’s words, and so is what was in it', () => {
    const lab = yard({ instances: 0 })
    lab.act('ecs', 'DeleteCluster', { cluster: 'yard' })
    for (const path of ['cluster/yard', 'service/yard/web']) {
      expect(refusal(lab, `${ARN}:${path}`)).toEqual({
        name: 'InvalidParameterException',
        message: 'The specified cluster is inactive. Specify an active cluster and try again.',
      })
    }
    const gone = { name: 'ClusterNotFoundException', message: 'Cluster not found.' }
    expect(refusal(lab, `${ARN}:cluster/never`, 'TagResource')).toEqual(gone)
    expect(refusal(lab, `${ARN}:task/never/7f1e`, 'UntagResource')).toEqual(gone)
  })

  it.each([
    ['service/yard/never', 'service'],
    ['task/yard/7f1e', 'task'],
    ['container-instance/yard/7f1e', 'container instance'],
    ['task-definition/web:9', 'task definition'],
    // Tags are a revision's, not a family's.
    ['task-definition/web', 'task definition'],
  ])('of what is not there is refused: %s', (path, what) => {
    const lab = steadyYard()
    const message = `The specified ${what} was not found.`
    expect(refusal(lab, `${ARN}:${path}`, 'TagResource')).toEqual({ name: 'ResourceNotFoundException', message })
    expect(refusal(lab, `${ARN}:${path}`, 'UntagResource')).toEqual({ name: 'ResourceNotFoundException', message })
    expect(refusal(lab, `${ARN}:${path}`)).toEqual({ name: 'InvalidParameterException', message })
  })

  it('of a task is of that task’s cluster', () => {
    const lab = steadyYard()
    lab.act('ecs', 'CreateCluster', { clusterName: 'other' })
    const [task] = lab.tasks()
    for (const path of [`task/other/${task?.id ?? ''}`, `container-instance/other/${lab.instance(0).id}`]) {
      expect(refusal(lab, `${ARN}:${path}`, 'TagResource').name).toBe('ResourceNotFoundException')
    }
  })

  it.each(['yard', `${ARN}:capacity-provider/cp`, 'arn:aws:s3:::bucket', `${ARN}:constructor/x`])(
    'is none that the lab gives tags to: %s',
    (resourceArn) => {
      const { name, field } = yard().refused('ecs', 'ListTagsForResource', { resourceArn })
      expect([name, field]).toEqual(['InvalidParameterException', 'resourceArn'])
    },
  )

  it.each(['arn:aws:ecs:eu-west-1:123456789012:cluster/yard', `${ARN}:service/yard/we b`, `${ARN}:task/yard/a/b`])(
    'of another account or region, or of no form, is refused: %s',
    (resourceArn) => {
      expect(refusal(yard(), resourceArn, 'TagResource').message).toMatch(/^Invalid identifier: /)
    },
  )
})

describe('TAG-9 tags go with what they are of', () => {
  it('those of a cluster when it is deleted: its name comes back without', () => {
    const lab = yard({ instances: 0 })
    tag(lab, YARD)
    lab.act('ecs', 'DeleteCluster', { cluster: 'yard' })
    lab.act('ecs', 'CreateCluster', { clusterName: 'yard' })
    expect(listed(lab, YARD)).toEqual([])
  })

  it('those of a service when it is INACTIVE, and what its tasks were to be tagged with', () => {
    const lab = steadyYard()
    const arn = `${ARN}:service/yard/web`
    tag(lab, arn)
    lab.ecs('UpdateService', { service: 'web', propagateTags: 'SERVICE' })
    lab.ecs('DeleteService', { service: 'web', force: true })
    expect(listed(lab, arn)).toEqual([TEAM])
    lab.forward(60_000)
    expect(lab.refusal('ecs', 'ListTagsForResource', { resourceArn: arn })).toEqual({
      name: 'InvalidParameterException',
      message: 'The specified service is inactive. Specify an active service and try again.',
    })
    createService(lab)
    expect(listed(lab, arn)).toEqual([])
    expect(lab.ecs('DescribeServices', { services: ['web'] }).services).toMatchObject([{ propagateTags: 'NONE' }])
  })

  it('those of a task when it is forgotten, those of an instance when it is terminated', () => {
    const lab = yard({ instances: 1 })
    const [id = ''] = taskWith(lab, { tags: [TEAM] })
    tag(lab, `${ARN}:container-instance/yard/${lab.instance(0).id}`)
    lab.ecs('StopTask', { task: id })
    lab.forward(60_000)
    expect(listed(lab, `${ARN}:task/yard/${id}`)).toEqual([TEAM])
    lab.act('ec2', 'TerminateInstances', { InstanceIds: [lab.instance(0).ec2InstanceId] })
    expect([...lab.world.tags.keys()]).toEqual([`task ${id}`])
    lab.forward(3_600_000)
    expect(lab.world.tags.size).toBe(0)
  })

  it('an INACTIVE revision keeps its own', () => {
    const lab = yard()
    register(lab, 'web', { tags: [TEAM] })
    lab.ecs('DeregisterTaskDefinition', { taskDefinition: 'web:1' })
    expect(listed(lab, `${ARN}:task-definition/web:1`)).toEqual([TEAM])
  })
})
