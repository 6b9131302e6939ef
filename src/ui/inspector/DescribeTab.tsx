import { JsonView } from './JsonView.tsx'

export interface DescribeTabProps {
  /** `undefined` while it is being read. */
  readonly value: unknown
  /** Whose words they are: AWS's, or the model's own. */
  readonly said: string
  /** Paths that were kept and do nothing in the model. */
  readonly fieldsWithoutEffect: readonly string[]
  /** What those fields belong to, when it is not the object itself. */
  readonly of: string | undefined
}

/** The describe-* answer, or of a decision the model's own data, and which of its fields the model only keeps. */
export function DescribeTab({ value, said, fieldsWithoutEffect, of }: DescribeTabProps) {
  return (
    <div className="inspector__stack">
      <p className="inspector__text">{said}</p>
      {fieldsWithoutEffect.length > 0 && (
        <p className="inspector__text">
          {of === undefined ? '' : `${of}: `}kept, no effect yet: <code>{fieldsWithoutEffect.join(', ')}</code>
        </p>
      )}
      {value === undefined ? <p className="inspector__text">Reading its description</p> : <JsonView value={value} />}
    </div>
  )
}
