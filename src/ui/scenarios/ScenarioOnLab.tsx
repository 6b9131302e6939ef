import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Scenario } from '../../lessons/scenario.ts'
import { LabSessionContext, useNewLabSession } from '../../session/labContext.ts'
import { beginningQuery, scenarioClient } from '../../session/scenarioDocuments.ts'
import { keepProgress, progressOf, useScenarioProgress } from '../../session/scenarioProgress.ts'
import { LabNotice } from '../notice/LabNotice.tsx'
import { usePageTitle } from '../shell/pageTitle.ts'
import { useFinishedPlay } from './finishedPlay.ts'
import { ScenarioFrame } from './ScenarioFrame.tsx'
import { ScenarioMissing } from './ScenarioMissing.tsx'

interface ScenarioOnLabProps {
  readonly scenario: Scenario
  /** It was introduced already. */
  readonly beginsAtOnce?: boolean
}

/** A scenario on a lab of its own, once the model has run it. */
export function ScenarioOnLab({ scenario, beginsAtOnce = false }: ScenarioOnLabProps) {
  const session = useNewLabSession()
  // As it was when the page came: what is answered from now on does not begin the play again.
  const finished = useFinishedPlay()
  const [saved] = useState(() => finished ?? progressOf(useScenarioProgress.getState(), scenario.id).play)
  const { data, error, refetch } = useQuery(beginningQuery(scenario, saved, session.lessons), scenarioClient)
  usePageTitle(scenario.title)
  return (
    <LabSessionContext value={session}>
      {data !== undefined && (
        <ScenarioFrame {...{ scenario, beginsAtOnce }} beginning={data} onAnswered={keepProgress} />
      )}
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
