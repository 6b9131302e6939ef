import { RotateCcw, TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from './IconButton.tsx'
import './Banner.css'

/** recovered: the model came back. refused: something was not taken. notSaved: what you see is not stored. */
export type BannerKind = 'recovered' | 'refused' | 'notSaved' | 'note'

export interface BannerProps {
  readonly kind: BannerKind
  /** The verdict first: "The model stopped and was rebuilt from 214 commands." */
  readonly children: ReactNode
  readonly actions?: ReactNode
  readonly onDismiss?: () => void
}

/** The bar under the header for what concerns the whole page. It stays until it is read or done. */
export function Banner({ kind, children, actions, onDismiss }: BannerProps) {
  const isTrouble = kind === 'refused' || kind === 'notSaved'
  return (
    <div className="banner" data-tone={isTrouble ? 'trouble' : 'ink'} role={isTrouble ? 'alert' : 'status'}>
      {isTrouble ? <TriangleAlert aria-hidden="true" /> : kind === 'recovered' && <RotateCcw aria-hidden="true" />}
      <p className="banner__text">{children}</p>
      {actions !== undefined && <div className="banner__actions">{actions}</div>}
      {onDismiss !== undefined && <IconButton label="Dismiss" icon={<X />} onPress={onDismiss} />}
    </div>
  )
}
