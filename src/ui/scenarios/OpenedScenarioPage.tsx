import { useNavigate, useRouterState } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { ErrorShape } from '../../model/api/command.ts'
import { readOpenedScenario, type OpenedScenario } from '../../session/openedScenario.ts'
import { isScenarioFragment, readScenarioFragment } from '../../session/sharing/scenarioLink.ts'
import { ButtonLink } from '../kit/ButtonLink.tsx'
import { EmptyState } from '../kit/EmptyState.tsx'
import { MessagePage } from '../shell/MessagePage.tsx'
import { CopyScenarioLink } from './CopyScenarioLink.tsx'
import { OpenedConsent } from './OpenedConsent.tsx'
import { ScenarioOnLab } from './ScenarioOnLab.tsx'
import { ScenariosPage } from './ScenariosPage.tsx'

/** What was brought, or why it cannot be read; and whence. */
type Arrived = ({ readonly opened: OpenedScenario } | { readonly error: ErrorShape }) & { readonly from: string }

/** A scenario that somebody has brought, as a file or in a link. It runs when the reader says so. */
export function OpenedScenarioPage() {
  const arrived = useArrived()
  const navigate = useNavigate()
  if (arrived === null) return <NothingArrived />
  if ('error' in arrived) {
    return <ScenariosPage arrived={arrived} onDismiss={() => void navigate({ to: '/scenarios', replace: true })} />
  }
  return <Opened key={arrived.opened.scenario.id} {...arrived} />
}

function useArrived(): Arrived | null {
  const file = useRouterState({ select: ({ location }) => location.state.openedScenario })
  const hash = useRouterState({ select: ({ location }) => location.hash })
  return useMemo(() => {
    if (file !== undefined) return { ...readOpenedScenario(file.text), from: file.from }
    return isScenarioFragment(hash) ? { ...readScenarioFragment(hash), from: 'the link' } : null
  }, [file, hash])
}

function Opened({ opened, from }: { readonly opened: OpenedScenario; readonly from: string }) {
  const navigate = useNavigate()
  const isStarted = useRouterState({ select: ({ location }) => location.state.isScenarioStarted === true })
  const { scenario } = opened
  const start = (): void => {
    const state = (before: object): object => ({ ...before, isScenarioStarted: true })
    void navigate({ to: '.', hash: true, replace: true, resetScroll: false, state })
  }
  return (
    <>
      {isStarted ? (
        <ScenarioOnLab scenario={scenario} beginsAtOnce />
      ) : (
        <OpenedConsent scenario={scenario} from={from} onStart={start} />
      )}
      <CopyScenarioLink title={scenario.title} opened={opened} />
    </>
  )
}

function NothingArrived() {
  return (
    <MessagePage title="No scenario in this address">
      <EmptyState
        action={
          <ButtonLink to="/scenarios" size="touch" variant="filled">
            All scenarios
          </ButtonLink>
        }
      >
        The link was cut off, or the file has to be opened again.
      </EmptyState>
    </MessagePage>
  )
}
