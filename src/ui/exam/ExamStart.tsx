import { useState } from 'react'
import type { Catalogue } from '../../challenge/catalogue.ts'
import { drawQuiz } from '../../challenge/drawQuiz.ts'
import { EXAM_MINUTES, EXAM_PASS, EXAM_QUESTIONS, EXAMS, type ExamName } from '../../challenge/exams.ts'
import { durationText } from '../../look/time.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { RadioRows } from '../kit/RadioRows.tsx'
import { Segmented } from '../kit/Segmented.tsx'
import { PageFrame } from '../shell/PageFrame.tsx'
import type { ExamSearch } from './examSearch.ts'
import { limitOf, TIME_FACTORS, type TimeFactor } from './examTime.ts'
import { freshSeed } from '../quiz/fresh.ts'
import { isHandedIn, keepExam, useKeptExam, type KeptExam } from './keptExam.ts'
import { KeptCard } from './KeptCard.tsx'
import './ExamStart.css'

interface ExamStartProps {
  readonly catalogue: Catalogue
  readonly search: ExamSearch
  readonly onOpen: (exam: Pick<KeptExam, 'exam' | 'seed'>) => void
}

const SHORT_QUESTIONS = 20
const COUNTS = { whole: EXAM_QUESTIONS, short: SHORT_QUESTIONS } as const
type Length = keyof typeof COUNTS

/** Which exam, how long, how much time; and the one that was left. */
export function ExamStart({ catalogue, search, onOpen }: ExamStartProps) {
  const kept = useKeptExam((state) => state.kept)
  const [exam, setExam] = useState<ExamName>(search.exam ?? 'DVA')
  const [length, setLength] = useState<Length>('whole')
  const [factor, setFactor] = useState<TimeFactor>('1')
  const [isAsked, setIsAsked] = useState(false)
  const isUnderWay = kept !== null && !isHandedIn(kept)
  const begin = (): void => {
    const begun = beginExam({ catalogue, exam, count: COUNTS[length], factor, seed: search.seed ?? freshSeed() })
    keepExam(begun)
    onOpen(begun)
  }
  return (
    <PageFrame>
      <header className="exam-start__head">
        <h1>Mock exam</h1>
        <p className="tone-2">
          {EXAM_QUESTIONS} questions in {EXAM_MINUTES} minutes, weighted by domain as AWS weights them. Answers show at
          the end.
        </p>
      </header>
      {kept !== null && <KeptCard kept={kept} onOpen={() => onOpen(kept)} />}
      <div className="exam-start__grid">
        <section className="exam-start__settings" aria-label="Settings">
          <RadioRows
            label="Exam"
            rows={Object.entries(EXAMS).map(([name, { title, name: code }]) => ({
              value: name as ExamName,
              label: title,
              detail: code,
            }))}
            value={exam}
            onChange={setExam}
          />
          <Segmented
            label="Questions"
            options={[
              { value: 'whole', label: `All ${String(EXAM_QUESTIONS)}` },
              { value: 'short', label: `${String(SHORT_QUESTIONS)}, a short one` },
            ]}
            value={length}
            onChange={setLength}
          />
          <RadioRows
            label="Time"
            rows={TIME_FACTORS.map((value) => timeRow(value, COUNTS[length]))}
            value={factor}
            onChange={setFactor}
          />
          <Button variant="filled" size="touch" isBlock onPress={() => (isUnderWay ? setIsAsked(true) : begin())}>
            Begin
          </Button>
        </section>
        <ExamRules />
      </div>
      <Dialog
        title="Begin a new exam?"
        isOpen={isAsked}
        onClose={() => setIsAsked(false)}
        actions={
          <>
            <Button onPress={() => setIsAsked(false)}>Keep the old one</Button>
            <Button variant="filled" onPress={begin}>
              Begin anew
            </Button>
          </>
        }
      >
        <p>The exam that you left is given up, and its answers with it. This browser keeps one exam.</p>
      </Dialog>
    </PageFrame>
  )
}

const FACTOR_WORDS: Readonly<Record<TimeFactor, string>> = {
  '0.5': 'Half the time',
  '1': 'As in the exam',
  '1.25': 'A quarter more',
  '1.5': 'Half as much again',
  '2': 'Twice the time',
  '3': 'Three times',
  none: 'No limit',
}

function timeRow(value: TimeFactor, count: number) {
  const limitMs = limitOf(count, value)
  return { value, label: FACTOR_WORDS[value], detail: limitMs === null ? '' : durationText(limitMs) }
}

function ExamRules() {
  return (
    <section className="exam-start__rules">
      <h2>How it goes</h2>
      <ul>
        <li>One right answer of four, or as many as the question says. An open question counts as wrong.</li>
        <li>Go back and forth, flag what you want to see again, and look over all before you hand in.</li>
        <li>Time counts while this page is open. More can be had at any moment; a warning comes first.</li>
        <li>This browser keeps the exam: close the page and go on later.</li>
        <li>Your score is an estimate, 100 to 1,000. {EXAM_PASS} passes.</li>
      </ul>
      <h2>Keys</h2>
      <p className="tone-2">
        Digits choose. N and P go to the next and the one before, F flags, R looks over all, E adds ten minutes.
      </p>
    </section>
  )
}

interface Beginning {
  readonly catalogue: Catalogue
  readonly exam: ExamName
  readonly count: number
  readonly factor: TimeFactor
  readonly seed: number
}

function beginExam({ catalogue, exam, count, factor, seed }: Beginning): KeptExam {
  const refs = drawQuiz(
    catalogue.filter(({ exam: domains }) => domains.some((one) => one in EXAMS[exam].weights)),
    { seed, count, exam },
  )
  return {
    exam,
    seed,
    slots: refs.map((ref) => ({ ref, answer: null, record: null, isFlagged: false })),
    index: 0,
    limitMs: limitOf(refs.length, factor),
    spentMs: 0,
  }
}
