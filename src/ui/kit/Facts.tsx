import './Facts.css'

export interface FactsProps {
  readonly details: readonly { readonly label: string; readonly value: string }[]
}

/** Names and values, one line each. */
export function Facts({ details }: FactsProps) {
  return (
    <dl className="facts">
      {details.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
