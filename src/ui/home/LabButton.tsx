import type { ReactNode } from 'react'
import { ButtonLink } from '../kit/ButtonLink.tsx'

/** To the lab, which opens where it was left. */
export function LabButton({ children }: { readonly children: ReactNode }) {
  return (
    <ButtonLink to="/lab" size="touch">
      {children}
    </ButtonLink>
  )
}
