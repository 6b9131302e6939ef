import { useNavigate, useRouter } from '@tanstack/react-router'
import { RunActions } from '../opening/RunActions.tsx'
import { writeDeploymentAddress } from './deploymentSearch.ts'
import type { DeploymentDemo } from './useDeploymentDemo.ts'

/** What the deployment demo's header offers. */
export function DeploymentActions({ demo }: { readonly demo: DeploymentDemo }) {
  const navigate = useNavigate()
  const router = useRouter()
  const search = writeDeploymentAddress(demo.address)
  return (
    <RunActions
      page="Deployments"
      link={() => new URL(router.buildLocation({ to: '/deployments', search }).href, window.location.href).href}
      keepAddress={demo.keepAddress}
      present={() => navigate({ to: '/deployments/present', search })}
      onCloseComparison={demo.address.other === null ? null : () => demo.compareWith(null)}
    />
  )
}
