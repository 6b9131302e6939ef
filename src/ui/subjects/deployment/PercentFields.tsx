import { limitsOf } from '../../../model/world/deployment/limits.ts'
import type { DeploymentConfiguration } from '../../../model/world/service/service.ts'
import { PercentSlider } from '../../kit/PercentSlider.tsx'
import { lowerHelp, upperHelp } from '../../words/deployment/percents.ts'

interface PercentFieldsProps {
  readonly desiredCount: number
  readonly percents: DeploymentConfiguration
  readonly onChange: (percents: DeploymentConfiguration) => void
}

/** Both percents with the limits that follow from them, in tasks. */
export function PercentFields({ desiredCount, percents, onChange }: PercentFieldsProps) {
  const limits = limitsOf(desiredCount, percents)
  const sums = { desiredCount, ...percents, limits }
  const isStuck = desiredCount > 0 && limits.lower >= desiredCount && limits.upper <= desiredCount
  return (
    <>
      <PercentSlider
        label="Minimum healthy percent"
        value={percents.minimumHealthyPercent}
        onChange={(minimumHealthyPercent) => onChange({ ...percents, minimumHealthyPercent })}
        help={lowerHelp(sums)}
      />
      <PercentSlider
        label="Maximum percent"
        value={percents.maximumPercent}
        min={100}
        max={200}
        onChange={(maximumPercent) => onChange({ ...percents, maximumPercent })}
        help={upperHelp(sums)}
      />
      {isStuck && (
        <p className="lab-form__note">
          No task may stop and none may start beside the {desiredCount}: an update can never roll with these.
        </p>
      )}
    </>
  )
}
