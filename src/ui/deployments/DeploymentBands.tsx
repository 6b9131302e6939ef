import { DEPLOYMENT_ORIGIN_MS, DEPLOYMENT_SERVICE_KEY } from '../../lessons/deploymentDemo.ts'
import type { BranchView } from '../../session/mirror.ts'
import { sideLetter } from '../demoParts/SideStages.tsx'
import { DeploymentStrip } from '../strip/DeploymentStrip.tsx'
import './DeploymentBands.css'

interface DeploymentBandsProps {
  /** One, or both of a comparison. */
  readonly views: readonly BranchView[]
  readonly hidesNext?: boolean
}

/** How each deployment stands: its counts or its traffic, its stage, and what was counted against it. */
export function DeploymentBands({ views, hidesNext = false }: DeploymentBandsProps) {
  const isComparing = views.length > 1
  return (
    <div className="deployment-bands" data-two={isComparing || undefined}>
      {views.map((view, index) => {
        const service = view.world.services.get(DEPLOYMENT_SERVICE_KEY)
        const label = isComparing ? `How deployment ${sideLetter(index)} stands` : 'How the deployment stands'
        return (
          service !== undefined && (
            <section key={view.branchId} aria-label={label}>
              <DeploymentStrip
                {...{ view, service }}
                fromMs={DEPLOYMENT_ORIGIN_MS}
                originMs={DEPLOYMENT_ORIGIN_MS}
                tellsAhead={!hidesNext}
              />
            </section>
          )
        )
      })}
    </div>
  )
}
