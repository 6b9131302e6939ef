import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { DEPLOYMENT_ORIGIN_MS, DEPLOYMENT_SERVICE_KEY } from '../../lessons/deploymentDemo.ts'
import { BAD_REVISIONS, deploymentTitle, wayTitle } from '../../lessons/deploymentSetting.ts'
import { shiftIn } from '../../model/world/deployment/shifting/shiftOf.ts'
import type { World } from '../../model/world/world.ts'
import { useActiveView, useLabSession } from '../../session/labContext.ts'
import { PresentedSides } from '../demoParts/PresentedSides.tsx'
import { useShownViews } from '../demoParts/useShownViews.ts'
import { Button } from '../kit/Button.tsx'
import { NewLab } from '../opening/NewLab.tsx'
import { useShortcuts } from '../shell/useShortcuts.ts'
import { newestOfDeployment } from '../words/deployment/newestOfDeployment.ts'
import { AllKinds } from './AllKinds.tsx'
import { DeploymentBands } from './DeploymentBands.tsx'
import { DeploymentFigures } from './DeploymentFigures.tsx'
import { DEPLOYMENT_RUN } from './deploymentRun.ts'
import { writeDeploymentAddress } from './deploymentSearch.ts'
import { useDeploymentDemo } from './useDeploymentDemo.ts'

const route = getRouteApi('/deployments/present')

/** The deployment demo for a beamer: the yard, the tracks, what was decided last, and every kind once one has guessed. */
export function DeploymentsPresentPage() {
  return (
    <NewLab>
      <Presentation />
    </NewLab>
  )
}

function Presentation() {
  const session = useLabSession()
  const navigate = useNavigate()
  const shown = useShownViews()
  const { address } = useDeploymentDemo(session, route.useSearch(), useActiveView())
  const { setting, other } = address
  const views = other === null ? shown.slice(0, 1) : shown
  const [hasAll, setAll] = useState(false)
  const turn = (): void => setAll((now) => !now)
  useShortcuts('Presenting', [{ keys: 'k', label: 'Every kind', run: turn }])
  return (
    <PresentedSides
      views={views}
      isComparing={other !== null}
      of={DEPLOYMENT_RUN}
      title={
        other === null ? deploymentTitle(setting) : `Two deployments: ${BAD_REVISIONS[setting.bad].label.toLowerCase()}`
      }
      opening="Opening the deployment demo"
      sideName="Deployment"
      titleOf={(index) => wayTitle(index === 0 || other === null ? setting.way : other)}
      newestOf={(view) => newestOfDeployment(view, DEPLOYMENT_ORIGIN_MS)}
      empty="The deployment has been asked for"
      footOf={({ world }) => stageText(world)}
      track={null}
      isBrief
      band={other === null && <DeploymentBands views={views} hidesNext />}
      figures={
        <>
          {hasAll ? (
            <AllKinds setting={setting} other={other} />
          ) : (
            <DeploymentFigures views={views} bad={setting.bad} />
          )}
          <Button kbd="k" onPress={turn}>
            {hasAll ? 'So far' : 'Every kind'}
          </Button>
        </>
      }
      onLeave={() => void navigate({ to: '/deployments', search: writeDeploymentAddress(address) })}
    />
  )
}

/** `BAKE_TIME`, or how it ended. */
function stageText(world: World): string {
  const [newest] = world.serviceDeployments.get(DEPLOYMENT_SERVICE_KEY) ?? []
  return newest === undefined ? '' : (shiftIn(newest)?.stage ?? newest.status)
}
