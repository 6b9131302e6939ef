import { prerender } from 'react-dom/static'
import { vi } from 'vitest'
import type { SubjectRef } from '../../look/subjectRef.ts'
import type { World } from '../../model/world/world.ts'
import { Inspector, type InspectorTab } from './Inspector.tsx'

/** What the inspector shows of a thing, as HTML, with the parts of it that are fetched when they are looked at. */
export async function inspectorHtml(world: World, selection: SubjectRef, tab?: InspectorTab): Promise<string> {
  // Whoever fetches a part looks first whether the network is there; Node 20 does not say.
  vi.stubGlobal('navigator', { onLine: true })
  const { prelude } = await prerender(
    <Inspector
      {...{ world, selection }}
      {...(tab !== undefined && { tab })}
      decisions={[]}
      describe={{}}
      originMs={0}
      onSelect={() => undefined}
    />,
  )
  const html = await new Response(prelude).text()
  // React's marks between two texts and around what was waited for.
  return html.replaceAll(/<!--.*?-->/g, '')
}
