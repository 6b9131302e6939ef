import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { must } from '../../../base/assert.ts'
import type { PullDecision } from '../../../model/world/pulling/pullDecision.ts'
import { pullOf } from '../../../model/world/pulling/taskPull.ts'
import type { World } from '../../../model/world/world.ts'
import { IMAGE, registerShop, withShop } from '../../../testing/pulling.ts'
import { playedLab } from '../../../testing/failedStarts.ts'
import { runTask, yard } from '../../../testing/builders.ts'
import { pullChain, pullWords } from '../../words/pulling/pullWords.ts'
import { pulledDetails } from '../../words/pulling/pulledWords.ts'
import { ContainersTab } from '../container/ContainersTab.tsx'
import { withDesk } from '../remedy/withDesk.fixture.tsx'
import { PullSection } from './PullSection.tsx'

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
  return told(withDesk(<PullSection {...{ subject, world }} onSelect={() => undefined} />))
}

describe('a failed pull on the page', () => {
  it('is a chain of four links under Why of its task, of which the first that breaks is told in words', () => {
    const { world } = playedLab('pullLabs/no-tag')
    const [failed] = pullsOf(world)
    const text = section(world, failed?.taskId ?? '')
    expect(text).toMatch(/^Why it cannot pull shop:2 1 /)
    expect(text).toMatch(/1 A route .* holds .* 2 .* holds .* 3 .* broken shop is there, .* tag 2.* 4 .* not come to/)
    expect(text).toContain('Push shop:2')
  })

  it('does not say again under Why of its decision what the decision says', () => {
    const { world } = playedLab('pullLabs/no-tag')
    const failed = must(pullsOf(world)[0], 'a failed pull')
    const { sentence } = pullWords(failed, world)
    const links = pullChain(failed, world, true)
    expect(links.map(({ state }) => state)).toEqual(['holds', 'holds', 'broken', 'notReached'])
    expect(links.every(({ text }) => text !== '' && !sentence.includes(text))).toBe(true)
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
