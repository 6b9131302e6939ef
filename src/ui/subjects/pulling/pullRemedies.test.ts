import { describe, expect, it } from 'vitest'
import { must } from '../../../base/assert.ts'
import type { Run } from '../../../model/engine/run.ts'
import type { PullDecision } from '../../../model/world/pulling/pullDecision.ts'
import { PULL_CAUSES } from '../../../model/world/pulling/taskPull.ts'
import { createService, runTask, yard } from '../../../testing/builders.ts'
import { IMAGE, push, registerFar, registerShop, runFar, SHOP, withShop } from '../../../testing/pulling.ts'
import { playedLab } from '../../../testing/failedStarts.ts'
import { MENDINGS, PLATFORMS, registeredFromCopy } from '../../../testing/pullMendings.ts'
import type { TestLab } from '../../../testing/testLab.ts'
import { pullChain } from '../../words/pulling/pullWords.ts'
import { wrongPlatformsOf } from './failedPulls.ts'
import { afterMending } from '../remedy/Mended.tsx'
import { notStarted } from '../remedy/startTrial.ts'
import { isMended } from './mended.ts'
import { pullRemedies } from './pullRemedies.ts'
import type { Remedy } from '../remedy/remedy.ts'

function pullsOf({ decisions }: Run['world']): readonly PullDecision[] {
  return [...decisions.values()].filter((one) => one.kind === 'pull')
}

type Given = Parameters<Run['act']>[0]

/** What mends by another revision, or by another image under the tag. */
const ANOTHER = /MB$|register/

interface Chosen {
  readonly remedies: readonly Remedy[]
  readonly label: string
}

/** What the newest task comes to when one remedy is given and all that its lab started is started again. */
function mendedBy(run: Run, launchType: string, { remedies, label }: Chosen): string {
  const failed = failedOn(run, launchType)
  if (failed !== undefined) expect(isMended(failed, run.world)).toBe(false)
  const give = (act: Given): void => expect(run.act(act)).not.toHaveProperty('error')
  const remedy = remedies.find((one) => one.label === label)
  must(remedy, label).acts.forEach(give)
  if (label.startsWith('Restore')) run.advance(run.world.nowMs + 600_000)
  if (failed !== undefined)
    expect(isMended(failed, run.world)).toBe(!label.startsWith('Register') && !ANOTHER.test(label))
  const started = run.log.filter(({ operation }) => operation === 'RunTask')
  for (const { service, operation, input } of started) give({ service, operation, input } as Given)
  run.advance(1_800_000)
  const [last] = [...run.world.tasks.values()].filter((task) => task.launchType === launchType).reverse()
  return last?.step ?? 'none'
}

function failedOn(run: Run, launchType: string): PullDecision | undefined {
  return pullsOf(run.world).find(({ instanceId }) => (instanceId === null) === (launchType === 'FARGATE'))
}

/** What concerns roles is mended on the page of roles. */
const OF_ROLES: readonly string[] = ['noToken', 'roleMayNot']

const rows = MENDINGS.flatMap(({ lab, cause, onInstance, onFargate }) => [
  ...onInstance.map((label) => ({ lab, cause, launchType: 'EC2', label })),
  ...onFargate.map((label) => ({ lab, cause, launchType: 'FARGATE', label })),
])

describe('what mends a failed pull', () => {
  it('PUL-4 PUL-5 PUL-6 there is a lab for every cause', () => {
    const causes = Object.keys(PULL_CAUSES).filter((cause) => !OF_ROLES.includes(cause))
    expect(causes.filter((cause) => !MENDINGS.some((one) => one.cause === cause))).toEqual([])
  })

  it.each(rows)('$lab on $launchType: $label', ({ lab, cause, launchType, label }) => {
    const run = playedLab(`pullLabs/${lab}`)
    const failed = must(failedOn(run, launchType), lab)
    expect(failed.cause).toBe(cause)
    expect(pullChain(failed, run.world).find(({ state }) => state === 'broken')?.link).toBe(PULL_CAUSES[cause])
    const expected = rows.filter((one) => one.lab === lab && one.launchType === launchType)
    const remedies = pullRemedies(failed, run.world)
    expect(remedies.map((one) => one.label)).toEqual(expected.map((one) => one.label))
    expect(mendedBy(run, launchType, { remedies, label })).toBe('running')
  })
})

describe('what mends an image of another architecture', () => {
  it.each([
    ['EC2', PLATFORMS],
    ['FARGATE', PLATFORMS],
    ['FARGATE', 'Register far:2 for ARM64'],
  ])('PUL-6 on %s: %s', (launchType, label) => {
    const run = playedLab('pullLabs/exec-format-error')
    const task = [...run.world.tasks.values()].find((one) => one.launchType === launchType)
    const [wrong] = wrongPlatformsOf(run.world, must(task, 'a task').id)
    const remedies = pullRemedies(must(wrong, 'an image that cannot be executed'), run.world)
    expect(mendedBy(run, launchType, { remedies, label })).toBe('running')
  })
})

function remedyIn(lab: TestLab) {
  const [failed] = pullsOf(lab.world)
  return pullRemedies(must(failed, 'a failed pull'), lab.world)
}

function give(lab: TestLab, label: string): void {
  const remedy = must(
    remedyIn(lab).find((one) => one.label === label),
    label,
  )
  for (const { service, operation, input } of remedy.acts) lab.act(service, operation, input)
}

const runningIn = ({ world }: TestLab) => [...world.tasks.values()].filter(({ step }) => step === 'running')

