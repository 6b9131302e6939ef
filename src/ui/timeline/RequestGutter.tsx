import { grouped } from '../../look/numbers.ts'
import { rateText } from '../../look/trafficLook.ts'
import type { Point } from '../../model/world/series.ts'
import type { RequestSeries } from './requestSeries.ts'

/** The newest minute before the cursor: requests and failures a second, mean answer time, targets. */
export function RequestGutter({ series, nowMs }: { readonly series: RequestSeries; readonly nowMs: number }) {
  const at = (points: readonly Point<number>[]) => points.findLast((one) => one.atMs <= nowMs)?.value
  const requests = at(series.requests)
  const failed = at(series.failed) ?? 0
  const answer = at(series.answer)
  const mean = answer === undefined ? '' : `, mean ${grouped(Math.round(answer * 1_000))} ms`
  return (
    <div className="timeline__cpu">
      <b>{requests === undefined ? 'none yet' : `${rateText(requests / 60)}${mean}`}</b>
      <span className="timeline__note">
        {failed === 0 ? '' : `${rateText(failed / 60)} fail, `}
        {grouped(at(series.healthy) ?? 0)} healthy, {grouped(at(series.unhealthy) ?? 0)} unhealthy
      </span>
    </div>
  )
}
