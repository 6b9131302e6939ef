import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { scenarioClient, scenarioQuery } from '../../session/scenarioDocuments.ts'
import { CopyScenarioLink } from './CopyScenarioLink.tsx'
import { ScenarioMissing } from './ScenarioMissing.tsx'
import { ScenarioOnLab } from './ScenarioOnLab.tsx'

const route = getRouteApi('/scenarios/$scenarioId')

/** One scenario of the site, played. */
export function ScenarioPage() {
  const { scenarioId } = route.useParams()
  const { data, error, refetch } = useQuery(scenarioQuery(scenarioId), scenarioClient)
  if (data !== undefined) {
    return (
      <>
        <ScenarioOnLab key={data.id} scenario={data} />
        <CopyScenarioLink title={data.title} opened={null} />
      </>
    )
  }
  if (error === null) return <div className="yard-floor" aria-busy="true" />
  return (
    <ScenarioMissing error={error} onRetry={() => void refetch()}>
      Its file is part of this site and is fetched when it is opened.
    </ScenarioMissing>
  )
}
