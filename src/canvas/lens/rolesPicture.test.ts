import { describe, expect, it } from 'vitest'
import { roleJudge } from '../../look/roleJudge.ts'
import { refusedWords } from '../../look/roleKeys.ts'
import { must } from '../../base/assert.ts'
import { allow, policy, role } from '../../testing/iam.ts'
import { yard } from '../../testing/builders.ts'
import { ZONES } from '../../testing/canvas/fixtures.ts'
import type { TestLab } from '../../testing/testLab.ts'
import { SceneMaker } from '../scene/sceneMaker.ts'
import { WorldWatch } from '../worldWatch.ts'
import { lensesOf } from './lenses.ts'
import { rolesPicture } from './rolesPicture.ts'

/** Tasks with an image of ECR, an execution role that may this and a task role of which nothing was said. */
function withTasks(...may: readonly object[]): TestLab {
  const lab = yard({ instances: 1 })
  const executionRoleArn = role(lab, 'starter', { may })
  lab.act('ecs', 'RegisterTaskDefinition', {
    family: 'web',
    executionRoleArn,
    taskRoleArn: 'arn:aws:iam::123456789012:role/app',
    containerDefinitions: [
      { name: 'main', image: '123456789012.dkr.ecr.us-east-1.amazonaws.com/shop:1', cpu: 16, memory: 16 },
    ],
  })
  lab.act('ecs', 'RunTask', { cluster: 'yard', taskDefinition: 'web', count: 2 })
  return lab
}

function pictureOf(lab: TestLab) {
  const { world } = lab
  const options = { width: 1_224, height: 792, zones: ZONES, nowMs: world.nowMs, originMs: 0, zoom: 1, xray: null }
  return rolesPicture(new SceneMaker().make(world, { ...options, mode: 'lab' }), world, roleJudge)
}

describe('the Roles lens', () => {
  it('is there once a lab speaks of roles', () => {
    expect(lensesOf(yard({ instances: 1 }).world)).not.toContain('roles')
    expect(lensesOf(withTasks(allow('ecr:*')).world)).toContain('roles')
  })

  it('hangs keys on each task and on each instance, and says which are refused', () => {
    const lab = withTasks(allow('ecr:*'))
    const { tasks, instances } = pictureOf(lab)
    expect(tasks.map(({ keys }) => keys)).toEqual([
      [
        { name: 'E', state: 'may' },
        { name: 'T', state: 'untold' },
      ],
      [
        { name: 'E', state: 'may' },
        { name: 'T', state: 'untold' },
      ],
    ])
    expect(instances.map(({ keys }) => keys)).toEqual([[{ name: 'I', state: 'untold' }]])
  })

  it('sees at once what was changed, of a task that did not change', () => {
    const lab = withTasks(allow('ecr:*'))
    const watch = new WorldWatch()
    watch.hasChanged(lab.world)
    pictureOf(lab)
    lab.act('iam', 'PutRolePolicy', {
      RoleName: 'starter',
      PolicyName: 'own',
      PolicyDocument: policy(allow('ecr:GetAuthorizationToken')),
    })
    expect(watch.hasChanged(lab.world)).toBe(true)
    const { keys } = must(pictureOf(lab).tasks[0], 'keys of a task')
    expect(refusedWords(keys)).toEqual(['execution role refused'])
    lab.act('iam', 'CreateInstanceProfile', { InstanceProfileName: 'ecsInstanceRole' })
    expect(pictureOf(lab).instances[0]?.keys).toEqual([{ name: 'I', state: 'refused' }])
  })
})
