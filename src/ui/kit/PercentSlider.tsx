import { useState, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react'
import { Label, Slider, SliderThumb, SliderTrack } from 'react-aria-components'
import { parseWhole } from './parseWhole.ts'
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
        <TypedPercent
          {...{ label, value, min, max, onChange }}
          isDisabled={props.isDisabled ?? false}
          onEnd={onChangeEnd}
        />
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

interface TypedPercentProps {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly isDisabled: boolean
  readonly onChange: (value: number) => void
  readonly onEnd: ((value: number) => void) | undefined
}

/** The value, which can be typed too: it counts once it is entered or left, at the nearest end of the range. */
function TypedPercent({ label, value, min, max, isDisabled, onChange, onEnd }: TypedPercentProps) {
  const [text, setText] = useState<string | null>(null)
  const enter = (): void => {
    const typed = text === null ? null : parseWhole(text)
    setText(null)
    if (typed === null) return
    const next = Math.min(max, Math.max(min, typed))
    if (next === value) return
    onChange(next)
    onEnd?.(next)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && text !== null) {
      // Of a form it is not the end: the percent is.
      event.preventDefault()
      enter()
    } else if (event.key === 'Escape' && text !== null) {
      event.stopPropagation()
      setText(null)
    }
  }
  return (
    <input
      className="percent-slider__value"
      aria-label={`${label}, ${String(min)} to ${String(max)}`}
      inputMode="numeric"
      autoComplete="off"
      disabled={isDisabled}
      value={text ?? String(value)}
      onChange={(event) => setText(event.target.value)}
      onBlur={enter}
      onKeyDown={onKeyDown}
    />
  )
}
