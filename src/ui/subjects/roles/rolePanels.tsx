import { Suspense, type ComponentType } from 'react'
import { lazyPart } from '../../parts/lazyPart.ts'
import type { WhyProps } from '../subjectView.ts'

/** The views of roles come when one is looked at: the first frame needs none. */
export const RolePanel = later(lazyPart(() => import('./RoleViews.tsx').then(({ WhyRole }) => WhyRole)))
export const UserPanel = later(lazyPart(() => import('./RoleViews.tsx').then(({ WhyUser }) => WhyUser)))
export const ManagedPolicyPanel = later(
  lazyPart(() => import('./RoleViews.tsx').then(({ WhyManagedPolicy }) => WhyManagedPolicy)),
)
export const ProfilePanel = later(lazyPart(() => import('./RoleViews.tsx').then(({ WhyProfile }) => WhyProfile)))

function later(Part: ComponentType<WhyProps>): ComponentType<WhyProps> {
  return function Later(props) {
    return (
      <Suspense>
        <Part {...props} />
      </Suspense>
    )
  }
}
