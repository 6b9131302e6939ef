import { useState } from 'react'
import { sizeText } from '../../../look/imageLook.ts'
import { durationText } from '../../../look/time.ts'
import { requestOf } from '../../../model/api/workstation/requestOf.ts'
import { sizeBytes } from '../../../model/world/registry/image.ts'
import { planBuild } from '../../../model/world/workstation/buildPlan.ts'
import { isFault } from '../../../model/world/workstation/dockerfile.ts'
import type { World } from '../../../model/world/world.ts'
import { ActForm } from '../../acts/ActForm.tsx'
import { Segmented } from '../../kit/Segmented.tsx'
import { Textarea, TextField } from '../../kit/TextField.tsx'
import { BUILD_PLATFORMS, buildAct, buildInput, firstBuild, goesTo, type BuildWanted } from './dockerWanted.ts'
import { DockerfileLayers } from './DockerfileLayers.tsx'

const NAMES = { dockerfile: ['dockerfile'], tag: ['tag'] } as const

interface BuildFormProps {
  readonly world: World
  readonly onClose: () => void
}

/** `docker build`, with what would become of each line while it is typed. */
export function BuildForm({ world, onClose }: BuildFormProps) {
  const [wanted, setWanted] = useState<BuildWanted>(() => firstBuild(world))
  const change = (some: Partial<BuildWanted>): void => setWanted({ ...wanted, ...some })
  const plan = planBuild(world, requestOf(buildInput(wanted)))
  const { dockerfile } = wanted
  return (
    <ActForm title="docker build" submit="Build" acts={[buildAct(wanted)]} names={NAMES} width="wide" onClose={onClose}>
      {(refusalAt) => (
        <>
          <Textarea
            label="Dockerfile"
            isMono
            rows={9}
            value={dockerfile}
            onChange={(next) => change({ dockerfile: next })}
            refusal={refusalAt('dockerfile')}
          />
          <TextField
            label="Tag"
            isMono
            value={wanted.tag}
            onChange={(tag) => change({ tag })}
            help={goesTo(wanted.tag)}
            refusal={refusalAt('tag')}
          />
          <Segmented
            label="Platform"
            options={BUILD_PLATFORMS.map((value) => ({ value, label: value }))}
            value={wanted.platform}
            onChange={(platform) => change({ platform })}
          />
          <TextField
            label="package.json"
            isMono
            value={wanted.packageJson}
            onChange={(packageJson) => change({ packageJson })}
            help="Change a file, and the cache is lost from the line that copies it."
          />
          <TextField label="server.js" isMono value={wanted.serverJs} onChange={(serverJs) => change({ serverJs })} />
          <section aria-label="What would be built">
            <h3 className="type-h3">What would be built</h3>
            {isFault(plan) ? (
              <>
                {plan.line === null && <p className="docker-line" data-tone="trouble">{`✕ ${plan.message}`}</p>}
                <DockerfileLayers dockerfile={dockerfile} steps={[]} elapsed={undefined} fault={plan} />
              </>
            ) : (
              <>
                <p className="lab-form__note">
                  {`${sizeText(sizeBytes(plan.content))}, in ${durationText(plan.lastsMs)}`}
                </p>
                {plan.warnings.map((one) => (
                  <p key={one} className="lab-form__note">
                    {one}
                  </p>
                ))}
                <DockerfileLayers dockerfile={dockerfile} steps={plan.steps} elapsed={undefined} />
              </>
            )}
          </section>
        </>
      )}
    </ActForm>
  )
}
