import { describe, expect, it } from 'vitest'
import { createService, runTask, updateService, yard } from '../../../testing/builders.ts'
import { described, IMAGE, push, registerShop, withShop } from '../../../testing/pulling.ts'
import type { Input, TestLab } from '../../../testing/testLab.ts'

const ANOTHER = { content: 'another' } as const

/** Three instances and service `web` of image `shop:1`. @returns the digest that it began with */
function serving(fields: Input = {}): { readonly lab: TestLab; readonly first: string } {
  const lab = yard({ instances: 3 })
  const first = withShop(lab)
  registerShop(lab, IMAGE, fields)
  createService(lab, { desiredCount: 2 })
  lab.forward(120_000)
  return { lab, first }
}

function digestsNow(lab: TestLab): readonly unknown[] {
  const running = lab.tasks().filter(({ step }) => step === 'running')
  return running.map(({ id }) => described(lab, id).containers[0]?.imageDigest)
}

function revisions(lab: TestLab): readonly unknown[] {
  const { serviceDeployments } = lab.ecs('ListServiceDeployments', { service: 'web' })
  const arns = (serviceDeployments as readonly Readonly<Record<string, string>>[]).map(
    (one) => one.targetServiceRevisionArn,
  )
  const { serviceRevisions } = lab.ecs('DescribeServiceRevisions', { serviceRevisionArns: arns })
  return (serviceRevisions as readonly { readonly containerImages: readonly unknown[] }[]).map(
    ({ containerImages }) => containerImages[0],
  )
}

describe('PUL-3 the digests of a deployment', () => {
  it('its first task resolves the tag; when it moves, those that come later have the same image', () => {
    const { lab, first } = serving()
    expect(revisions(lab)).toEqual([{ containerName: 'main', image: IMAGE, imageDigest: first }])
    push(lab, IMAGE, ANOTHER)
    updateService(lab, { desiredCount: 4 })
    lab.forward(120_000)
    expect(digestsNow(lab)).toEqual([first, first, first, first])
  })

  it('forceNewDeployment resolves it anew, and the older revision keeps its own', () => {
    const { lab, first } = serving()
    const second = push(lab, IMAGE, ANOTHER)
    updateService(lab, { forceNewDeployment: true })
    lab.forward(400_000)
    expect(digestsNow(lab)).toEqual([second, second])
    expect(revisions(lab)).toMatchObject([{ imageDigest: second }, { imageDigest: first }])
  })

  it('a standalone task resolves it each time', () => {
    const { lab, first } = serving()
    const [before = ''] = runTask(lab).ids
    lab.forward(60_000)
    const second = push(lab, IMAGE, ANOTHER)
    const [after = ''] = runTask(lab).ids
    lab.forward(60_000)
    const digests = [before, after].map((id) => described(lab, id).containers[0]?.imageDigest)
    expect(digests).toEqual([first, second])
  })

  it('with versionConsistency disabled each task resolves it', () => {
    const { lab, first } = serving({ versionConsistency: 'disabled' })
    const second = push(lab, IMAGE, ANOTHER)
    updateService(lab, { desiredCount: 3 })
    lab.forward(120_000)
    expect(digestsNow(lab)).toEqual([first, first, second])
    expect(revisions(lab)).toEqual([{ containerName: 'main', image: IMAGE }])
  })

  it('after three tasks that could not resolve it the deployment goes on without', () => {
    const lab = yard({ instances: 3 })
    withShop(lab, null)
    registerShop(lab)
    createService(lab, { desiredCount: 1 })
    lab.forward(300_000)
    expect(
      [...lab.world.tasks.values()].filter(({ stopCode }) => stopCode === 'TaskFailedToStart').length,
    ).toBeGreaterThan(2)
    const first = push(lab, IMAGE)
    lab.forward(1_800_000)
    const second = push(lab, IMAGE, ANOTHER)
    updateService(lab, { desiredCount: 2 })
    lab.forward(120_000)
    expect(new Set(digestsNow(lab))).toEqual(new Set([first, second]))
    expect(revisions(lab)).toEqual([{ containerName: 'main', image: IMAGE }])
  })

  it('one or two that fail change nothing', () => {
    const lab = yard({ instances: 3 })
    withShop(lab, null)
    registerShop(lab)
    createService(lab, { desiredCount: 1 })
    lab.forward(20_000)
    const first = push(lab, IMAGE)
    lab.forward(300_000)
    expect(revisions(lab)).toEqual([{ containerName: 'main', image: IMAGE, imageDigest: first }])
  })
})
