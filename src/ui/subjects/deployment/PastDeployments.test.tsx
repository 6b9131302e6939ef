import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { percents, steadyYard, updateService } from '../../../testing/builders.ts'
import type { TestLab } from '../../../testing/testLab.ts'
import { PastDeployments } from './PastDeployments.tsx'

/** What stands of a service's deployments, and how many of them lead on. */
function shown(lab: TestLab): { readonly words: string; readonly links: number } {
  const markup = renderToStaticMarkup(
    <PastDeployments id="yard/web" world={lab.world} originMs={0} onSelect={() => undefined} />,
  )
  const words = markup.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
  return { words: words.trim(), links: markup.split('<button').length - 1 }
}

describe('DEP-13 the deployments that a service has had', () => {
  it('are told newest first, with how they stand or ended, and each leads to itself', () => {
    const lab = steadyYard({ service: { desiredCount: 4, ...percents(50, 100) } })
    lab.to(100_000)
    updateService(lab, { taskDefinition: 'web:2' })
    lab.forward(5_000)
    updateService(lab, { taskDefinition: 'web:1' })
    lab.forward(5_000)
    expect(shown(lab)).toEqual({
      words: 'Deployments 01:45 web:1 IN_PROGRESS for 5 s 01:40 web:2 STOPPED after 5 s 00:00 web:1 SUCCESSFUL in 49 s',
      links: 3,
    })
  })

  it('are six at most, and the rest is counted', () => {
    const lab = steadyYard({ service: { desiredCount: 0 } })
    for (let i = 0; i < 9; i++) {
      updateService(lab, { forceNewDeployment: true })
      lab.forward(10_000)
    }
    const { words, links } = shown(lab)
    expect([words.match(/SUCCESSFUL/g)?.length, links]).toEqual([6, 6])
    expect(words).toMatch(/ 4 older$/)
  })

  it('are none of a service that is INACTIVE', () => {
    const lab = steadyYard()
    lab.ecs('DeleteService', { service: 'web', force: true })
    lab.forward(2_000)
    expect(shown(lab).words).toBe('')
  })
})
