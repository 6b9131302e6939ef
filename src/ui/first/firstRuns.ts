import { defaultParseSearch } from '@tanstack/react-router'
import type { AddressedRun } from '../../session/openRun.ts'
import { readDemoRun } from '../demo/demoRun.ts'
import { readAddressedRun } from '../demoParts/addressedDemo.ts'
import { DEPLOYMENT } from '../deployments/addressedDeployment.ts'
import { HERO_RUN } from '../home/heroRun.ts'
import { EMPTY_RUN } from '../lab/emptyLab.ts'
import { PAGE_PATHS } from '../routes/pagePaths.ts'
import { SCALING } from '../scaling/addressedScaling.ts'
import { isPlain } from './builtPage.ts'

type Search = Readonly<Record<string, unknown>>

/** What each page that opens with a stage opens by itself, as its address says. */
const FIRST_RUNS = {
  home: () => HERO_RUN,
  rolling: readDemoRun,
  present: readDemoRun,
  scaling: (search) => readAddressedRun(SCALING, search),
  presentScaling: (search) => readAddressedRun(SCALING, search),
  deployments: (search) => readAddressedRun(DEPLOYMENT, search),
  presentDeployments: (search) => readAddressedRun(DEPLOYMENT, search),
  lab: () => EMPTY_RUN,
} as const satisfies Partial<Record<keyof typeof PAGE_PATHS, (search: Search) => AddressedRun>>

export type FirstPage = keyof typeof FIRST_RUNS

export const FIRST_PAGES = Object.keys(FIRST_RUNS) as readonly FirstPage[]

export interface FirstRun {
  readonly page: FirstPage
  readonly run: AddressedRun
  /** Whether the address says nothing but the page's path: the page is as it is for everybody. */
  readonly isPlain: boolean
}

/** What a page opens with; `null` where it is another page, or its run is none that one stage shows. */
export function firstRunAt({ pathname, search }: Pick<Location, 'pathname' | 'search'>): FirstRun | null {
  const page = FIRST_PAGES.find((name) => PAGE_PATHS[name] === pathname)
  if (page === undefined) return null
  return { page, run: FIRST_RUNS[page](defaultParseSearch(search)), isPlain: isPlain(search) }
}
