import { sizeText } from '../../../look/imageLook.ts'
import { sizeBytes } from '../../../model/world/registry/image.ts'
import { cacheLostAt } from '../../../model/world/workstation/buildPlan.ts'
import type { BuildFault } from '../../../model/world/workstation/instruction.ts'
import type { BuildStep } from '../../../model/world/workstation/workstation.ts'
import { doneOf, plannedText, startsOf, stepText } from '../../words/workstation/workstationWords.ts'
import { LayerBar } from './LayerBar.tsx'
import './workstation.css'

interface DockerfileLayersProps {
  readonly dockerfile: string
  readonly steps: readonly BuildStep[]
  /** How far the build is; `null`: through. `undefined`: nobody has begun it. */
  readonly elapsed: number | null | undefined
  readonly fault?: BuildFault
}

/** A Dockerfile beside its layers: each line with what it adds, and from where on the cache is of no use. */
export function DockerfileLayers({ dockerfile, steps, elapsed, fault }: DockerfileLayersProps) {
  const starts = startsOf(steps)
  const largest = Math.max(1, ...steps.map(sizeBytes))
  const lostAt = cacheLostAt(steps)
  const hasCached = steps.some(({ cached, text }) => cached && !text.startsWith('FROM'))
  return (
    <ol
      className="dockerfile"
      data-platforms={steps.some(({ platform }) => platform !== undefined) || undefined}
      aria-label="The Dockerfile and its layers"
    >
      {dockerfile.split(/\r?\n/).map((text, index) => {
        const line = index + 1
        const own = steps.flatMap((step, at) => (step.line === line ? [{ step, at, afterMs: starts[at] ?? 0 }] : []))
        return (
          <li
            key={line}
            data-lost={(hasCached && line === lostAt) || undefined}
            data-fault={fault?.line === line || undefined}
          >
            <span className="dockerfile__number" aria-hidden="true">
              {line}
            </span>
            <code>{text === '' ? ' ' : text}</code>
            {hasCached && line === lostAt && <span className="dockerfile__lost">the cache is lost from here on</span>}
            {fault?.line === line && <span className="dockerfile__fault">✕ {fault.message}</span>}
            {own.map(({ step, at, afterMs }) => (
              <span key={at} className="dockerfile__layer">
                {step.layers.length > 0 && (
                  <>
                    <LayerBar
                      share={sizeBytes(step) / largest}
                      done={step.cached || elapsed === undefined ? 0 : doneOf(step.lastsMs, { afterMs, elapsed })}
                    />
                    <span>{sizeText(sizeBytes(step))}</span>
                  </>
                )}
                <span className="dockerfile__state">
                  {elapsed === undefined ? plannedText(step) : stepText(step, { afterMs, elapsed })}
                  {step.platform !== undefined && `, ${step.platform.replace('linux/', '')}`}
                </span>
              </span>
            ))}
          </li>
        )
      })}
    </ol>
  )
}
