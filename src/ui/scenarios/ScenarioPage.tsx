import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { ScenarioUnavailable, scenarioClient, scenarioQuery } from '../../session/scenarioDocuments.ts'
import { LabSessionContext, useNewLabSession } from '../../session/labContext.ts'
import type { Scenario } from '../../lessons/scenario.ts'
import { Button } from '../kit/Button.tsx'
import { ButtonLink } from '../kit/ButtonLink.tsx'
import { EmptyState } from '../kit/EmptyState.tsx'
import { MessagePage } from '../shell/MessagePage.tsx'
import { usePageTitle } from '../shell/pageTitle.ts'
import { ScenarioFrame } from './ScenarioFrame.tsx'

const route = getRouteApi('/scenarios/$scenarioId')

/** One scenario, played. */
export function ScenarioPage() {
  const { scenarioId } = route.useParams()
  const { data, error, refetch } = useQuery(scenarioQuery(scenarioId), scenarioClient)
  if (data !== undefined) return <ScenarioOnLab key={data.id} scenario={data} />
  if (error === null) return <div className="yard-floor" aria-busy="true" />
  const isUnknown = error instanceof ScenarioUnavailable && error.isUnknown
  return (
    <MessagePage title={isUnknown ? 'No such scenario' : 'The scenario did not come'} detail={error.message}>
      <EmptyState
        action={
          <div className="message-page__actions">
            {!isUnknown && (
              <Button variant="filled" size="touch" onPress={() => void refetch()}>
                Try again
              </Button>
            )}
            <ButtonLink to="/scenarios" size="touch" variant={isUnknown ? 'filled' : 'outline'}>
              All scenarios
            </ButtonLink>
          </div>
        }
      >
        {isUnknown
          ? 'The link may be old or cut short.'
          : 'Its file is part of this site and is fetched when it is opened.'}
      </EmptyState>
    </MessagePage>
  )
}

function ScenarioOnLab({ scenario }: { readonly scenario: Scenario }) {
  const session = useNewLabSession()
  usePageTitle(scenario.title)
  return (
    <LabSessionContext value={session}>
      <ScenarioFrame scenario={scenario} />
    </LabSessionContext>
  )
}
