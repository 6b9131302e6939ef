import { describe, expect, it } from 'vitest'
import { createService, register, runTask, yard } from '../../testing/builders.ts'
import { TestLab, type Input } from '../../testing/testLab.ts'

/** A lab with a dozen of everything that is listed. */
function dozens(): TestLab {
  const lab = yard({ instances: 12 })
  for (let i = 0; i < 12; i++) {
    register(lab)
    if (i > 0) lab.ecs('CreateCluster', { clusterName: `c${String(i)}` })
    createService(lab, { serviceName: `s${String(i)}`, desiredCount: 0 })
    runTask(lab)
  }
  return lab
}

const LISTS = [
  ['ListClusters', {}, 'clusterArns'],
  ['ListServices', { cluster: 'yard' }, 'serviceArns'],
  ['ListTasks', { cluster: 'yard' }, 'taskArns'],
  ['ListContainerInstances', { cluster: 'yard' }, 'containerInstanceArns'],
  ['ListTaskDefinitions', {}, 'taskDefinitionArns'],
] as const

describe('API-1 lists come in pages', () => {
  it.each(LISTS)('%s: each entry once, the last page without a token', (operation, input, name) => {
    const lab = dozens()
    const whole = lab.act('ecs', operation, { ...input, maxResults: 100 })
    expect(whole[name]).toHaveLength(12)
    expect(whole).not.toHaveProperty('nextToken')
    const pages: unknown[][] = []
    let next: Input = {}
    do {
      const page = lab.act('ecs', operation, { ...input, maxResults: 5, ...next })
      pages.push(page[name] as unknown[])
      next = 'nextToken' in page ? { nextToken: page.nextToken } : {}
    } while ('nextToken' in next)
    expect(pages.map((one) => one.length)).toEqual([5, 5, 2])
    expect(pages.flat()).toEqual(whole[name])
  })

  it('of 100, and of 10 services, when nobody says how many', () => {
    const lab = dozens()
    const count = (operation: string, name: string) =>
      (lab.act('ecs', operation, { cluster: 'yard' })[name] as readonly unknown[]).length
    expect([count('ListTasks', 'taskArns'), count('ListServices', 'serviceArns')]).toEqual([12, 10])
    expect(lab.act('ecs', 'ListServices', { cluster: 'yard', maxResults: 12 })).not.toHaveProperty('nextToken')
  })

  it.each(LISTS)('%s takes 1 to 100 of them, and no token of another question', (operation, input) => {
    const lab = dozens()
    const refused = (fields: Input) => lab.refusal('ecs', operation, { ...input, ...fields })
    for (const maxResults of [0, 101]) {
      expect(refused({ maxResults }).message).toBe(
        `Invalid parameter maxResults: is ${String(maxResults)}, it takes 1 to 100.`,
      )
    }
    const others = LISTS.filter(([other]) => other !== operation).map(
      ([other, asked]) => lab.act('ecs', other, { ...asked, maxResults: 5 }).nextToken as string,
    )
    const { nextToken } = lab.act('ecs', operation, { ...input, maxResults: 5 }) as { nextToken: string }
    for (const token of [...others, 'x', `${nextToken}0000000000`, nextToken.slice(0, 16), `${nextToken} `]) {
      expect(refused({ nextToken: token })).toEqual({ name: 'InvalidParameterException', message: 'Invalid token.' })
    }
  })

  it('a filter is part of the question, the size of a page is not', () => {
    const lab = dozens()
    const all = { cluster: 'yard', maxResults: 5 }
    const { nextToken } = lab.act('ecs', 'ListTasks', all)
    expect(lab.refusal('ecs', 'ListTasks', { ...all, family: 'web', nextToken }).message).toBe('Invalid token.')
    expect(lab.act('ecs', 'ListTasks', { cluster: 'yard', maxResults: 100, nextToken }).taskArns).toHaveLength(7)
  })

  it('what went meanwhile leaves a shorter page, which may be empty', () => {
    const lab = new TestLab()
    for (const clusterName of ['a', 'b']) lab.ecs('CreateCluster', { clusterName })
    const { nextToken } = lab.act('ecs', 'ListClusters', { maxResults: 1 })
    lab.act('ecs', 'DeleteCluster', { cluster: 'a' })
    expect(lab.act('ecs', 'ListClusters', { nextToken })).toEqual({ clusterArns: [] })
  })

  it('ListTaskDefinitions turns round', () => {
    const lab = new TestLab()
    for (const family of ['a', 'b']) register(lab, family)
    const arns = (sort: string) => lab.ecs('ListTaskDefinitions', { sort }).taskDefinitionArns as readonly string[]
    expect(arns('DESC')).toEqual([...arns('ASC')].reverse())
  })
})
