import { useQuery } from '@tanstack/react-query'
import {
  DEPLOYMENT_KINDS,
  wayTitle,
  withWay,
  type DeploymentKind,
  type DeploymentSetting,
  type DeploymentWay,
} from '../../lessons/deploymentSetting.ts'
import { grouped } from '../../look/numbers.ts'
import { outcomeQuery } from '../../session/deploymentOutcomes.ts'
import { failedText, foundOutText, wholeText } from './deploymentWords.ts'
import { requestsSent } from './prediction.ts'
import './AllKinds.css'

interface AllKindsProps {
  readonly setting: DeploymentSetting
  /** Of the other side: its kind is shown as it is set there. */
  readonly other: DeploymentWay | null
}

/** What comes of every kind, of the same revision under the same load. The model plays each to its end. */
export function AllKinds({ setting, other }: AllKindsProps) {
  const set = [setting.way, ...(other === null ? [] : [other])]
  return (
    <table className="all-kinds">
      <caption>
        <b className="type-h3">Every kind, same load</b>
        <small>
          Of {grouped(requestsSent(setting.perSecond))} requests in 30 min; extra: minutes of tasks beyond{' '}
          {setting.desiredCount}
        </small>
      </caption>
      <thead>
        <tr>
          <td />
          {setting.bad !== 'fine' && <th scope="col">Found out</th>}
          <th scope="col">Failed</th>
          <th scope="col">Extra</th>
          <th scope="col">{setting.bad === 'fine' ? 'Done' : 'Back'}</th>
        </tr>
      </thead>
      <tbody>
        {(Object.keys(DEPLOYMENT_KINDS) as DeploymentKind[]).map((kind) => {
          const way = set.find((one) => one.kind === kind) ?? DEPLOYMENT_KINDS[kind].usual
          return <KindRow key={kind} setting={withWay(setting, way)} isSet={set.includes(way)} />
        })}
      </tbody>
    </table>
  )
}

function KindRow({ setting, isSet }: { readonly setting: DeploymentSetting; readonly isSet: boolean }) {
  const { data } = useQuery(outcomeQuery(setting))
  const { bad } = setting
  return (
    <tr data-set={isSet || undefined}>
      <th scope="row">{wayTitle(setting.way)}</th>
      {data === undefined ? (
        <td className="tone-3" colSpan={bad === 'fine' ? 3 : 4}>
          the model plays it
        </td>
      ) : (
        <>
          {bad !== 'fine' && <td>{foundOutText(data, 'not')}</td>}
          <td data-tone={data.failed > 0 ? 'trouble' : undefined}>{failedText(data)}</td>
          <td>{grouped(data.extraTaskMinutes)}</td>
          <td data-tone={data.wholeAtMs === null ? 'trouble' : undefined}>{wholeText(data, 'not')}</td>
        </>
      )}
    </tr>
  )
}
