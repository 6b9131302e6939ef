import type { OrderOf } from '../../look/revisions.ts'
import type { ServiceSample } from '../../model/world/service/serviceSample.ts'
import { RevisionSwatch } from '../subjects/task/RevisionSwatch.tsx'
import { countsWords } from '../words/deployment/counts.ts'

interface MiniStripProps {
  /** Until it is known its room is kept free. */
  readonly sample: ServiceSample | undefined
  /** Which revision is drawn in which colour. */
  readonly orderOf: OrderOf
  readonly caption: string
}

/** A service at one moment, small: its tasks, one by one, and the counts. */
export function MiniStrip({ sample, orderOf, caption }: MiniStripProps) {
  const tasks = [...(sample?.revisions ?? [])].reverse().flatMap((one) => {
    const order = orderOf(one.definitionKey)
    return Array.from({ length: one.running }, (_, index) => ({ key: `${one.definitionKey} ${String(index)}`, order }))
  })
  return (
    <div className="mini-strip">
      <span className="mini-strip__tasks" aria-hidden="true">
        {tasks.map(({ key, order }) => (
          <RevisionSwatch key={key} order={order} size="legend" />
        ))}
      </span>
      {sample === undefined ? (
        // As wide as the counts that will stand there.
        <span className="mini-strip__counts mini-strip__counts--awaited">0+0</span>
      ) : (
        <span className="mini-strip__counts">{countsWords(sample).pair}</span>
      )}
      <span className="mini-strip__caption">{caption}</span>
    </div>
  )
}
