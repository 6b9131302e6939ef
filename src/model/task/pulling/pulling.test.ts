import { describe, expect, it } from 'vitest'
import { register, runTask, yard } from '../../../testing/builders.ts'
import {
  described,
  HOST,
  IMAGE,
  pulledIn,
  push,
  registerFar,
  registerShop,
  runFar,
  withShop,
} from '../../../testing/pulling.ts'
import type { TestLab } from '../../../testing/testLab.ts'

function images(lab: TestLab): readonly Readonly<Record<string, unknown>>[] {
  return [...lab.world.images.values()] as unknown as readonly Readonly<Record<string, unknown>>[]
}

describe('an image on its way to a task', () => {
  it('IMG-1 of a registry that nothing was said of every image is there, of 200 MB, and nothing is told', () => {
    const lab = yard({ instances: 1 })
    withShop(lab)
    register(lab, 'web', { containerFields: { image: 'public.ecr.aws/nginx/nginx:1' } })
    const [id = ''] = runTask(lab).ids
    lab.forward(60_000)
    expect(described(lab, id)).toMatchObject({ lastStatus: 'RUNNING' })
    expect(described(lab, id).containers[0]).not.toHaveProperty('imageDigest')
    expect(pulledIn(lab, id)).toBe(7)
    expect(lab.world.pulls.size + lab.world.imageCaches.size).toBe(0)
  })

  it('IMG-1 of another host that a repository was told of nothing else is', () => {
    const lab = yard({ instances: 1 })
    push(lab, 'docker.io/me/own:1')
    register(lab, 'web', { containerFields: { image: 'nginx:1' } })
    register(lab, 'own', { containerFields: { image: 'me/own:2' } })
    const [there = ''] = runTask(lab).ids
    const [missing = ''] = runTask(lab, { taskDefinition: 'own' }).ids
    lab.forward(60_000)
    expect(described(lab, there)).toMatchObject({ lastStatus: 'RUNNING' })
    expect(described(lab, missing)).toMatchObject({ lastStatus: 'STOPPED', stopCode: 'TaskFailedToStart' })
  })

  it('IMG-1 of a private registry of ECR that was told of nothing else is: a repository that it does not have is none', () => {
    const lab = yard({ instances: 1 })
    withShop(lab)
    register(lab, 'web', { containerFields: { image: IMAGE.replace(/[^/]*$/, 'other:1') } })
    const [missing = ''] = runTask(lab).ids
    lab.forward(60_000)
    expect(described(lab, missing)).toMatchObject({ lastStatus: 'STOPPED', stopCode: 'TaskFailedToStart' })
  })

  it.each([
    [200, 7, 15.3],
    [40, 3, 4.66],
    [1_000, 27, 68.5],
  ])('PUL-1 of %d MB takes %d s on an instance and %d s on Fargate', (sizeMb, onInstance, onFargate) => {
    const lab = yard({ instances: 1 })
    const digest = withShop(lab, { sizeMb })
    registerShop(lab)
    registerFar(lab)
    const [id = ''] = runTask(lab).ids
    const far = runFar(lab)
    lab.forward(5_000)
    expect(described(lab, id).containers[0]).toMatchObject({ image: IMAGE })
    lab.forward(120_000)
    expect([pulledIn(lab, id), pulledIn(lab, far)]).toEqual([onInstance, onFargate])
    expect(described(lab, id).containers[0]).toMatchObject({ lastStatus: 'RUNNING', imageDigest: digest })
    expect(images(lab)[0]).toMatchObject({ lastPulledAtMs: 0 })
  })

  it('PUL-1 what containers of a task share is pulled once, and what is untold among them counts 200 MB', () => {
    const lab = yard({ instances: 1 })
    withShop(lab, { sizeMb: 100 })
    push(lab, `${HOST}/shop:2`, { sizeMb: 100, content: 'another' })
    const main = { name: 'main', image: IMAGE, memory: 16 }
    const containerDefinitions = (image: string) => [main, { ...main, name: 'side', image }]
    lab.ecs('RegisterTaskDefinition', { family: 'web', containerDefinitions: containerDefinitions(`${HOST}/shop:2`) })
    lab.ecs('RegisterTaskDefinition', { family: 'mixed', containerDefinitions: containerDefinitions('nginx') })
    const [id = ''] = runTask(lab).ids
    lab.forward(60_000)
    // Both have a base of 30 MB.
    expect(pulledIn(lab, id)).toBe(2 + 170 / 40)
    const [mixed = ''] = runTask(lab, { taskDefinition: 'mixed' }).ids
    lab.forward(60_000)
    expect(pulledIn(lab, mixed)).toBe(7)
  })

  it('PUL-1 a container is told its digest once it is pulled, and ECR notes a pull once a day', () => {
    const lab = yard({ instances: 1 })
    withShop(lab)
    registerShop(lab)
    const [id = ''] = runTask(lab).ids
    lab.forward(3_000)
    expect(described(lab, id).containers[0]).not.toHaveProperty('imageDigest')
    lab.forward(60_000)
    runTask(lab)
    lab.forward(60_000)
    expect(images(lab)[0]).toMatchObject({ lastPulledAtMs: 0 })
    lab.forward(86_400_000)
    runTask(lab)
    expect(images(lab)[0]).toMatchObject({ lastPulledAtMs: lab.nowMs })
  })
})
