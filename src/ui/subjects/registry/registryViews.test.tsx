import { beforeEach, describe, expect, it } from 'vitest'
import type { SubjectRef } from '../../../look/subjectRef.ts'
import { ecrHost } from '../../../model/world/registry/imageReference.ts'
import { ACCOUNT } from '../../../model/world/world.ts'
import { yard } from '../../../testing/builders.ts'
import type { TestLab } from '../../../testing/testLab.ts'
import type { InspectorTab } from '../../inspector/Inspector.tsx'
import { inspectorHtml } from '../../inspector/inspectorHtml.fixture.tsx'
import { treeRows } from '../../stage/treeRows.ts'
import { actsOn, cardFor, SUBJECTS } from '../subjects.ts'
import { FINDINGS, firstPush, pushAct } from './pushActs.ts'
import { createRepositoryAct, deleteImageAct, deleteRepositoryAct, tagMutabilityAct } from './repositoryActs.ts'

const URI = `${ecrHost()}/web`
const DAY_MS = 86_400_000
const NAMED = { registryId: ACCOUNT, repositoryName: 'web' }
const REPOSITORY = { kind: 'repository', id: URI } as const

let lab: TestLab

/** A repository into which a pipeline has pushed twice under one tag, three days apart. */
beforeEach(() => {
  lab = yard({ instances: 0 })
  give(
    createRepositoryAct({
      repositoryName: 'web',
      tagMutability: 'MUTABLE',
      exclusions: '',
      scanOnPush: false,
      isKms: false,
    }),
  )
  give(pushAct({ ...firstPush(lab.world, URI), tag: 'live' }))
  lab.forward(3 * DAY_MS)
  give(pushAct(firstPush(lab.world, URI)))
})

function give({ service, operation, input }: ReturnType<typeof pushAct>): void {
  lab.act(service, operation, input)
}

function html(selection: SubjectRef, tab?: InspectorTab): Promise<string> {
  return inspectorHtml(lab.world, selection, tab)
}

function imageRefs(): readonly SubjectRef[] {
  return [...lab.world.images.keys()].map((id) => ({ kind: 'image', id }))
}

describe('a repository on the page', () => {
  it('stands in the tree over its images, the newest first; in a lab without one there is no such row', async () => {
    const group = treeRows(lab.world, lab.nowMs).find(({ id }) => id === 'repositories')
    expect(group?.children.map(({ words }) => words)).toEqual(['repository web, 2 images, 206 MB'])
    expect(group?.children[0]?.children.map(({ name }) => name)).toEqual(['live', 'untagged'])
    expect(treeRows(yard().world, 0).map(({ id }) => id)).not.toContain('repositories')
  })

  it('lists its images in a view of its own, with digest, size and age, the one that lost its tag too', async () => {
    const text = await html(REPOSITORY)
    expect(text).toContain('>2 images, 206 MB</h1>')
    expect(text).toContain('To store it costs $0.02 a month.')
    expect([...text.matchAll(/role="tab"[^>]*>([^<]+)</g)].map(([, label]) => label)).toEqual([
      'Images',
      'Rules',
      'Policy',
      'Describe',
    ])
    expect(text).toMatch(/>live<.*118 MB.*0 s ago.*not scanned.*>untagged<.*118 MB.*3 days ago/s)
    for (const { content } of lab.world.images.values()) expect(text).toContain(content.digest.slice(7, 19))
  })

  it('opens on that view when the thing before it stood on another', async () => {
    expect(await html(REPOSITORY, 'events')).toMatch(/aria-selected="true"[^>]*>Images</)
  })

  it('is described as AWS does; one of Docker Hub is nothing that AWS describes', async () => {
    const read = SUBJECTS.repository.describe?.(URI, lab.world)
    const answer = lab.act('ecr', read?.act.operation ?? '', read?.act.input ?? {})
    expect(answer[read?.field ?? '']).toEqual([expect.objectContaining({ repositoryUri: URI })])
    give(pushAct({ ...firstPush(lab.world, null), uri: null, otherName: 'nginx' }))
    expect(SUBJECTS.repository.describe?.('docker.io/library/nginx', lab.world)).toBeNull()
    expect(cardFor({ kind: 'repository', id: 'docker.io/library/nginx' }, lab.world, 0)?.title).toBe(
      'docker.io/library/nginx',
    )
  })

  it('is changed and deleted by what its forms give', async () => {
    give(tagMutabilityAct(NAMED, 'IMMUTABLE_WITH_EXCLUSION', 'live, dev-*'))
    expect(lab.world.repositories.get(URI)?.exclusions).toEqual(['live', 'dev-*'])
    expect(await html(REPOSITORY)).toContain('tags stay where they are, but for live, dev-*.')
    give(tagMutabilityAct(NAMED, 'IMMUTABLE', 'live'))
    const { service, operation, input } = deleteRepositoryAct(NAMED, false)
    expect(lab.refusal(service, operation, input).name).toBe('RepositoryNotEmptyException')
    give(deleteRepositoryAct(NAMED, true))
    expect(SUBJECTS.repository.head(URI, { world: lab.world, decisions: [], originMs: 0 })).toBeNull()
  })

  it('offers another push under the tag that was pushed last, of other content each time', async () => {
    expect(actsOn(REPOSITORY, lab.world)?.acts.map(({ label }) => label)).toContain('Push an image')
    expect(firstPush(lab.world, URI)).toMatchObject({ tag: 'live', content: 'build 3' })
  })
})

describe('an image on the page', () => {
  it('says its tag, or that it has none, and of what layers it is made', async () => {
    const [old, now] = await Promise.all(imageRefs().map((ref) => html(ref)))
    expect(old).toContain('>Untagged</h1>')
    expect(now).toContain('>Tagged live</h1>')
    expect(now).toMatch(/118 MB in 2 layers, for amd64, pushed 0 s ago.*30 MB.*88 MB/s)
  })

  it('is described as AWS does, and is deleted with its tags', async () => {
    const [, ref = REPOSITORY] = imageRefs()
    const read = SUBJECTS.image.describe?.(ref.id, lab.world)
    const answer = lab.act('ecr', read?.act.operation ?? '', read?.act.input ?? {})
    expect(answer[read?.field ?? '']).toEqual([expect.objectContaining({ imageTags: ['live'] })])
    give(deleteImageAct(NAMED, ref.id.slice(ref.id.indexOf('@') + 1)))
    expect(imageRefs()).toHaveLength(1)
    expect(await html(REPOSITORY)).not.toContain('>live<')
  })

  it('tells nothing of what a scan would find before there was one', async () => {
    give(pushAct({ ...firstPush(lab.world, URI), findings: 'critical' }))
    const text = await html(imageRefs()[2] ?? REPOSITORY)
    expect(text).toContain('not scanned')
    expect(text).not.toContain(FINDINGS.critical.findings[0].name)
  })
})
