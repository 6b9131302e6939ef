import { useContext, useState } from 'react'
import { visibleText } from '../../../base/foreignText.ts'
import type { ErrorShape } from '../../../model/api/command.ts'
import type { World } from '../../../model/world/world.ts'
import { LabDeskContext } from '../../acts/labDesk.ts'
import { RefusalLine } from '../../acts/RefusalLine.tsx'
import { Button } from '../../kit/Button.tsx'
import type { FailedPull } from '../../words/pulling/pullWords.ts'
import { afterMending, isMended } from './mended.ts'
import { pullRemedies } from './pullRemedies.ts'

interface PullRemediesProps {
  readonly failed: FailedPull
  readonly world: World
}

/** What mends the broken link, a press each, where there is a desk. */
export function PullRemedies({ failed, world }: PullRemediesProps) {
  const desk = useContext(LabDeskContext)
  const [error, setError] = useState<ErrorShape | null>(null)
  const remedies = pullRemedies(failed, world)
  if (isMended(failed, world)) return <p className="inspector__text">{visibleText(afterMending(failed, world))}</p>
  if (desk === null || remedies.length === 0) return null
  return (
    <div className="pull-remedies">
      {remedies.map(({ label, acts }) => (
        <Button key={label} onPress={() => void desk.give(acts).then(setError)}>
          {visibleText(label)}
        </Button>
      ))}
      <RefusalLine refusal={error === null ? null : { name: error.name, change: error.message }} />
    </div>
  )
}
