import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { DEPLOYMENT_ORIGIN_MS, tellingMetric } from '../../lessons/deploymentDemo.ts'
import { wayTitle } from '../../lessons/deploymentSetting.ts'
import { useActiveView, useLabSession } from '../../session/labContext.ts'
import type { BranchView } from '../../session/mirror.ts'
import { DemoFrame } from '../demoParts/DemoFrame.tsx'
import { RunDock } from '../demoParts/RunDock.tsx'
import { RunWhy } from '../demoParts/RunWhy.tsx'
import { sideLetter, SideStages } from '../demoParts/SideStages.tsx'
import { useBenchSelection } from '../demoParts/useBenchSelection.ts'
import { useShownViews } from '../demoParts/useShownViews.ts'
import { ToggleRow } from '../kit/ToggleRow.tsx'
import { useMedia } from '../kit/useMedia.ts'
import { NewLab } from '../opening/NewLab.tsx'
import { WorkbenchLayout } from '../shell/WorkbenchLayout.tsx'
import { trackKey } from '../timeline/metricTrack.ts'
import { newestOfDeployment } from '../words/deployment/newestOfDeployment.ts'
import { AllKinds } from './AllKinds.tsx'
import { DeploymentActions } from './DeploymentActions.tsx'
import { DeploymentBands } from './DeploymentBands.tsx'
import { DeploymentFigures } from './DeploymentFigures.tsx'
import { DEPLOYMENT_RUN } from './deploymentRun.ts'
import { DeploymentSettings } from './DeploymentSettings.tsx'
import { PredictDeployment } from './PredictDeployment.tsx'
import { useDeploymentDemo, type DeploymentDemo } from './useDeploymentDemo.ts'

const route = getRouteApi('/deployments')
const BACK = 'Back to the deployment'
const PHONE = '(width <= 640px)'

/** Deployments as an instructor shows them: a kind, a revision that may be bad, a load, time, why. */
export function DeploymentsPage() {
  return (
    <NewLab>
      <DeploymentLab />
    </NewLab>
  )
}

function DeploymentLab() {
  const session = useLabSession()
  const demo = useDeploymentDemo(session, route.useSearch(), useActiveView())
  const views = useShownViews()
  const isComparing = demo.address.other !== null
  return (
    <DemoFrame
      heading={isComparing ? 'Two deployments under one load' : 'Deployments'}
      originMs={DEPLOYMENT_ORIGIN_MS}
      views={views}
      isComparing={isComparing}
      sideName="Deployment"
      actions={<DeploymentActions demo={demo} />}
    >
      <DeploymentBench demo={demo} views={isComparing ? views : views.slice(0, 1)} isComparing={isComparing} />
    </DemoFrame>
  )
}

interface DeploymentBenchProps {
  readonly demo: DeploymentDemo
  readonly views: readonly BranchView[]
  readonly isComparing: boolean
}

function DeploymentBench({ demo, views, isComparing }: DeploymentBenchProps) {
  const { setting, other } = demo.address
  const isPhone = useMedia(PHONE)
  const [hidesNext, setHidesNext] = useState(false)
  const { selection, setSelection, panel, setPanel, choose } = useBenchSelection('Deployments', BACK)
  const asks = hidesNext && !isComparing
  const metric = tellingMetric(setting.bad)
  return (
    <WorkbenchLayout
      leftLabel="Settings"
      left={
        <DeploymentSettings
          setting={setting}
          other={other}
          onRestart={demo.restart}
          onOther={demo.compareWith}
          hidesNext={hidesNext}
          onHideNext={setHidesNext}
        />
      }
      stage={
        views.length > 0 && (
          <SideStages
            {...{ views, isComparing, selection }}
            sideName="Deployment"
            headOf={(index) => `${sideLetter(index)}: ${wayTitle(index === 0 || other === null ? setting.way : other)}`}
            originMs={DEPLOYMENT_ORIGIN_MS}
            mode={isComparing ? 'compare' : isPhone ? 'phone' : 'demo'}
            onSelect={choose}
          />
        )
      }
      middle={<DeploymentBands views={views} hidesNext={asks} />}
      dock={
        <RunDock
          of={DEPLOYMENT_RUN}
          views={views}
          selectedDecisionId={selection?.kind === 'decision' ? Number(selection.id) : null}
          onSelect={choose}
          hidesNext={asks}
          track={isComparing || metric === null ? null : trackKey(metric)}
        />
      }
      inspector={
        asks ? (
          <PredictDeployment key={JSON.stringify(setting)} setting={setting} onSee={() => setHidesNext(false)} />
        ) : (
          <>
            {views.length > 0 && <DeploymentFigures views={views} bad={setting.bad} />}
            <AllKinds setting={setting} other={other} />
            <Explained {...{ views, selection }} onSelect={setSelection} />
          </>
        )
      }
      openPanel={panel}
      onOpenPanel={setPanel}
    />
  )
}

const SIDES = [
  { value: 'a', label: 'Deployment A' },
  { value: 'b', label: 'Deployment B' },
] as const

interface ExplainedProps {
  readonly views: readonly BranchView[]
  readonly selection: Parameters<typeof RunWhy>[0]['selection']
  readonly onSelect: Parameters<typeof RunWhy>[0]['onSelect']
}

/** Why, of one side. */
function Explained({ views, selection, onSelect }: ExplainedProps) {
  const [side, setSide] = useState<'a' | 'b'>('a')
  const [first, second] = views
  const view = side === 'b' && second !== undefined ? second : first
  if (view === undefined) return null
  return (
    <>
      {second !== undefined && (
        <ToggleRow label="Explained" look="line" options={SIDES} value={side} onChange={setSide} />
      )}
      <RunWhy
        view={view}
        newest={newestOfDeployment(view, DEPLOYMENT_ORIGIN_MS)}
        empty="The deployment has been asked for. Play: each step of it is explained here."
        originMs={DEPLOYMENT_ORIGIN_MS}
        backLabel={BACK}
        selection={selection}
        onSelect={onSelect}
      />
    </>
  )
}
