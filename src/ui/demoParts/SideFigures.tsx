import { sideLetter } from './SideStages.tsx'
import './SideFigures.css'

export interface FigureRow<Sums> {
  readonly label: string
  readonly of: (sums: Sums) => string
}

interface SideFiguresProps<Sums> {
  readonly rows: readonly FigureRow<Sums>[]
  /** Of one run, or of both sides. */
  readonly sums: readonly Sums[]
}

/** What each side came to, up to now. */
export function SideFigures<Sums>({ rows, sums }: SideFiguresProps<Sums>) {
  const sides = sums.map((one, index) => ({ one, name: sideLetter(index) }))
  return (
    <table className="side-figures">
      <caption className="type-h3">So far</caption>
      {sides.length > 1 && (
        <thead>
          <tr>
            <td />
            {sides.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map(({ label, of }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {sides.map(({ one, name }) => (
              <td key={name}>{of(one)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
