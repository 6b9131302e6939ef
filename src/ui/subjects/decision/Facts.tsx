import type { Detail } from '../../words/words.ts'

/** Numbers with their names. */
export function Facts({ details }: { readonly details: readonly Detail[] }) {
  return (
    <dl className="inspector__facts">
      {details.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
