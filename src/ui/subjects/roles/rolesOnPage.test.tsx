import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeEach, describe, expect, it } from 'vitest'
import { must } from '../../../base/assert.ts'
import type { Act } from '../../../model/api/command.ts'
import type { Task } from '../../../model/world/task/task.ts'
import { appCalls } from '../../../model/world/roles/roleCalls.ts'
import { taskRoleOf } from '../../../model/world/roles/rolesInUse.ts'
import { mayAs } from '../../../model/world/roles/access.ts'
import { AWS_MANAGED } from '../../../model/world/roles/awsManaged.ts'
import { allow, deny, policy, role } from '../../../testing/iam.ts'
import { yard } from '../../../testing/builders.ts'
import { playedLab } from '../../../testing/failedStarts.ts'
import type { World } from '../../../model/world/world.ts'
import type { TestLab } from '../../../testing/testLab.ts'
import { actsOn, SUBJECTS } from '../subjects.ts'
import { treeRows } from '../../stage/treeRows.ts'
import type { WhyProps } from '../subjectView.ts'
import { deleteIdentityActs } from './identityActs.ts'
import { permissionsOf, policyTrouble, removalActs, trustText, type Permission } from './policyTexts.ts'
import { CallingCode, RolesOfOthers } from './TaskRoles.tsx'
import { roleRemedies } from './roleRemedies.ts'
import { usesOf } from './roleUses.ts'
import { WhyManagedPolicy, WhyProfile, WhyRole } from './RoleViews.tsx'

const EXECUTION = 'arn:aws:iam::123456789012:role/ecsTaskExecutionRole'
const UNTOLD = 'arn:aws:iam::123456789012:role/app'
const EXECUTION_POLICY = 'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy'

let lab: TestLab

/** Two tasks of a service by an execution role that was told and a task role that was not. */
beforeEach(() => {
  lab = yard({ instances: 1 })
  role(lab, 'ecsTaskExecutionRole', { may: [allow(['ecr:*', 'logs:PutLogEvents']), deny('ecr:DeleteRepository')] })
  lab.act('iam', 'AttachRolePolicy', { RoleName: 'ecsTaskExecutionRole', PolicyArn: EXECUTION_POLICY })
  lab.act('iam', 'CreateInstanceProfile', { InstanceProfileName: 'bare' })
  lab.act('ecs', 'RegisterTaskDefinition', {
    family: 'web',
    executionRoleArn: EXECUTION,
    taskRoleArn: UNTOLD,
    containerDefinitions: [{ name: 'main', image: 'nginx:1', cpu: 16, memory: 16 }],
  })
  lab.act('ecs', 'CreateService', { cluster: 'yard', serviceName: 'web', taskDefinition: 'web', desiredCount: 2 })
  lab.forward(20_000)
})

function give(acts: readonly Act[]): void {
  for (const { service, operation, input } of acts) lab.act(service, operation, input)
}

