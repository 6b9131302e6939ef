import { Link, useRouterState } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { counted } from '../../look/numbers.ts'
import { NOTES_COVER, type NotesHeading } from '../../challenge/notesCover.ts'
import { scenarioClient, scenarioListQuery } from '../../session/scenarioDocuments.ts'
import { NOTES_PLACE } from '../topics/notesPlace.ts'
import './NotesCover.css'

/** Who learns by course notes finds each of their headings: its scenarios, its questions, and what is to come. */
export function NotesCover() {
  const { data } = useQuery(scenarioListQuery, scenarioClient)
  const titles = new Map((data ?? []).map(({ id, title }) => [id, title]))
  const isSought = useRouterState({ select: ({ location }) => location.hash === NOTES_PLACE })
  const summary = useRef<HTMLElement>(null)
  const isListed = data !== undefined
  // The map above it grows as its list comes, and it stands where it is looked for only then.
  useEffect(() => {
    if (isSought && isListed) summary.current?.focus()
  }, [isSought, isListed])
  return (
    <details className="notes-cover" id={NOTES_PLACE} open={isSought}>
      <summary className="type-h3" ref={summary}>
        What the notes cover
      </summary>
      <p className="tone-2">
        The headings of course notes on ECS, ECR and Fargate, and where each is learned here. To come is what the lab
        does not act out yet.
      </p>
      <ul>
        {NOTES_COVER.map((one) => (
          <Row key={one.heading} of={one} titles={titles} />
        ))}
      </ul>
    </details>
  )
}

function Row({ of, titles }: { readonly of: NotesHeading; readonly titles: ReadonlyMap<string, string> }) {
  const { heading, scenarios, templates, items, later } = of
  const concepts = [...templates.map((id) => `template/${id}`), ...items.map((id) => `item/${id}`)]
  return (
    <li>
      <b>{heading}</b>
      <span className="notes-cover__where">
        {scenarios.map((id) => (
          <Link key={id} to="/scenarios/$scenarioId" params={{ scenarioId: id }}>
            {titles.get(id) ?? id}
          </Link>
        ))}
        {concepts.length > 0 && (
          <Link to="/challenge/quiz" search={{ concepts: concepts.join(',') }}>
            {counted(concepts.length, 'question')}
            <span className="visually-hidden"> on {heading}</span>
          </Link>
        )}
        {later !== null && <span className="tone-2">to come: {later}</span>}
      </span>
    </li>
  )
}
