import { readFileSync } from 'node:fs'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { must } from '../../../base/assert.ts'
import { parseLabFile } from '../../../labfile/parse.ts'
import { Run } from '../../../model/engine/run.ts'
import type { PullDecision } from '../../../model/world/pulling/pullDecision.ts'
import { pullOf } from '../../../model/world/pulling/taskPull.ts'
import type { World } from '../../../model/world/world.ts'
import { IMAGE, push, registerShop, withShop } from '../../../testing/pulling.ts'
import { createService, runTask, yard } from '../../../testing/builders.ts'
import { LabDeskContext, type LabDesk } from '../../acts/labDesk.ts'
import { pulledDetails } from '../../words/pulling/pulledWords.ts'
import { ContainersTab } from '../container/ContainersTab.tsx'
import { pullRemedies } from './pullRemedies.ts'
import { PullSection } from './PullSection.tsx'

const LABS = new URL('../../../testing/pullLabs/', import.meta.url)
const NO_DESK = 'a desk that nobody presses on'
const DESK: LabDesk = {
  give: () => Promise.reject(new Error(NO_DESK)),
  giveNow: () => undefined,
  tryOnBranch: () => undefined,
  openForm: () => undefined,
  preview: () => undefined,
}

/** When the tasks of such a lab have come to something, and the lab itself has mended nothing yet. */
const FAILED_MS = 300_000

/** A lab of a failed pull, played until then. */
function played(name: string): Run {
  const reading = parseLabFile(readFileSync(new URL(`${name}.json`, LABS), 'utf8'))
  if ('error' in reading) throw new Error(`${name}: ${reading.error.message}`)
  const run = new Run({ seed: reading.file.seed, log: reading.file.commands.filter(({ atMs }) => atMs < FAILED_MS) })
  run.advance(FAILED_MS)
  return run
}

function pullsOf({ decisions }: World): readonly PullDecision[] {
  return [...decisions.values()].filter((one) => one.kind === 'pull')
}

/** The words alone, a space between. */
function told(node: Parameters<typeof renderToStaticMarkup>[0]): string {
  return renderToStaticMarkup(node)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

function section(world: World, taskId: string): string {
  const subject = { kind: 'task', id: taskId } as const
  return told(
    <LabDeskContext value={DESK}>
      <PullSection {...{ subject, world }} onSelect={() => undefined} />
    </LabDeskContext>,
  )
}

/** What mends it, gives it, and starts what its lab started once more. @returns the tasks that run then */
function mended(name: string): readonly string[] {
  const run = played(name)
  const give = (act: Parameters<Run['act']>[0]): void => expect(run.act(act)).not.toHaveProperty('error')
  const [failed] = pullsOf(run.world)
  for (const { acts } of pullRemedies(must(failed, 'a failed pull'), run.world)) acts.forEach(give)
  const started = run.log.filter(({ operation }) => operation === 'RunTask')
  for (const { service, operation, input } of started) give({ service, operation, input } as Parameters<typeof give>[0])
  run.advance(900_000)
  return [...run.world.tasks.values()].filter(({ step }) => step === 'running').map(({ launchType }) => launchType)
}

describe('a failed pull on the page', () => {
  it('is a chain of four links under Why of its task, of which the first that breaks is told in words', () => {
    const { world } = played('no-tag')
    const [failed] = pullsOf(world)
    const text = section(world, failed?.taskId ?? '')
    expect(text).toMatch(/^Why it cannot pull shop:2 1 /)
    expect(text).toMatch(/1 A route .* holds .* 2 .* holds .* 3 .* broken shop is there, .* tag 2.* 4 .* not come to/)
    expect(text).toContain('Push shop:2')
  })

  it('says nothing of a task whose images came', () => {
    const lab = yard()
    withShop(lab)
    registerShop(lab)
    const [id = ''] = runTask(lab).ids
    lab.forward(120_000)
    expect(pullOf(lab.world, id, 'main')?.digest).toMatch(/^sha256:/)
    expect(section(lab.world, id)).toBe('')
  })

  it.each([
    ['no-tag', ['EC2', 'FARGATE']],
    ['no-repository', ['EC2', 'FARGATE']],
    ['no-route', ['EC2', 'FARGATE']],
    ['no-route-to-docker-hub', ['EC2', 'FARGATE']],
    ['no-public-address', ['FARGATE']],
    ['registry-out', ['EC2', 'FARGATE']],
  ] as const)('%s is mended by what it offers', (name, running) => {
    expect(mended(name)).toEqual(running)
  })

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
    const [failed] = pullsOf(lab.world)
    const [remedy] = pullRemedies(must(failed, 'a failed pull'), lab.world)
    expect(remedy?.label).toBe('Deploy web anew: its tag is resolved again')
    for (const { service, operation, input } of remedy?.acts ?? []) lab.act(service, operation, input)
    lab.forward(600_000)
    expect([...lab.world.tasks.values()].filter(({ step }) => step === 'running')).toHaveLength(2)
  })

  it.each(['no-digest', 'no-platform', 'disk-full', 'too-many-requests'])('%s offers no act', (name) => {
    const { world } = played(name)
    const all = pullsOf(world)
    expect(all).not.toHaveLength(0)
    for (const failed of all) expect(pullRemedies(failed, world)).toEqual([])
  })
})

describe('a container’s image among its facts', () => {
  it('is told with its digest, and from where it came', () => {
    const lab = yard({ instances: 1 })
    const digest = withShop(lab)
    registerShop(lab)
    const [first = ''] = runTask(lab).ids
    lab.forward(120_000)
    const [second = ''] = runTask(lab).ids
    lab.forward(120_000)
    const { world } = lab
    const text = told(<ContainersTab id={first} world={world} originMs={0} />)
    expect(text).toContain(IMAGE)
    expect(text).toContain(`imageDigest ${digest}`)
    expect(text).toContain('its tag, for this task')
    expect(text).toMatch(/pulled \d+ MB from its registry/)
    expect(told(<ContainersTab id={second} world={world} originMs={0} />)).toContain(
      'pulled nothing new: its host had every layer',
    )
  })

  it('has a word for a digest that its deployment keeps, and none where nothing came', () => {
    const pulled = { name: 'main', image: IMAGE, bytes: 0, failure: null, cannotExecute: false }
    const valuesOf = (one: Parameters<typeof pulledDetails>[0]) => pulledDetails(one).map(({ value }) => value)
    expect(valuesOf({ ...pulled, digest: 'sha256:0', from: 'cache', isKept: true })).toEqual([
      'sha256:0',
      'digest kept by the deployment',
      'nothing, from the instance’s cache',
    ])
    expect(valuesOf({ ...pulled, digest: null, from: null, isKept: false })).toEqual(['', '', ''])
  })
})
