import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { SCALING_SERVICE_KEY } from '../../lessons/scalingDemo.ts'
import { SCALING_KINDS, type PolicySetting } from '../../lessons/scalingSetting.ts'
import { useActiveView, useLabSession } from '../../session/labContext.ts'
import { PresentedSides } from '../demoParts/PresentedSides.tsx'
import { useShownViews } from '../demoParts/useShownViews.ts'
import { NewLab } from '../opening/NewLab.tsx'
import { newestScaling } from '../words/scaling/newestScaling.ts'
import { PolicyFigures } from './PolicyFigures.tsx'
import { SCALING_RUN } from './scalingRun.ts'
import { trackShown, writeScalingAddress } from './scalingSearch.ts'
import { useScalingDemo } from './useScalingDemo.ts'

const route = getRouteApi('/scaling/present')

/** The autoscaling demo for a beamer: the yard, the tracks, and what was decided last. */
export function ScalingPresentPage() {
  return (
    <NewLab>
      <Presentation />
    </NewLab>
  )
}

function Presentation() {
  const session = useLabSession()
  const navigate = useNavigate()
  const views = useShownViews()
  const { address } = useScalingDemo(session, route.useSearch(), useActiveView())
  const { setting, other } = address
  const [a, b] = views
  return (
    <PresentedSides
      views={views}
      isComparing={other !== null}
      of={SCALING_RUN}
      title={other === null ? titleOf(setting.policy) : 'Two policies under one load'}
      opening="Opening the autoscaling demo"
      sideName="Policy"
      titleOf={(index) => titleOf(index === 0 || other === null ? setting.policy : other)}
      newestOf={newestScaling}
      empty="Nothing was evaluated yet"
      footOf={({ world }) => `Desired ${String(world.services.get(SCALING_SERVICE_KEY)?.desiredCount ?? 0)}`}
      track={other === null ? trackShown(address) : null}
      figures={a !== undefined && b !== undefined && <PolicyFigures a={a} b={b} />}
      onLeave={() => void navigate({ to: '/scaling', search: writeScalingAddress(address) })}
    />
  )
}

function titleOf({ kind, target }: PolicySetting): string {
  const { label, unit } = SCALING_KINDS[kind]
  return `${label}, ${String(target)}${unit === '' ? '' : ` ${unit}`}`
}
