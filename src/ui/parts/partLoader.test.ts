import { describe, expect, it } from 'vitest'
import { PartLoader } from './partLoader.ts'
import type { PartTrouble } from './partTrouble.ts'

const failing = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module: /a.js'))

interface Site {
  readonly isOnline: boolean
  readonly trouble: PartTrouble
}

function loaderAt(site: Site): PartLoader {
  return new PartLoader({ isOnline: () => site.isOnline, findTrouble: () => Promise.resolve(site.trouble) })
}

async function troubleOf(loader: PartLoader, load: () => Promise<unknown>): Promise<unknown> {
  return loader.load(load).then(
    () => 'loaded',
    (error: unknown) => (error instanceof Error && 'trouble' in error ? error.trouble : error),
  )
}

describe('a part whose file does not come', () => {
  it.each<{ when: string; site: Site; says: PartTrouble }>([
    { when: 'the network is away and stays away', site: { isOnline: false, trouble: 'away' }, says: 'away' },
    {
      when: 'the network came back before the site was asked',
      site: { isOnline: false, trouble: 'missed' },
      says: 'stale',
    },
    { when: 'the file broke off', site: { isOnline: true, trouble: 'missed' }, says: 'missed' },
    { when: 'a newer version was put up meanwhile', site: { isOnline: false, trouble: 'newer' }, says: 'newer' },
  ])('$when: $says', async ({ site, says }) => {
    expect(await troubleOf(loaderAt(site), failing)).toBe(says)
  })

  it('says stale where the network, away when the file was asked for, is back before the failure is told', async () => {
    const site = { isOnline: false, trouble: 'missed' as const }
    const loader = new PartLoader({ isOnline: () => site.isOnline, findTrouble: () => Promise.resolve(site.trouble) })
    const told = troubleOf(loader, () => {
      site.isOnline = true
      return failing()
    })
    expect(await told).toBe('stale')
  })

  it('is over for every part that was not there yet', async () => {
    const loader = loaderAt({ isOnline: true, trouble: 'missed' })
    await troubleOf(loader, failing)
    expect(await troubleOf(loader, () => Promise.resolve('another'))).toBe('stale')
  })

  it('lets a fault of its program through, and loads the next', async () => {
    const fault = new ReferenceError('x is not defined')
    const loader = loaderAt({ isOnline: true, trouble: 'missed' })
    expect(await troubleOf(loader, () => Promise.reject(fault))).toBe(fault)
    expect(await troubleOf(loader, () => Promise.resolve('another'))).toBe('loaded')
  })
})
