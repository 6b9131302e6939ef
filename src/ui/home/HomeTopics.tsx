import { Link } from '@tanstack/react-router'

const SCENARIOS = [
  { id: 'notes-scenario-1', title: 'Four tasks, 50 / 100', line: 'The notes, scenario 1' },
  { id: 'notes-scenario-2', title: 'Four tasks, 100 / 150', line: 'The notes, scenario 2' },
  { id: 'can-never-roll', title: 'One task, 100 / 100', line: 'The pair that can never roll' },
] as const

/** What there is to learn so far. Nothing is locked. */
export function HomeTopics() {
  return (
    <section className="home__topics" aria-labelledby="topics">
      <header>
        <h2 id="topics" className="type-h2">
          Rolling updates
        </h2>
        <p className="tone-3">Nothing is locked.</p>
      </header>
      <ul>
        {SCENARIOS.map((one) => (
          <li key={one.id}>
            <Link to="/scenarios/$scenarioId" params={{ scenarioId: one.id }}>
              <b>{one.title}</b>
              <span className="tone-2">{one.line}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
