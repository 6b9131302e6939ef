import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router'
import { renderToStaticMarkup } from 'react-dom/server'
import { must } from '../../src/base/assert.ts'
import { lensesOf } from '../../src/canvas/lens/lenses.ts'
import { activeView } from '../../src/session/labStore.ts'
import { createLabSession, type LabSession } from '../../src/session/labSession.ts'
import { beginRun, type AddressedRun } from '../../src/session/openRun.ts'
import { beginningQuery, scenarioClient, scenarioQuery } from '../../src/session/scenarioDocuments.ts'
import { introRun } from '../../src/session/scenarioPlayer.ts'
import { parseScenario } from '../../src/lessons/scenario.ts'
import { firstRunAt } from '../../src/ui/first/firstRuns.ts'
import { readWorld, worldText } from '../../src/model/world/worldText.ts'
import { differenceOf } from '../../src/testing/differenceOf.ts'
import type { World } from '../../src/model/world/world.ts'
import { router } from '../../src/ui/routes/router.tsx'
import type { MakeLabClient } from '../../src/worker/client.ts'
import { createLabServer } from '../../src/worker/labServer.ts'
import type { WrittenPage } from './writtenPage.ts'

export { FIRST_PAGES } from '../../src/ui/first/firstRuns.ts'

/** The model on this side of the worker: what it says is copied, as between page and worker. */
const startLabHere: MakeLabClient = ({ onMessage }) => {
  const host = createLabServer({
    post: (message) => {
      if (message.kind === 'crashed') throw new Error(message.message)
      if (message.kind !== 'progress') onMessage(structuredClone(message))
    },
    pause: () => Promise.resolve(false),
  })
  return { host, end: () => undefined }
}

/** A page as it is when its lab stands and nobody has touched it. */
export interface OpenedPage extends Omit<WrittenPage, 'pathname' | 'copies'> {
  /** @returns its markup in the window of now */
  readonly render: () => Promise<string>
}

export async function openPage(pathname: string): Promise<OpenedPage> {
  const session = createLabSession({ makeClient: startLabHere })
  const first = firstRunAt({ pathname, search: '' })
  if (first === null) throw new Error(`${pathname} opens with no lab`)
  await opened(session, first.run, pathname)
  const { world } = must(activeView(session.store.getState()), 'a lab')
  return openedPage(session, pathname, { originMs: first.run.originMs, hasLenses: lensesOf(world).length > 1 })
}

/** @returns the page of a scenario that is introduced */
export async function openScenario(id: string, pathname: string): Promise<OpenedPage> {
  const session = createLabSession({ makeClient: startLabHere })
  const reading = parseScenario(readFileSync(join('public/scenarios', `${id}.json`), 'utf8'))
  if ('error' in reading) throw new Error(reading.error.message)
  const { scenario } = reading
  scenarioClient.setQueryData(scenarioQuery(id).queryKey, scenario)
  await opened(session, introRun(scenario), pathname)
  await scenarioClient.prefetchQuery(beginningQuery(scenario, null, session.lessons))
  return openedPage(session, pathname, { originMs: scenario.fromMs, hasLenses: false })
}

function openedPage(
  session: LabSession,
  pathname: string,
  more: Pick<OpenedPage, 'originMs' | 'hasLenses'>,
): OpenedPage {
  const { world, hash } = must(activeView(session.store.getState()), 'a lab')
  return { ...more, world: exactText(world), hash, render: () => markupOf(session, pathname) }
}

async function opened(session: LabSession, run: AddressedRun, pathname: string): Promise<void> {
  const { isOpen } = beginRun(run, pathname, session)
  if (!(await isOpen)) throw new Error(`The lab of ${pathname} did not open`)
  if (run.forecastMs !== null) await forecast(session)
}

async function markupOf(session: LabSession, pathname: string): Promise<string> {
  // What is rendered on a server shows a store as it began.
  session.store.getInitialState = session.store.getState
  // Where a page was scrolled to would be brought back by a script within it.
  router.update({ history: createMemoryHistory({ initialEntries: [pathname] }), scrollRestoration: false })
  await router.load()
  const markup = renderToStaticMarkup(<RouterProvider router={router} />)
  // What fails while it renders is left out without a word.
  if (!markup.includes('<canvas')) throw new Error(`${pathname} renders without its stage`)
  return markup
}

function exactText(world: World): string {
  const text = worldText(world)
  const difference = differenceOf(readWorld(text), world)
  if (difference !== null) throw new Error(`A world is not what its text says: ${difference}`)
  return text
}

/** It is asked for once the lab stands. */
async function forecast({ store }: LabSession): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = () => {
      if (activeView(store.getState())?.forecast !== null) resolve()
    }
    store.subscribe(look)
    look()
  })
}
