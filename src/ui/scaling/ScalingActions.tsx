import { useNavigate, useRouter } from '@tanstack/react-router'
import { RunActions } from '../opening/RunActions.tsx'
import { writeScalingAddress } from './scalingSearch.ts'
import type { ScalingDemo } from './useScalingDemo.ts'

/** What the autoscaling demo's header offers. */
export function ScalingActions({ demo }: { readonly demo: ScalingDemo }) {
  const navigate = useNavigate()
  const router = useRouter()
  const search = writeScalingAddress(demo.address)
  return (
    <RunActions
      page="Auto scaling"
      link={() => new URL(router.buildLocation({ to: '/scaling', search }).href, window.location.href).href}
      keepAddress={demo.keepAddress}
      present={() => navigate({ to: '/scaling/present', search })}
      onCloseComparison={demo.address.other === null ? null : () => demo.compareWith(null)}
    />
  )
}