describe('what mends a failed pull of a service', () => {
  it('of a digest that its deployment keeps and that is deleted, deploys anew what the tag names now', () => {
    const lab = yard()
    const imageDigest = withShop(lab)
    registerShop(lab)
    createService(lab, { desiredCount: 1 })
    lab.forward(120_000)
    push(lab, IMAGE, { content: 'another' })
    lab.act('ecr', 'BatchDeleteImage', { repositoryName: 'shop', imageIds: [{ imageDigest }] })
    lab.ecs('UpdateService', { service: 'web', desiredCount: 2 })
    lab.forward(60_000)
    give(lab, 'Deploy web anew: its tag is resolved again')
    const [failed] = pullsOf(lab.world)
    const task = must(lab.world.tasks.get(must(failed, 'a failed pull').taskId), 'its task')
    expect(afterMending(notStarted(task), lab.world)).toContain('The next task of web finds it so')
    lab.forward(600_000)
    expect(runningIn(lab)).toHaveLength(2)
  })

  it('brings the service to the revision that it registers', () => {
    const lab = yard({ instances: 1 })
    lab.act('lab', 'SetDockerHubLimit', { limited: true, pulls: 0 })
    registerShop(lab, 'nginx:1')
    createService(lab, { desiredCount: 1 })
    lab.forward(120_000)
    give(lab, registeredFromCopy('web:2'))
    lab.forward(600_000)
    expect(runningIn(lab).map(({ definitionKey }) => definitionKey)).toEqual(['web:2'])
  })
})

describe('what mends a failed pull, told by what is there', () => {
  it('PUL-5 of a disk that is full of other images, another instance, which is empty', () => {
    const lab = yard({ instances: 1 })
    withShop(lab, { sizeMb: 6_000 })
    push(lab, `${SHOP}:2`, { sizeMb: 4_500, content: 'another' })
    registerShop(lab)
    runTask(lab)
    lab.forward(600_000)
    registerShop(lab, `${SHOP}:2`)
    runTask(lab)
    lab.forward(600_000)
    const [first] = [...lab.world.instances.values()]
    const label = `Add one m5.large and drain ${must(first, 'an instance').ec2InstanceId.slice(0, 6)}`
    expect(remedyIn(lab).map((one) => one.label)).toEqual([label, 'Push shop:2 with 200 MB'])
    give(lab, label)
    runTask(lab)
    lab.forward(600_000)
    expect(runningIn(lab).at(-1)?.instanceId).not.toBe(first?.id)
  })

  it('PUL-5 no ephemeral storage is offered that Fargate has not', () => {
    const lab = yard()
    withShop(lab, { sizeMb: 50_000 })
    push(lab, `${SHOP}:2`, { sizeMb: 50_000, content: 'another' })
    const main = { name: 'main', image: IMAGE }
    registerFar(lab, IMAGE, { containerDefinitions: [main, { ...main, name: 'side', image: `${SHOP}:2` }] })
    runFar(lab)
    lab.forward(3_000_000)
    expect(remedyIn(lab).map((one) => one.label)).toEqual(['Push shop:1 with 200 MB'])
  })

  it('ECR-8 of the account’s own repository, what denies it goes', () => {
    const lab = yard({ instances: 1 })
    withShop(lab)
    registerShop(lab)
    const statement = { Effect: 'Deny', Principal: '*', Action: 'ecr:BatchGetImage' }
    const policyText = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
    lab.act('ecr', 'SetRepositoryPolicy', { repositoryName: 'shop', policyText })
    runTask(lab)
    lab.forward(60_000)
    const [failed] = pullsOf(lab.world)
    const broken = pullChain(must(failed, 'a failed pull'), lab.world).find(({ state }) => state === 'broken')
    expect(broken?.text).toBe('The policy of repository shop denies the pull, and a Deny holds for its owner too.')
    give(lab, 'Delete the policy of shop')
    runTask(lab)
    lab.forward(60_000)
    expect(runningIn(lab)).toHaveLength(1)
  })

  it('ECR-8 what another account’s policy said stays; where it denies, a statement more helps nobody', () => {
    const lab = yard({ instances: 1 })
    const accountId = '210987654321'
    const statement = { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'ecr:*' }
    const told = (Effect: string, Principal: unknown) => {
      const policyText = JSON.stringify({ Version: '2012-10-17', Statement: { ...statement, Effect, Principal } })
      lab.act('lab', 'AddRepository', { accountId, repositoryName: 'shop', policyText })
    }
    lab.act('lab', 'AddAccount', { accountId })
    told('Allow', { AWS: '111122223333' })
    push(lab, `${accountId}.dkr.ecr.us-east-1.amazonaws.com/shop:1`)
    registerShop(lab, `${accountId}.dkr.ecr.us-east-1.amazonaws.com/shop:1`)
    runTask(lab)
    lab.forward(60_000)
    const [remedy] = remedyIn(lab)
    const given = must(remedy?.acts[0], 'an act').input as { readonly policyText: string }
    expect(JSON.parse(given.policyText)).toMatchObject({ Statement: [statement, { Sid: 'AllowPull' }] })
    told('Deny', '*')
    expect(remedyIn(lab)).toEqual([])
  })

  it('IMG-1 keeps no copy in a registry of which nothing was said while others pull from it', () => {
    const lab = yard({ instances: 1 })
    lab.act('lab', 'SetDockerHubLimit', { limited: true, pulls: 0 })
    registerShop(lab, 'nginx:1')
    runTask(lab)
    lab.forward(60_000)
    expect(remedyIn(lab)).toHaveLength(1)
    registerShop(lab)
    expect(remedyIn(lab)).toEqual([])
  })
})
