import type { ContainerVisual } from '../../../look/containerLook.ts'
import './NotchSign.css'

const PATHS: Readonly<Record<ContainerVisual, string>> = {
  running: 'M0 0H9V6H0Z',
  waiting: 'M0 0H1V5H8V0H9V6H0Z',
  unhealthy: 'M0 6L4.5 0L9 6Z',
  stopped: 'M0 4.5H9V6H0Z',
}

/** A notch as a tile wears it, beside words that say it. */
export function NotchSign({ visual, scale = 1.5 }: { readonly visual: ContainerVisual; readonly scale?: number }) {
  return (
    <svg
      className="notch-sign"
      data-visual={visual}
      width={9 * scale}
      height={6 * scale}
      viewBox="0 0 9 6"
      aria-hidden="true"
    >
      <path d={PATHS[visual]} />
    </svg>
  )
}