function told(View: (props: WhyProps) => ReactNode, id: string): string {
  const { world } = lab
  const html = renderToStaticMarkup(<View {...{ id, world, decisions: [] }} originMs={0} onSelect={() => undefined} />)
  return html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

function head(kind: 'role' | 'instanceProfile' | 'managedPolicy', id: string) {
  return SUBJECTS[kind].head(id, { world: lab.world, decisions: [], originMs: 0 })
}

describe('a role on the page', () => {
  it('says who uses it for what, with as many tasks as there are', () => {
    expect(usesOf(lab.world, EXECUTION)).toEqual([
      {
        as: 'execution role',
        definitions: ['web:1'],
        services: ['yard/web'],
        tasks: [...lab.world.tasks.keys()],
        instances: [],
      },
    ])
    expect(usesOf(lab.world, UNTOLD).map(({ as }) => as)).toEqual(['task role'])
    expect(usesOf(lab.world, 'arn:aws:iam::123456789012:role/ecsInstanceRole')).toMatchObject([
      { as: 'instance role', instances: [...lab.world.instances.keys()] },
    ])
    expect(head('role', EXECUTION)?.sentence).toContain('Used by 2 tasks')
  })

  it('is read statement by statement, with who may assume it', () => {
    const text = told(WhyRole, EXECUTION)
    expect(text).toContain('ecs-tasks.amazonaws.com may assume it')
    expect(text).toContain('Allow statement 1 Action ecr:*, logs:PutLogEvents Resource *')
    expect(text).toContain('Deny statement 2 Action ecr:DeleteRepository')
    expect(text).toContain('Managed policy AmazonECSTaskExecutionRolePolicy')
    lab.act('iam', 'UpdateAssumeRolePolicy', {
      RoleName: 'ecsTaskExecutionRole',
      PolicyDocument: trustText('instances'),
    })
    expect(told(WhyRole, EXECUTION)).toContain('ecs-tasks.amazonaws.com has to, and may not')
  })

  it('may all while nothing was said of it, and nothing once it is deleted', () => {
    expect(head('role', UNTOLD)).toMatchObject({ verdict: 'It may all', tone: 'plain' })
    expect(actsOn({ kind: 'role', id: UNTOLD }, lab.world)?.acts.map(({ id }) => id)).toEqual(['createRole'])
    give(deleteIdentityActs('role', must(lab.world.roles.get('ecsTaskExecutionRole'), 'role'), lab.world))
    expect(head('role', EXECUTION)).toMatchObject({ verdict: 'It was deleted', tone: 'trouble' })
  })

  it('stands in the tree with profiles and policies, and nothing stands there before', () => {
    const group = treeRows(lab.world, lab.world.nowMs).find(({ id }) => id === 'roles')
    expect(group?.children.map(({ words }) => words)).toEqual([
      'role ecsTaskExecutionRole, 2 policies',
      'instance profile bare, no role',
    ])
    const { world } = yard()
    expect(treeRows(world, world.nowMs).some(({ id }) => id === 'roles')).toBe(false)
  })

  it('leads from policy and profile back to it', () => {
    expect(told(WhyManagedPolicy, EXECUTION_POLICY)).toContain('roles and users ecsTaskExecutionRole')
    expect(head('instanceProfile', 'bare')).toMatchObject({ verdict: 'It has no role', tone: 'trouble' })
    lab.act('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: 'bare', RoleName: 'ecsTaskExecutionRole' })
    expect(told(WhyProfile, 'bare')).toContain('role ecsTaskExecutionRole')
    expect(told(WhyRole, EXECUTION)).toContain('instance profile bare')
  })
})

describe('one permission less', () => {
  function remove(action: string, isInline: boolean): void {
    const identity = must(lab.world.roles.get('ecsTaskExecutionRole'), 'role')
    const chosen = permissionsOf(lab.world, identity).find((one) => one.action === action && one.isInline === isInline)
    const textOf = ({ policy: name }: Permission): string =>
      identity.inline.find((one) => one.name === name)?.text ?? must(AWS_MANAGED.get(name), name).text
    give(removalActs({ kind: 'role', identity, textOf }, must(chosen, action)))
  }
  const may = (action: string): boolean => mayAs(lab.world, EXECUTION, { action, resource: '*' }).isAllowed

  it('is what a role may no more, and all else it may as before', () => {
    remove('ecr:*', true)
    expect(may('ecr:GetAuthorizationToken')).toBe(true)
    remove('ecr:GetAuthorizationToken', false)
    expect(may('ecr:GetAuthorizationToken')).toBe(false)
    expect(may('ecr:BatchGetImage')).toBe(true)
    expect(may('logs:PutLogEvents')).toBe(true)
    expect(lab.world.roles.get('ecsTaskExecutionRole')?.attached).toEqual([])
  })

  it('takes the policy along that allowed nothing else', () => {
    lab.act('iam', 'PutRolePolicy', {
      RoleName: 'ecsTaskExecutionRole',
      PolicyName: 'one',
      PolicyDocument: policy(allow('s3:GetObject')),
    })
    expect(may('s3:GetObject')).toBe(true)
    remove('s3:GetObject', true)
    expect(lab.world.roles.get('ecsTaskExecutionRole')?.inline.map(({ name }) => name)).toEqual(['own'])
  })
})

describe('a policy that is none', () => {
  it('names the line, the place and what has to be there', () => {
    expect(policyTrouble(trustText('tasks'), 'trust')).toBeNull()
    const text =
      '{\n "Version": "2012-10-17",\n "Statement": [\n  { "Effect": "Allow",\n    "Action": 7,\n    "Resource": "*" }\n ]\n}'
    expect(policyTrouble(text, 'identity')).toMatch(/^Line 5: Statement\[0\]\.Action: /)
    expect(policyTrouble(text.replace('7,', '"ecr:*"'), 'identity')).toMatch(/^Line 6: /)
    expect(policyTrouble(text.replace('"Action": 7,', ''), 'identity')).toMatch(/^Line 4: /)
  })
})

it('ROL-13 roles stand above all else of a task that runs and whose code calls AWS, denied or not', () => {
  const isThere = (Roles: typeof CallingCode, world: World, task: Task) =>
    renderToStaticMarkup(<Roles {...{ task, world }} isHelped={false} onSelect={() => undefined} />) !== ''
  const places = (world: World) =>
    [...world.tasks.values()].map((task) => [CallingCode, RolesOfOthers].map((one) => isThere(one, world, task)))
  const run = playedLab('roleLabs/code-denied', 90_000)
  expect(places(run.world)).toEqual([
    [true, false],
    [true, false],
  ])
  const [task] = run.world.tasks.values()
  const calls = appCalls(run.world, must(task, 'a task'))
  expect(calls.map(({ access }) => access?.isAllowed)).toEqual([false])
  const [remedy] = roleRemedies(run.world, { arn: taskRoleOf(run.world, must(task, 'a task')), calls, roleFor: 'code' })
  for (const one of must(remedy, 'a remedy').acts) run.act(one)
  expect(appCalls(run.world, must(task, 'a task')).map(({ access }) => access?.isAllowed)).toEqual([true])
  expect(places(run.world)).toEqual([
    [true, false],
    [true, false],
  ])
  expect(places(lab.world)).toEqual([
    [false, true],
    [false, true],
  ])
})
