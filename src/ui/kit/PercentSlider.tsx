import type { CSSProperties, ReactNode } from 'react'
import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components'
import './PercentSlider.css'

export interface PercentSliderProps {
  readonly label: string
  readonly value: number
  readonly min?: number
  readonly max?: number
  readonly step?: number
  /** While it moves: limits and hatching follow live. */
  readonly onChange: (value: number) => void
  /** Once it is let go: the moment for a command. */
  readonly onChangeEnd?: (value: number) => void
  /** The line under the track: what follows from the value. */
  readonly help?: ReactNode
  /** Spoken with the value; shown only in words elsewhere. */
  readonly unit?: 'percent' | 'none'
  readonly isDisabled?: boolean
}

/** A percentage with its track: label at the left, value at the right, consequence below. */
export function PercentSlider(props: PercentSliderProps) {
  const { label, value, min = 0, max = 100, step = 1, onChange, onChangeEnd, help, unit = 'percent' } = props
  return (
    <Slider
      className="percent-slider"
      value={value}
      minValue={min}
      maxValue={max}
      step={step}
      onChange={onChange}
      {...(onChangeEnd === undefined ? {} : { onChangeEnd })}
      isDisabled={props.isDisabled ?? false}
      // The unit option speaks "50 percent"; the style option would multiply by 100.
      formatOptions={unit === 'percent' ? { style: 'unit', unit: 'percent' } : {}}
    >
      <div className="percent-slider__head">
        <Label>{label}</Label>
        <SliderOutput className="percent-slider__value">{value}</SliderOutput>
      </div>
      <SliderTrack className="percent-slider__track">
        {({ state }) => (
          <>
            <span className="percent-slider__fill" style={{ '--part': state.getThumbPercent(0) } as CSSProperties} />
            <SliderThumb className="percent-slider__thumb" />
          </>
        )}
      </SliderTrack>
      {help !== undefined && <p className="percent-slider__help">{help}</p>}
    </Slider>
  )
}
