import { useNavigate, useRouterState } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { LabSession } from '../../session/labSession.ts'
import type { BranchView } from '../../session/mirror.ts'
import { useStable } from '../kit/useStable.ts'
import { useAddressWriter } from '../opening/useAddressWriter.ts'
import { useOpenedRun } from '../opening/useOpenedRun.ts'
import { addressedRun, type AddressedDemo, type Addressing } from './addressedDemo.ts'

/** @returns changes the address: what it says at that moment is given, for several changes may be on their way */
export function useAddress<Address, Search extends object>(addressing: Addressing<Address, Search>) {
  const navigate = useNavigate()
  const { readSearch, read, write } = addressing
  return (change: (before: Address) => Address, isNewEntry: boolean): Promise<void> =>
    navigate({
      to: '.',
      search: (before: Readonly<Record<string, unknown>>) => write(change(read(readSearch(before)))),
      replace: !isNewEntry,
    })
}

interface Shown<Search> {
  readonly session: LabSession
  readonly search: Search
  readonly view: BranchView | undefined
}

export interface DemoRun<Address> {
  /** Of the run as it stands now; the browser's follows it a little later. */
  readonly address: Address
  readonly go: (change: (before: Address) => Address, isNewEntry: boolean) => Promise<void>
  /** Another run, or the same once more, from its origin. */
  readonly restart: (change: (before: Address) => Address) => void
  /** Has the browser's address say all, so that whoever leaves comes back to it. */
  readonly keepAddress: () => Promise<void>
}

export function useDemoRun<Address extends { readonly atMs: number }, Search extends object>(
  demo: AddressedDemo<Address, Search>,
  { session, search, view }: Shown<Search>,
): DemoRun<Address> {
  const { originMs, read, write, runOf } = demo
  const opened = useMemo(() => read(search), [read, search])
  const go = useAddress(demo)
  const [runNumber, setRunNumber] = useState(1)
  const entry = useRouterState({ select: ({ location }) => location.state.__TSR_index })
  const run = addressedRun(demo, opened)
  const isOpen = useOpenedRun(session, run, JSON.stringify([entry, runNumber, run.file, run.otherActs]))
  const nowMs = isOpen ? view?.nowMs : undefined
  const address = { ...opened, atMs: nowMs === undefined ? opened.atMs : Math.max(originMs, nowMs) }
  const text = isOpen ? JSON.stringify(write(address)) : undefined
  useAddressWriter(text, () => void go(() => address, false))
  const restart = useStable((change: (before: Address) => Address): void => {
    const { file, otherActs } = runOf(change(opened))
    const gone = go((before) => ({ ...change(before), atMs: originMs }), true)
    // The address says the same, and it is to be run once more.
    const isSame = JSON.stringify([file, otherActs]) === JSON.stringify([run.file, run.otherActs])
    if (isSame) void gone.then(() => setRunNumber((before) => before + 1))
  })
  const keepAddress = useStable(() => go(() => address, false))
  return { address, go, restart, keepAddress }
}
