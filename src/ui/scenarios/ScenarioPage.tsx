import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import type { Scenario } from '../../lessons/scenario.ts'
import { LabSessionContext, useNewLabSession } from '../../session/labContext.ts'
import { beginningQuery, ScenarioUnavailable, scenarioClient, scenarioQuery } from '../../session/scenarioDocuments.ts'
import { StoryUntellable } from '../../session/lessons.ts'
import { progressOf, useScenarioProgress } from '../../session/scenarioProgress.ts'
import { LabNotice } from '../notice/LabNotice.tsx'
import { Button } from '../kit/Button.tsx'
import { ButtonLink } from '../kit/ButtonLink.tsx'
import { EmptyState } from '../kit/EmptyState.tsx'
import { MessagePage } from '../shell/MessagePage.tsx'
import { usePageTitle } from '../shell/pageTitle.ts'
import { useFinishedPlay } from './finishedPlay.ts'
import { ScenarioFrame } from './ScenarioFrame.tsx'

const route = getRouteApi('/scenarios/$scenarioId')

/** One scenario, played. */
export function ScenarioPage() {
  const { scenarioId } = route.useParams()
  const { data, error, refetch } = useQuery(scenarioQuery(scenarioId), scenarioClient)
  if (data !== undefined) return <ScenarioOnLab key={data.id} scenario={data} />
  if (error === null) return <div className="yard-floor" aria-busy="true" />
  return (
    <ScenarioMissing error={error} onRetry={() => void refetch()}>
      Its file is part of this site and is fetched when it is opened.
    </ScenarioMissing>
  )
}

interface ScenarioMissingProps {
  readonly error: Error
  readonly onRetry: () => void
  readonly children: string
}

function ScenarioMissing({ error, onRetry, children }: ScenarioMissingProps) {
  const isUnknown = error instanceof ScenarioUnavailable && error.isUnknown
  const isHopeless = isUnknown || error instanceof StoryUntellable
  return (
    <MessagePage title={isUnknown ? 'No such scenario' : 'The scenario did not come'} detail={error.message}>
      <EmptyState
        action={
          <div className="message-page__actions">
            {!isHopeless && (
              <Button variant="filled" size="touch" onPress={onRetry}>
                Try again
              </Button>
            )}
            <ButtonLink to="/scenarios" size="touch" variant={isHopeless ? 'filled' : 'outline'}>
              All scenarios
            </ButtonLink>
          </div>
        }
      >
        {isUnknown ? 'The link may be old or cut short.' : children}
      </EmptyState>
    </MessagePage>
  )
}

function ScenarioOnLab({ scenario }: { readonly scenario: Scenario }) {
  const session = useNewLabSession()
  // As it was when the page came: what is answered from now on does not begin the play again.
  const finished = useFinishedPlay()
  const [saved] = useState(() => finished ?? progressOf(useScenarioProgress.getState(), scenario.id).play)
  const { data, error, refetch } = useQuery(beginningQuery(scenario, saved, session.lessons), scenarioClient)
  usePageTitle(scenario.title)
  return (
    <LabSessionContext value={session}>
      {data !== undefined && <ScenarioFrame scenario={scenario} beginning={data} />}
      {data === undefined && <LabNotice />}
      {data === undefined && error === null && <div className="yard-floor" aria-busy="true" />}
      {data === undefined && error !== null && (
        <ScenarioMissing error={error} onRetry={() => void refetch()}>
          The model runs it once before you are asked.
        </ScenarioMissing>
      )}
    </LabSessionContext>
  )
}
