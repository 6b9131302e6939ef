import type { HTMLAttributes, ReactNode } from 'react'
import { Input, Label, Text, TextArea, TextField as AriaTextField } from 'react-aria-components'
import { FieldRefusal, type Refusal } from './FieldRefusal.tsx'
import './TextField.css'

export interface TextFieldProps {
  readonly label: string
  readonly isLabelHidden?: boolean
  readonly value: string
  readonly onChange: (value: string) => void
  readonly help?: string
  /** What ECS refused and what to change. The text stays as it was typed. */
  readonly refusal?: Refusal | null
  readonly placeholder?: string
  /** Ids, names and JSON are set in mono. */
  readonly isMono?: boolean
  readonly type?: 'text' | 'search'
  readonly isDisabled?: boolean
  readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  return (
    <TextFieldFrame {...props}>
      <Input
        className="text-field__input"
        data-mono={props.isMono ?? undefined}
        placeholder={props.placeholder ?? ''}
        inputMode={props.inputMode ?? 'text'}
        spellCheck={false}
        autoComplete="off"
      />
    </TextFieldFrame>
  )
}

export interface TextareaProps extends Omit<TextFieldProps, 'type' | 'inputMode'> {
  readonly rows?: number
}

/** Many lines of text, such as a task definition. */
export function Textarea(props: TextareaProps) {
  return (
    <TextFieldFrame {...props}>
      <TextArea
        className="text-field__input"
        data-mono={props.isMono ?? undefined}
        rows={props.rows ?? 6}
        placeholder={props.placeholder ?? ''}
        spellCheck={false}
      />
    </TextFieldFrame>
  )
}

function TextFieldFrame(props: TextFieldProps & { readonly children: ReactNode }) {
  const { label, isLabelHidden = false, value, onChange, help, refusal = null, type = 'text', children } = props
  return (
    <AriaTextField
      className="text-field"
      value={value}
      onChange={onChange}
      type={type}
      isInvalid={refusal !== null}
      isDisabled={props.isDisabled ?? false}
      // `aria` keeps the browser's own bubbles away; the refusal below says it in our words.
      validationBehavior="aria"
    >
      <Label className={isLabelHidden ? 'visually-hidden' : 'text-field__label'}>{label}</Label>
      {children}
      {help !== undefined && refusal === null && (
        <Text slot="description" className="text-field__help">
          {help}
        </Text>
      )}
      <FieldRefusal refusal={refusal} />
    </AriaTextField>
  )
}
