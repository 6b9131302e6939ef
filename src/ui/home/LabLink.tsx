import { useQuery } from '@tanstack/react-query'
import { scenarioClient } from '../../session/scenarioDocuments.ts'
import { ForeignText } from '../kit/ForeignText.tsx'
import { clockText } from '../../look/time.ts'
import { LabButton } from './LabButton.tsx'
import { lastLabQuery } from './lastLabQuery.ts'

/** Names the lab that was left and its time, where this browser keeps one. */
export function LabLink() {
  const { data } = useQuery(lastLabQuery, scenarioClient)
  if (data === undefined || data === null) return <LabButton>Open the lab</LabButton>
  return (
    <LabButton>
      <span className="home__continue">
        {'Continue '}
        <span className="home__title">
          <ForeignText>{data.title === '' ? 'your lab' : data.title}</ForeignText>,
        </span>
        <span> {clockText(data.atMs)}</span>
      </span>
    </LabButton>
  )
}
