import { valueText } from '../../../look/metricLook.ts'
import { axisText } from '../../../look/time.ts'
import type { EvaluatedPeriod } from '../../../model/world/monitoring/alarm.ts'

const VERDICTS = { ok: 'ok', breach: '✕ breach', missing: '– missing' } as const

/** Each period of an evaluation range, newest first; those that count stand in a bracket. */
export function PeriodTable({ periods }: { readonly periods: readonly EvaluatedPeriod[] }) {
  return (
    <table className="inspector__table">
      <thead>
        <tr>
          <th scope="col">from</th>
          <th scope="col">value</th>
          <th scope="col">it is</th>
          <th scope="col">counts</th>
        </tr>
      </thead>
      <tbody>
        {periods.toReversed().map((one) => (
          <tr key={one.fromMs} data-verdict={one.verdict}>
            <td>{axisText(one.fromMs)}</td>
            <td>{one.value === null ? '' : valueText(one.value)}</td>
            <td>{VERDICTS[one.verdict]}</td>
            <td>{one.isEvaluated ? 'yes' : 'no'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
