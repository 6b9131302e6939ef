import { describe, expect, it } from 'vitest'
import { yard } from '../../../testing/builders.ts'
import type { TestLab } from '../../../testing/testLab.ts'
import { readyToPush, REGISTRY, WEB_URI } from '../../../testing/workstation.ts'
import type { InspectorTab } from '../../inspector/Inspector.tsx'
import { inspectorHtml } from '../../inspector/inspectorHtml.fixture.tsx'
import { treeRows } from '../../stage/treeRows.ts'
import { actsOn } from '../subjects.ts'
import { buildAct, firstBuild, localNames } from './dockerWanted.ts'
import { WORKSTATION } from './workstationView.ts'

/** The words that a tab shows, without its markup. */
async function said({ world }: TestLab, tab: InspectorTab): Promise<string> {
  const markup = await inspectorHtml(world, WORKSTATION, tab)
  return markup.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
}

const rowOf = ({ world, nowMs }: TestLab) => treeRows(world, nowMs).find(({ kind }) => kind === 'workstation')

describe('the workstation on the page', () => {
  it('stands in the tree once somebody has used it', async () => {
    expect(rowOf(yard({ instances: 0 }))).toBeUndefined()
    expect(rowOf(readyToPush())?.words).toBe('Workstation, 1 image, 1 image on its disk')
  })

  it('a build is offered again with what the cache has of it, and from where on it is lost', async () => {
    const lab = yard({ instances: 0 })
    const first = firstBuild(lab.world)
    const give = (serverJs: string): void => {
      const { service, operation, input } = buildAct({ ...first, serverJs })
      lab.act(service, operation, input)
    }
    give('listen(8080)')
    lab.forward(10_000)
    expect(await said(lab, 'build')).toMatch(/RUN npm ci --omit=dev 60 MB 5 of 25 s .* COPY server\.js .* waits/)
    lab.forward(60_000)
    give('listen(80)')
    lab.forward(60_000)
    expect(await said(lab, 'build')).toMatch(/RUN npm ci --omit=dev 60 MB CACHED .* the cache is lost from here on/)
    expect(firstBuild(lab.world)).toMatchObject({ dockerfile: first.dockerfile, tag: 'web:1' })
    expect(localNames(lab.world)).toEqual(['web:1'])
  })

  it('a push is told layer by layer while it runs, and again when each layer exists', async () => {
    const lab = readyToPush()
    lab.act('docker', 'Push', { image: `${WEB_URI}:1` })
    lab.forward(3_000)
    expect(await said(lab, 'moved')).toMatch(/ Pushed .* \d+ of 51 MB .* Waiting /)
    expect(rowOf(lab)?.words).toContain('docker push runs')
    lab.forward(60_000)
    lab.act('docker', 'Push', { image: `${WEB_URI}:1` })
    lab.forward(1_000)
    expect(await said(lab, 'moved')).toMatch(/ Layer already exists .* 1: digest: sha256:[0-9a-f]{64} size: \d+/)
    expect(await said(lab, 'moved')).not.toContain('Pushed')
    expect(await said(lab, 'localImages')).toMatch(new RegExp(`web:1 [0-9a-f]{12} amd64`))
  })

  it('a push that failed at its end says why, a login that has expired too', async () => {
    const lab = readyToPush()
    lab.act('ecr', 'PutImageTagMutability', { repositoryName: 'web', imageTagMutability: 'IMMUTABLE' })
    lab.act('docker', 'Push', { image: `${WEB_URI}:1` })
    lab.act('lab', 'PushImage', { image: `${WEB_URI}:1` })
    lab.forward(60_000)
    expect(await said(lab, 'moved')).toContain('cannot be overwritten because the tag is immutable')
    expect(await said(lab, 'moved')).toContain('docker push failed')
    const other = readyToPush()
    expect(await said(other, 'build')).toContain(`Logged in to ${REGISTRY}`)
    other.forward(12 * 3_600_000)
    expect(await said(other, 'build')).toContain('Its login has expired')
  })

  it('what runs there can be stopped', async () => {
    const lab = readyToPush()
    lab.act('docker', 'Run', { image: `${WEB_URI}:1` })
    expect(await said(lab, 'localImages')).toMatch(/web-1 .* Up/)
    expect(actsOn(WORKSTATION, lab.world)?.acts.map(({ label }) => label)).toEqual([
      'Build',
      'Log in',
      'Pull',
      'Push',
      'Tag',
      'Run',
      'Stop web-1',
    ])
  })

  it('three copies need three systems as virtual machines, and one image as containers', async () => {
    expect(await said(readyToPush(), 'stacks')).toMatch(
      /3 virtual machines on the disk 6\.\d GB .* 3 containers on the disk \d+ MB/,
    )
  })
})
